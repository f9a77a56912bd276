import type { Target } from '../policy/index.ts';
import { type Day, type Span, undated } from './period.ts';
import { type Portion, type TargetVerdict, verdictOf } from './standing.ts';

/** How a target stood or stands in one span, for many at once. */
export interface Cell {
  readonly published: Portion;
  readonly expected: Portion;
  readonly verdict: TargetVerdict;
}

/** What is kept under one month or week, or without a day, already summed for one target. */
export interface KeptPortion {
  readonly period: string;
  /** Not yet published. */
  readonly open: boolean;
  readonly portion: Portion;
}

/**
 * How a target stands in each of some spans: what `standingOfTarget` says of `talliesIn`, in one reading of sums, so that 150 units and a year
 * take milliseconds.
 */
export function cellsOf(
  target: Pick<Target, 'bound' | 'share'>,
  spans: readonly Span[],
  today: Day,
  kept: readonly KeptPortion[],
): readonly Cell[] {
  const cells = spans.map(() => ({ published: { in: 0, of: 0 }, expected: { in: 0, of: 0 } }));
  const places = new Map(spans.flatMap(({ parts }, index) => parts.map((part) => [part, index] as const)));
  const present = spans.findIndex(({ from, to }) => from <= today && today < to);
  const first = spans[present]?.parts[0];
  for (const { period, open, portion } of kept) {
    const late = first !== undefined && period.length === first.length && period < first;
    const place = open && (period === undated || late) ? present : places.get(period);
    const cell = place === undefined ? undefined : cells[place];
    const over = place !== undefined && (spans[place]?.to ?? '') <= today;
    if (cell === undefined || (open && over)) continue;
    for (const sum of open ? [cell.expected] : [cell.expected, cell.published]) {
      sum.in += portion.in;
      sum.of += portion.of;
    }
  }
  return cells.map((cell) => ({ ...cell, verdict: verdictOf(target, cell.published, cell.expected) }));
}
