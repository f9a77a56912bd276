import { saveAnswers } from '@sanshen/contract/training-examinations';
import { useCallback, useEffect, useRef, useState } from 'react';
import { client, isPassing } from '../../app/api.ts';
import { type Answer, type AnswerQueue, batch, keep, put, readKept, settle } from './answer-queue.ts';

/** Milliseconds that typing is waited for, and between two tries without a connection. */
const pause = 500;
const retries = [1000, 2000, 5000] as const;

/**
 * Sends answers as they are given. What is not acknowledged is kept in this browser and sent again until it is, also after a reload. `ended` is told when the server
 * takes none any more.
 */
export function useAnswers(
  attempt: string,
  { last, offset, ended }: { readonly last: number; readonly offset: number; readonly ended: () => void },
) {
  const [queue, setQueue] = useState<AnswerQueue>(() => {
    const kept = readKept(attempt);
    return { ...kept, last: Math.max(kept.last, last) };
  });
  const [lost, setLost] = useState(false);
  const current = useRef(queue);
  const sending = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const failures = useRef(0);
  const again = useRef<() => void>(() => {});

  const change = useCallback(
    (next: AnswerQueue) => {
      current.current = next;
      keep(attempt, next);
      setQueue(next);
    },
    [attempt],
  );

  const send = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    const answers = [...batch(current.current)];
    if (answers.length === 0) return;
    try {
      const told = await client.call(saveAnswers, { params: { attempt }, body: { answers } });
      failures.current = 0;
      setLost(false);
      change(settle(current.current, told));
    } catch (error) {
      if (!isPassing(error)) return ended();
      setLost(true);
      const wait = retries[Math.min(failures.current, retries.length - 1)] ?? 5000;
      failures.current += 1;
      timer.current = setTimeout(() => again.current(), wait);
    }
  }, [attempt, change, ended]);

  /** Sends what is not sent; one request at a time. */
  const flush = useCallback(async (): Promise<void> => {
    if (sending.current !== null) await sending.current;
    const work = send();
    sending.current = work;
    await work;
    if (sending.current === work) sending.current = null;
  }, [send]);

  useEffect(() => {
    const now = () => void flush();
    again.current = now;
    window.addEventListener('online', now);
    // What an earlier visit could not send.
    now();
    return () => {
      window.removeEventListener('online', now);
      clearTimeout(timer.current);
    };
  }, [flush]);

  const give = useCallback(
    (position: number, answer: Answer) => {
      change(put(current.current, position, answer, Date.now() + offset));
      clearTimeout(timer.current);
      const typed = answer.kind === 'fill' || answer.kind === 'free' || answer.kind === 'proofreading';
      timer.current = setTimeout(() => void flush(), typed ? pause : 0);
    },
    [change, flush, offset],
  );

  return { queue, lost, give, flush };
}
