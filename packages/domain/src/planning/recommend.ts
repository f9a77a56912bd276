import type { Target } from '../policy/index.ts';
import type { Day, Span } from './period.ts';
import type { TargetStanding } from './standing.ts';

/** A key date ahead. */
export interface DateAhead {
  readonly id: string;
  readonly date: Day;
}

/** What is missing, with the key dates on which it could be written; a person decides whether anything is. */
export interface Recommendation {
  readonly target: string;
  /** `more` of what the target speaks of, or `fewer` of it: others instead. */
  readonly kind: 'more' | 'fewer';
  /** How many more, or how many others; null where no number would do. */
  readonly count: number | null;
  /** The next key dates before the target's span ends, the nearest first; none for `fewer`. */
  readonly dates: readonly string[];
}

const mostDates = 3;

/**
 * What is missing by the targets that do not hold even with everything planned, what lacks most first. Names numbers and dates only: it chooses
 * no subject, and nothing follows from it by itself.
 */
export function recommend(
  standings: readonly {
    readonly target: Target;
    readonly span: Span;
    readonly standing: TargetStanding;
  }[],
  dates: readonly DateAhead[],
  today: Day,
): readonly Recommendation[] {
  return standings
    .filter(({ span, standing }) => span.to > today && ['slipping', 'off'].includes(standing.verdict))
    .sort((a, b) => weight(b.standing) - weight(a.standing))
    .map(({ target, span, standing }) => {
      const kind = target.bound === 'atLeast' ? ('more' as const) : ('fewer' as const);
      const within = dates.filter(({ date }) => date >= today && date >= span.from && date < span.to);
      const near = kind === 'more' ? within.slice(0, mostDates).map(({ id }) => id) : [];
      return { target: target.id, kind, count: standing.lacking, dates: near };
    });
}

function weight({ lacking }: TargetStanding): number {
  return lacking ?? Number.MAX_SAFE_INTEGER;
}
