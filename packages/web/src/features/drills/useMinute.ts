import type { DrillAnswer } from '@sanshen/contract/drills';
import { useEffect, useState } from 'react';

/** The present each second, while asked for. */
export function useSecond(on: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [on]);
  return now;
}

/** The drill's own minute now: what the server said, and what passed here since it was read. Both clocks may differ; only what passed counts. */
export function useMinute(
  { minute, status }: Pick<DrillAnswer, 'minute' | 'status'>,
  readAt: number,
): number {
  const now = useSecond(status === 'running');
  return status === 'running' ? minute + Math.max(0, now - readAt) / 60_000 : minute;
}

/** Minutes as a clock shows them: `4:05`. */
export function minuteText(minutes: number): string {
  const seconds = Math.max(0, Math.floor(minutes * 60));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
