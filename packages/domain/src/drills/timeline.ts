import type { Instant } from '../kernel/index.ts';
import type { Drill, MomentKind } from './drill.ts';
import { drillMinute } from './time.ts';

export const timelineKinds = [
  'begun',
  'paused',
  'resumed',
  'delivered',
  'ended',
  'aborted',
] as const satisfies readonly string[];
export type TimelineKind = (typeof timelineKinds)[number] | MomentKind;

/** One line of the automatic time line (时间线). */
export interface TimelineLine {
  readonly at: Instant;
  /** Of the drill's own time. */
  readonly minute: number;
  readonly kind: TimelineKind;
  /** Who did it; null for an inject whose time had come. */
  readonly by: string | null;
  readonly inject: string | null;
  readonly target: string | null;
  readonly text: string;
}

/** All that happened in a drill, in its order. Pure. */
export function timelineOf(drill: Drill): readonly TimelineLine[] {
  const lines: Omit<TimelineLine, 'minute'>[] = [];
  const none = { inject: null, target: null };
  const { begun, finished } = drill;
  if (begun !== null)
    lines.push({ ...none, at: begun.at, kind: 'begun', by: begun.by.name, text: begun.note });
  for (const { from, to } of drill.pauses) {
    lines.push({ ...none, at: from, kind: 'paused', by: drill.director.name, text: '' });
    if (to !== null && to !== finished?.at)
      lines.push({ ...none, at: to, kind: 'resumed', by: drill.director.name, text: '' });
  }
  for (const { inject, at, early } of drill.delivered) {
    lines.push({
      at,
      kind: 'delivered',
      by: early?.name ?? null,
      inject: inject.id,
      target: null,
      text: inject.text,
    });
  }
  for (const { at, kind, by, inject, target, text } of drill.moments)
    lines.push({ at, kind, by: by.name, inject, target, text });
  if (finished !== null && (drill.status === 'ended' || drill.status === 'aborted'))
    lines.push({ ...none, at: finished.at, kind: drill.status, by: finished.by.name, text: finished.note });
  return lines
    .map((line, index) => ({ line, index }))
    .sort((a, b) => (a.line.at < b.line.at ? -1 : a.line.at > b.line.at ? 1 : a.index - b.index))
    .map(({ line }) => ({ ...line, minute: drillMinute(drill, line.at) }));
}
