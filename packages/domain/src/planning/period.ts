import type { Instant } from '../kernel/index.ts';
import type { TargetPeriod } from '../policy/index.ts';

/** A day in China, `YYYY-MM-DD`; compares as a string. */
export type Day = string;

/** China's time is UTC+8 the whole year. */
const offset = 8 * 3_600_000;
const dayInMs = 86_400_000;

/** The day in China on which an instant falls. */
export function dayOf(at: Instant): Day {
  return new Date(Date.parse(at) + offset).toISOString().slice(0, 10);
}

/** The day so many days after another; before it with a negative number. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * dayInMs).toISOString().slice(0, 10);
}

/** Days from one day to another; negative when the other lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayInMs);
}

/** What is counted under a day: its month `2026-11` or its week `2026-W48` (ISO 8601: weeks begin on Monday). */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

/** See {@link monthOf}. */
export function weekOf(day: Day): string {
  // A week belongs to the year that its Thursday is in.
  const thursday = addDays(day, 4 - weekdayOf(day));
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** Monday is 1, Sunday is 7. */
function weekdayOf(day: Day): number {
  return ((new Date(`${day}T00:00:00.000Z`).getUTCDay() + 6) % 7) + 1;
}

/** What lies under `undated` has no day yet: it counts where today is. */
export const undated = 'undated';

/** A week, month, quarter or year of the calendar in China. */
export interface Span {
  readonly period: TargetPeriod;
  /** `2026-W48`, `2026-11`, `2026-Q4`, `2026`. */
  readonly key: string;
  readonly from: Day;
  /** The first day that no longer belongs to it. */
  readonly to: Day;
  /** The months, or the week, whose counts make it up, the earliest first. */
  readonly parts: readonly [string, ...string[]];
}

/** The span of a kind that a day falls in. */
export function spanAround(period: TargetPeriod, day: Day): Span {
  const year = day.slice(0, 4);
  if (period === 'week') {
    const from = addDays(day, 1 - weekdayOf(day));
    return { period, key: weekOf(day), from, to: addDays(from, 7), parts: [weekOf(day)] };
  }
  const months = { month: 1, quarter: 3, year: 12 }[period];
  const month = Number(day.slice(5, 7)) - 1;
  const first = month - (month % months);
  const monthAt = (n: number) => new Date(Date.UTC(Number(year), n, 1)).toISOString();
  const parts = Array.from({ length: months - 1 }, (_, n) => monthAt(first + n + 1).slice(0, 7));
  const key = {
    month: day.slice(0, 7),
    quarter: `${year}-Q${first / 3 + 1}`,
    year,
  }[period];
  const from = monthAt(first);
  return {
    period,
    key,
    from: from.slice(0, 10),
    to: monthAt(first + months).slice(0, 10),
    parts: [from.slice(0, 7), ...parts],
  };
}

/** The spans of a kind that begin within a year, the earliest first. */
export function spansOfYear(period: TargetPeriod, year: number): readonly Span[] {
  const last: Day = `${year}-12-31`;
  const spans: Span[] = [];
  for (let day: Day = `${year}-01-01`; day <= last; ) {
    const span = spanAround(period, day);
    if (span.from >= `${year}-01-01`) spans.push(span);
    day = span.to;
  }
  return spans;
}
