import type { FormId } from '../policy/index.ts';
import type { Phase } from '../review/index.ts';
import type { Day, Span } from './period.ts';
import { undated } from './period.ts';

export const plannedStates = ['idea', 'draft', 'inReview', 'scheduled', 'published'] as const;
/** How far something that is planned has come; released and not yet everywhere public is `scheduled`. */
export type PlannedState = (typeof plannedStates)[number];

/** What a manuscript counts as on the board; null for one that will not be published, or no longer is. */
export const plannedStateOf: Readonly<Record<Phase, PlannedState | null>> = {
  unborn: null,
  drafting: 'draft',
  returned: 'draft',
  inReview: 'inReview',
  released: 'scheduled',
  publishing: 'scheduled',
  published: 'published',
  takenDown: null,
  abandoned: null,
};

/** So many of a topic and form have come so far; an article counts once, whatever number of channels it goes to. */
export interface Tally {
  /** Empty where none was chosen yet. */
  readonly topic: string;
  readonly form: FormId;
  readonly state: PlannedState;
  readonly count: number;
}

/** A tally as it is kept: under a month, under a week, or {@link undated}. */
export interface KeptTally extends Tally {
  readonly period: string;
}

/**
 * What counts in a span, seen from `today`. In one that is over: what was published. In the present one: what was published, and everything
 * open that belongs to it, has no day, or had one before it and is late. In one to come: what is planned for it.
 */
export function talliesIn(span: Span, today: Day, kept: readonly KeptTally[]): readonly Tally[] {
  const over = span.to <= today;
  const present = span.from <= today && !over;
  const [first] = span.parts;
  return kept.filter(({ period, state }) => {
    const within = span.parts.includes(period);
    if (state === 'published') return within;
    if (over) return false;
    if (within) return true;
    return present && (period === undated || (period.length === first.length && period < first));
  });
}
