import { addHours, type Instant } from '../kernel/index.ts';
import { dayOf, monthOf } from '../planning/index.ts';

/** A month of the calendar in China, `2026-11`; compares as a string. */
export type Month = string;
/** A month, a quarter `2026-Q4` or a year `2026` of the calendar in China. */
export type PeriodKey = string;

const shape = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/;

/** Whether a text names a month, a quarter or a year from 2000 to 2999. */
export function isPeriodKey(text: string): text is PeriodKey {
  return shape.test(text) && text.startsWith('2');
}

/** The month in China in which an instant falls. */
export function monthAt(at: Instant): Month {
  return monthOf(dayOf(at));
}

/** The month so many months after another; before it with a negative number. */
export function addMonths(month: Month, months: number): Month {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, (number ?? 1) - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The first instant of a month in China. */
export function monthStart(month: Month): Instant {
  return addHours(`${month}-01T00:00:00.000Z` as Instant, -8);
}

/** The first instant that no longer belongs to a month in China. */
export function monthEnd(month: Month): Instant {
  return monthStart(addMonths(month, 1));
}

/** The months that make up a period, the earliest first. Throws RangeError for what names no period. */
export function monthsOf(period: PeriodKey): readonly Month[] {
  const found = shape.exec(period);
  if (found === null) throw new RangeError(`not a month, quarter or year: ${period}`);
  const [, year, quarter, month] = found;
  if (month !== undefined) return [period];
  const first = quarter === undefined ? 0 : (Number(quarter) - 1) * 3;
  const count = quarter === undefined ? 12 : 3;
  return Array.from({ length: count }, (_, n) => addMonths(`${year}-01`, first + n));
}

/** The twelve months that end with the last month of a period, or with `today` where that comes first: what a trend shows. */
export function trendMonths(period: PeriodKey, today: Month): readonly Month[] {
  const last = monthsOf(period).at(-1) ?? today;
  const end = last < today ? last : today;
  return Array.from({ length: 12 }, (_, n) => addMonths(end, n - 11));
}
