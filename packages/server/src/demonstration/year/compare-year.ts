import type { ManuscriptId, OrganizationId } from '@sanshen/domain/kernel';
import type { IndicatorMeasure } from '@sanshen/domain/policy';
import type { PeriodKey } from '@sanshen/domain/supervision';
import { type IndicatorWithCases, unitValues } from '../../modules/supervision/public.ts';
import type { AppContext } from '../../platform/context.ts';
import { demonstrationOrganizationId } from '../people.ts';
import { type Expected, type ExpectedMonth, expectedValue, expectMonth, together } from './expect-year.ts';
import type { YearPlan } from './plan-year.ts';
import { compareFaults, type FaultCount } from './planted-faults.ts';

/** Where the board and the truth differ. */
export interface Difference {
  readonly organization: OrganizationId;
  readonly period: PeriodKey;
  readonly indicator: string;
  readonly expected: string;
  readonly shown: string;
}

/** How an indicator came out everywhere. */
export interface IndicatorLine {
  readonly indicator: string;
  readonly name: IndicatorWithCases['name'];
  readonly measure: IndicatorMeasure;
  /** Of the whole time and all units. */
  readonly truth: Expected;
  readonly shown: Expected;
  /** Numbers that were held against the truth: units by months, and by the whole time. */
  readonly compared: number;
  readonly missed: number;
  readonly different: number;
}

export interface YearComparison {
  readonly lines: readonly IndicatorLine[];
  readonly differences: readonly Difference[];
  readonly faults: readonly FaultCount[];
}

/** Holds every indicator of every unit, in every month and in all of them together, against what was planned; and every planted fault against the cases behind the numbers. */
export async function compareYear(
  { db, clock }: Pick<AppContext, 'db' | 'clock'>,
  plan: YearPlan,
  manuscripts: ReadonlyMap<number, ManuscriptId>,
): Promise<YearComparison> {
  const truth = truthOf(plan);
  const ids = [...truth.keys()];
  const lines = new Map<string, Mutable<IndicatorLine>>();
  const differences: Difference[] = [];
  const year = plan.months[0]?.slice(0, 4) ?? '';
  const periods = [...plan.months.map((month, index) => ({ period: month, from: index, months: 1 }))];
  const all = { period: year, from: 0, months: plan.months.length };
  // The year is shown for its months that have begun; a shorter time than a year is followed by one that has just begun.
  for (const { period, from, months } of plan.months.length === 12 ? [...periods, all] : periods) {
    const values = await unitValues(db, ids, period, clock.now());
    for (const [organization, expected] of truth) {
      for (const shown of values.get(organization) ?? []) {
        const sums = together(expected.slice(from, from + months), shown.measure);
        const found = differenceOf(shown, sums, months);
        if (found !== null) differences.push({ organization, period, ...found });
        addTo(lines, shown, sums, { total: months === 1, different: found !== null });
      }
    }
  }
  const faults = await compareFaults(db, plan, manuscripts);
  return { lines: [...lines.values()], differences, faults };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function truthOf(plan: YearPlan): ReadonlyMap<OrganizationId, readonly ExpectedMonth[]> {
  return new Map(
    plan.units.map(({ organization }, place) => [
      demonstrationOrganizationId(organization.key),
      plan.happenings.flatMap((units) => {
        const happened = units[place];
        return happened === undefined ? [] : [expectMonth(plan, happened)];
      }),
    ]),
  );
}

function differenceOf(shown: IndicatorWithCases, sums: Expected, months: number) {
  const value = expectedValue(shown.measure, sums, months);
  const wanted = `${sums.numerator}/${sums.denominator} ${valueText(value)} ${verdictOf(shown, value, months)}`;
  const is = `${shown.numerator}/${shown.denominator} ${valueText(shown.value)} ${shown.verdict}`;
  return wanted === is ? null : { indicator: shown.indicator, expected: wanted, shown: is };
}

function valueText(value: number | null): string {
  return value === null ? '-' : value.toFixed(6);
}

const byYear: readonly string[] = ['drillsHeld', 'trainingHours', 'peopleTrained'];

/** Said here once more, apart from the product's own rule. */
function verdictOf(
  { measure, better, threshold }: Pick<IndicatorWithCases, 'measure' | 'better' | 'threshold'>,
  value: number | null,
  months: number,
): IndicatorWithCases['verdict'] {
  if (value === null) return 'nothing';
  if (better === 'higher' ? value >= threshold : value <= threshold) return 'met';
  return byYear.includes(measure) && months < 12 ? 'underway' : 'missed';
}

function addTo(
  lines: Map<string, Mutable<IndicatorLine>>,
  { indicator, name, measure, numerator, denominator, verdict }: IndicatorWithCases,
  truth: Expected,
  { total, different }: { readonly total: boolean; readonly different: boolean },
): void {
  const none = { numerator: 0, denominator: 0 };
  const line = lines.get(indicator) ?? {
    ...{ indicator, name, measure, truth: none, shown: none, compared: 0, missed: 0, different: 0 },
  };
  lines.set(indicator, line);
  line.compared += 1;
  if (different) line.different += 1;
  if (!total) return;
  if (verdict === 'missed') line.missed += 1;
  line.truth = plus(line.truth, truth);
  line.shown = plus(line.shown, { numerator, denominator });
}

function plus(a: Expected, b: Expected): Expected {
  return { numerator: a.numerator + b.numerator, denominator: a.denominator + b.denominator };
}
