import type { Target } from '../policy/index.ts';
import type { KeptTally } from './count.ts';
import { type Day, type Span, undated } from './period.ts';
import { type Portion, speaksOf, type TargetVerdict, verdictOf } from './standing.ts';

/** How a target stood or stands in one span, for many at once. */
export interface Cell {
  readonly published: Portion;
  readonly expected: Portion;
  readonly verdict: TargetVerdict;
}

/**
 * How a target stands in each of some spans: what `standingOfTarget` says of `talliesIn`, in one reading of the counts, so that 150 units and a year
 * take milliseconds.
 */
export function cellsOf(
  target: Target,
  spans: readonly Span[],
  today: Day,
  kept: readonly KeptTally[],
): readonly Cell[] {
  const counts = spans.map(() => ({ in: 0, of: 0, publishedIn: 0, publishedOf: 0 }));
  const places = new Map<string, number>();
  spans.forEach(({ parts }, index) => {
    for (const part of parts) places.set(part, index);
  });
  const present = spans.findIndex(({ from, to }) => from <= today && today < to);
  const first = spans[present]?.parts[0];
  for (const tally of kept) {
    const open = tally.state !== 'published';
    let place = places.get(tally.period);
    const late = first !== undefined && tally.period.length === first.length && tally.period < first;
    if (open && (tally.period === undated || late)) place = present;
    const count = place === undefined ? undefined : counts[place];
    const over = place !== undefined && (spans[place]?.to ?? '') <= today;
    if (count === undefined || (open && over)) continue;
    const speaks = speaksOf(target, tally);
    count.of += tally.count;
    if (speaks) count.in += tally.count;
    if (open) continue;
    count.publishedOf += tally.count;
    if (speaks) count.publishedIn += tally.count;
  }
  return counts.map(({ publishedIn, publishedOf, ...expected }) => {
    const published = { in: publishedIn, of: publishedOf };
    return { published, expected, verdict: verdictOf(target, published, expected) };
  });
}
