import type { PersonId } from '@sanshen/domain/kernel';
import type { Month } from '@sanshen/domain/supervision';
import { addMonths } from '@sanshen/domain/supervision';
import { Dice } from './dice.ts';
import { type YearUnit, yearUnits } from './year-units.ts';

export type FoundSort = 'text' | 'mark' | 'style';

/** Something noted on an article after it was public, and what became of it; only what was accepted is an error. */
export interface PlannedFinding {
  readonly sort: FoundSort;
  readonly end: 'accepted' | 'overruled' | 'advice' | 'open';
}

export interface PlannedArticle {
  /** Unique in the year. */
  readonly number: number;
  readonly day: number;
  readonly topic: 'theory' | 'work' | 'service' | 'other';
  readonly form: 'original' | 'workDraft';
  /** Of its text, blanks left out. */
  readonly characters: number;
  /** Released in an emergency, never reviewed afterwards and never published. */
  readonly emergency: boolean;
  /** The stage that is signed after its deadline; null for none. */
  readonly lateStage: 0 | 1 | 2 | null;
  readonly findings: readonly PlannedFinding[];
  readonly copyDiffers: boolean;
  /** What a spot check says of it: the line on which one inspector, or both, see a fault; null where it is not drawn. */
  readonly inspected: { readonly line: 'marks' | 'style' | 'sources'; readonly both: boolean } | null;
}

/** What happens in one unit in one month. */
export interface PlannedMonth {
  readonly unit: YearUnit;
  readonly month: Month;
  readonly articles: readonly PlannedArticle[];
  readonly patrols: readonly { readonly missed: boolean }[];
  readonly questions: readonly ('inTime' | 'late' | 'never' | 'withdrawn')[];
  /** Places among the unit's channels. */
  readonly dormant: readonly number[];
  readonly unattested: readonly number[];
  readonly unqualified: readonly PersonId[];
  readonly drills: readonly { readonly reportLate: boolean }[];
  readonly learnt: readonly { readonly person: PersonId; readonly minutes: number }[];
  readonly guidance: 'inTime' | 'late' | 'never' | 'declined';
  readonly cases: readonly ('inTime' | 'noAnswer' | 'rectifiedLate' | 'dismissed')[];
}

export interface YearPlan {
  readonly seed: number;
  readonly units: readonly YearUnit[];
  readonly months: readonly Month[];
  /** By month, then by unit. */
  readonly happenings: readonly (readonly PlannedMonth[])[];
  /** Who never passed the examination, and whose certificate runs out at the end of which month. */
  readonly untrained: ReadonlySet<PersonId>;
  readonly lapses: ReadonlyMap<PersonId, Month>;
}

export interface YearWish {
  readonly seed: number;
  readonly units: number;
  readonly months: number;
  readonly year: number;
}

/** Makes up a year: what happens everywhere, faults among it. The same wish gives the same year. */
export function planYear({ seed, units: count, months: length, year }: YearWish): YearPlan {
  const dice = new Dice(seed);
  const units = yearUnits(count);
  const months = Array.from({ length }, (_, n) => addMonths(`${year}-01`, n));
  let number = 0;
  const happenings = months.map((month, index) =>
    units.map((unit) => planMonth(dice, unit, month, index, () => ++number)),
  );
  const people = units.flatMap((unit) => unit.people);
  const untrained = new Set(people.filter(() => dice.percent(4)));
  const lapses = new Map(
    people.filter((one) => !untrained.has(one) && dice.percent(3)).map((one) => [one, dice.pick(months)]),
  );
  return { seed, units, months, happenings, untrained, lapses };
}

function planMonth(
  dice: Dice,
  unit: YearUnit,
  month: Month,
  index: number,
  nextNumber: () => number,
): PlannedMonth {
  const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make);
  const places = unit.channels.map((_, place) => place);
  const own = unit.organization.key !== 'kunming';
  return {
    unit,
    month,
    articles: unit.writes ? times(1 + dice.below(3), () => planArticle(dice, nextNumber())) : [],
    patrols: times(3 + dice.below(2), () => ({ missed: dice.percent(3) })),
    questions: times(dice.below(3), () => dice.pick(asked)),
    dormant: places.filter(() => dice.percent(1)),
    // In the first month nothing can be overdue yet: the channels have only just been entered.
    unattested: index === 0 ? [] : places.filter(() => dice.percent(1)),
    unqualified: own ? unit.operators.filter(() => dice.percent(1)) : [],
    drills: times(dice.percent(17) ? 1 : 0, () => ({ reportLate: dice.percent(15) })),
    learnt: unit.people
      .filter(() => dice.percent(60))
      .map((person) => ({ person, minutes: 30 * (1 + dice.below(8)) })),
    guidance: dice.pick(guided),
    cases: times(dice.percent(8) ? 1 : 0, () => dice.pick(treated)),
  };
}

const asked = ['inTime', 'inTime', 'inTime', 'inTime', 'late', 'never', 'withdrawn'] as const;
const guided = [
  'inTime',
  'inTime',
  'inTime',
  'inTime',
  'inTime',
  'inTime',
  'late',
  'never',
  'declined',
] as const;
const treated = ['inTime', 'inTime', 'inTime', 'noAnswer', 'rectifiedLate', 'dismissed'] as const;
const topics = ['theory', 'theory', 'work', 'work', 'work', 'work', 'service', 'other'] as const;

function planArticle(dice: Dice, number: number): PlannedArticle {
  const emergency = dice.percent(3);
  const sorts = ['text', 'mark', 'style'] as const;
  const ends = ['accepted', 'accepted', 'overruled', 'advice', 'open'] as const;
  const findings = dice.percent(10) ? [{ sort: dice.pick(sorts), end: dice.pick(ends) }] : [];
  const inspected = dice.percent(6)
    ? { line: dice.pick(['marks', 'style', 'sources'] as const), both: dice.percent(60) }
    : null;
  return {
    number,
    day: 5 + dice.below(9),
    topic: dice.pick(topics),
    form: dice.percent(12) ? 'workDraft' : 'original',
    characters: 200 + dice.below(800),
    emergency,
    lateStage: !emergency && dice.percent(5) ? dice.pick([0, 1, 2] as const) : null,
    findings: emergency ? [] : findings,
    copyDiffers: !emergency && dice.percent(3),
    inspected: emergency ? null : inspected,
  };
}
