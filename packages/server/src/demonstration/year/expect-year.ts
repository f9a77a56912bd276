import type { IndicatorMeasure } from '@sanshen/domain/policy';
import type { Month } from '@sanshen/domain/supervision';
import type { PlannedArticle, PlannedMonth, YearPlan } from './plan-year.ts';

/** What a measure must come to: counted from the plan alone, by nothing that the product counts with. */
export interface Expected {
  readonly numerator: number;
  readonly denominator: number;
}

export type ExpectedMonth = Readonly<Partial<Record<IndicatorMeasure, Expected>>>;

/** The truth about a unit's month. */
export function expectMonth(plan: YearPlan, happened: PlannedMonth): ExpectedMonth {
  const { unit, month, articles, patrols, questions, drills, cases, guidance } = happened;
  const out = articles.filter(({ emergency }) => !emergency);
  const of = (numerator: number, denominator: number): Expected => ({ numerator, denominator });
  const errors = (sort: string) => sum(out, (one) => errorsOf(one).filter((found) => found === sort).length);
  const settled = questions.filter((one) => one !== 'withdrawn');
  const closed = cases.filter((one) => one !== 'dismissed');
  const people = unit.people.length;
  return {
    topicShare: of(
      count(out, ({ topic }) => topic === 'theory' || topic === 'work'),
      out.length,
    ),
    limitedShare: of(
      count(out, ({ topic }) => topic === 'other'),
      out.length,
    ),
    workDraftShare: of(
      count(out, ({ form }) => form === 'workDraft'),
      out.length,
    ),
    answersInTime: of(
      count(settled, (one) => one === 'inTime'),
      settled.length,
    ),
    markFaults: of(errors('mark'), out.length),
    styleFaults: of(errors('style'), out.length),
    errorsAfterPublication: of(errors('text') + count(out, ({ copyDiffers }) => copyDiffers), out.length),
    escapesPerTenThousand: of(
      errors('mark') + errors('style') + errors('text'),
      sum(out, ({ characters }) => characters),
    ),
    reviewComplete: of(out.length, articles.length),
    // The later review of an emergency release begins with a stage that nobody signed.
    overdueSignOffs: of(
      sum(articles, ({ emergency, lateStage }) => (emergency || lateStage !== null ? 1 : 0)),
      sum(articles, ({ emergency }) => (emergency ? 1 : 3)),
    ),
    patrolsMissed: of(
      count(patrols, ({ missed }) => missed),
      patrols.length,
    ),
    unqualifiedHolders: of(happened.unqualified.length, unit.operators.length),
    dormantChannels: of(happened.dormant.length, unit.channels.length),
    attestationsOverdue: of(happened.unattested.length, unit.channels.length),
    drillsHeld: of(drills.length, drills.length),
    drillReportsLate: of(
      count(drills, ({ reportLate }) => reportLate),
      drills.length,
    ),
    trainingHours: of(
      sum(happened.learnt, ({ minutes }) => minutes),
      people,
    ),
    peopleTrained: of(people - untrainedIn(plan, happened.unit.people, month).length, people),
    guidanceAnswered: of(guidance === 'inTime' ? 1 : 0, guidance === 'declined' ? 0 : 1),
    casesRectified: of(
      count(closed, (one) => one === 'inTime'),
      closed.length,
    ),
  };
}

/** The errors that are one: accepted findings, and faults on which both inspectors agree. */
export function errorsOf({ findings, inspected }: PlannedArticle): readonly ('text' | 'mark' | 'style')[] {
  const lines = { marks: 'mark', style: 'style', sources: 'text' } as const;
  return [
    ...findings.filter(({ end }) => end === 'accepted').map(({ sort }) => sort),
    ...(inspected?.both === true ? [lines[inspected.line]] : []),
  ];
}

/** Who held no certificate in a month. */
export function untrainedIn<P extends PlannedMonth['unit']['people']>(
  { untrained, lapses }: Pick<YearPlan, 'untrained' | 'lapses'>,
  people: P,
  month: Month,
) {
  return people.filter((one) => untrained.has(one) || (lapses.get(one) ?? month) < month);
}

/** Some months together. */
export function together(months: readonly ExpectedMonth[], measure: IndicatorMeasure): Expected {
  return {
    numerator: sum(months, (one) => one[measure]?.numerator ?? 0),
    denominator: sum(months, (one) => one[measure]?.denominator ?? 0),
  };
}

const counted: readonly string[] = [
  ...['markFaults', 'styleFaults', 'errorsAfterPublication', 'patrolsMissed', 'unqualifiedHolders'],
  ...['dormantChannels', 'attestationsOverdue', 'drillsHeld', 'drillReportsLate'],
];

/** The value that sums make, by arithmetic of its own; null where there is nothing that it could be of. */
export function expectedValue(
  measure: IndicatorMeasure,
  { numerator, denominator }: Expected,
  months: number,
): number | null {
  if (counted.includes(measure)) return numerator;
  if (denominator === 0) return null;
  if (measure === 'escapesPerTenThousand') return numerator / (denominator / 10_000);
  // On average over the months so many people, and in all so many hours.
  if (measure === 'trainingHours') return numerator / 60 / (denominator / months);
  return numerator / denominator;
}

function count<T>(all: readonly T[], counts: (one: T) => boolean): number {
  return all.filter(counts).length;
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
