import { addHours, type Instant } from '../kernel/index.ts';
import type { AssessmentRules } from '../policy/index.ts';

/** A year `2026` or half of one `2026-H1` of the calendar in China. */
export type AssessmentPeriod = string;

const shape = /^(2\d{3})(?:-H([12]))?$/;

/** Whether a text names a year or half of one from 2000 on. */
export function isAssessmentPeriod(text: string): text is AssessmentPeriod {
  return shape.test(text);
}

/** Whether units are assessed by periods of this length. */
export function fitsRules(
  period: AssessmentPeriod,
  { everyMonths }: Pick<AssessmentRules, 'everyMonths'>,
): boolean {
  return (everyMonths === 6) === period.includes('-H');
}

/** The first instant of a period and the first one after it. Throws RangeError for what names no period. */
export function boundsOf(period: AssessmentPeriod): { readonly from: Instant; readonly to: Instant } {
  const found = shape.exec(period);
  if (found === null) throw new RangeError(`not a year or half of one: ${period}`);
  const [, year, half] = found;
  const start = half === '2' ? `${year}-07` : `${year}-01`;
  const end = half === '1' ? `${year}-07` : `${Number(year) + 1}-01`;
  const at = (month: string) => addHours(`${month}-01T00:00:00.000Z` as Instant, -8);
  return { from: at(start), to: at(end) };
}

/** The periods of the clause board that make up an assessment's: the year, or two quarters. */
export function boardPeriodsOf(period: AssessmentPeriod): readonly string[] {
  const [year = '', half] = period.split('-');
  if (half === undefined) return [year];
  return half === 'H1' ? [`${year}-Q1`, `${year}-Q2`] : [`${year}-Q3`, `${year}-Q4`];
}

/** `2026年度`, `2026年上半年`. */
export function periodName(period: AssessmentPeriod): { readonly zh: string; readonly en: string } {
  const [year = '', half] = period.split('-');
  if (half === undefined) return { zh: `${year}年度`, en: year };
  return half === 'H1'
    ? { zh: `${year}年上半年`, en: `first half of ${year}` }
    : { zh: `${year}年下半年`, en: `second half of ${year}` };
}
