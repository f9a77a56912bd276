import { type Day, daysAfter, isDay } from './local-time.ts';

const weekdays: readonly string[] = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** Steps looked at at most: a rule that never hits a day of the window ends too. */
const mostSteps = 20_000;

interface Rule {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly count: number | null;
  readonly until: Day | null;
  /** Days of the week of a weekly rule. */
  readonly days: readonly number[];
  /** The nth weekday of the month, counted from its end where negative. */
  readonly nth: { readonly n: number; readonly weekday: number } | null;
}

/**
 * The days on which an event repeats (RFC 5545, 3.3.10), from its first day on, within a window whose ends belong to it. Null for rules that are not
 * understood: better said than guessed. Understood are days, weeks (with their days), months and years on the same day or the nth weekday.
 */
export function repeatDays(
  text: string,
  first: Day,
  window: { readonly from: Day; readonly to: Day },
): readonly Day[] | null {
  const rule = readRule(text, first);
  if (rule === null) return null;
  const found: Day[] = [];
  let counted = 0;
  for (let step = 0; step < mostSteps; step++) {
    const days = daysOfStep(rule, first, step);
    if (days === null) break;
    for (const day of days) {
      if (day < first) continue;
      counted += 1;
      const over = (rule.count !== null && counted > rule.count) || (rule.until !== null && day > rule.until);
      if (over || day > window.to) return found;
      if (day >= window.from) found.push(day);
    }
  }
  return found;
}

function readRule(text: string, first: Day): Rule | null {
  const parts = new Map<string, string>();
  for (const part of text.split(';', 20)) {
    const equals = part.indexOf('=');
    if (equals > 0) parts.set(part.slice(0, equals).toUpperCase(), part.slice(equals + 1).toUpperCase());
  }
  const frequency = parts.get('FREQ');
  if (frequency !== 'DAILY' && frequency !== 'WEEKLY' && frequency !== 'MONTHLY' && frequency !== 'YEARLY') {
    return null;
  }
  const known = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY', 'BYMONTH', 'BYMONTHDAY'];
  if ([...parts.keys()].some((key) => !known.includes(key))) return null;
  const interval = whole(parts.get('INTERVAL') ?? '1');
  const count = parts.has('COUNT') ? whole(parts.get('COUNT') ?? '') : null;
  const until = parts.get('UNTIL');
  const untilDay =
    until === undefined ? null : `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`;
  if (interval === null || (parts.has('COUNT') && count === null)) return null;
  if (untilDay !== null && !isDay(untilDay)) return null;
  // Stated again what the first day says already; anything else would be several days a year.
  if (parts.has('BYMONTH') && whole(parts.get('BYMONTH') ?? '') !== Number(first.slice(5, 7))) return null;
  if (parts.has('BYMONTHDAY') && whole(parts.get('BYMONTHDAY') ?? '') !== Number(first.slice(8, 10)))
    return null;
  if (parts.has('BYMONTH') && frequency !== 'YEARLY') return null;
  const by = parts.get('BYDAY');
  const base = { frequency, interval, count, until: untilDay, days: [], nth: null } as const;
  if (by === undefined) return base;
  if (frequency === 'WEEKLY') {
    const days = by.split(',').map((day) => weekdays.indexOf(day));
    return days.includes(-1) ? null : { ...base, days: days.toSorted((a, b) => a - b) };
  }
  const nth = /^([+-]?[1-5])(SU|MO|TU|WE|TH|FR|SA)$/.exec(by);
  const yearlyInMonth = frequency === 'YEARLY' && parts.has('BYMONTH');
  if (nth === null || parts.has('BYMONTHDAY') || !(frequency === 'MONTHLY' || yearlyInMonth)) return null;
  const weekday = weekdays.indexOf(nth[2] ?? '');
  return { ...base, nth: { n: Number(nth[1]), weekday } };
}

function whole(text: string): number | null {
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;
}

/** The days of one step of a rule in order; none where the month has no such day, null beyond the years of the calendar. */
function daysOfStep(
  { frequency, interval, days, nth }: Rule,
  first: Day,
  step: number,
): readonly Day[] | null {
  if (frequency === 'DAILY') return [daysAfter(first, step * interval)];
  if (frequency === 'WEEKLY') {
    // Weeks begin on Monday, as the standard says where nothing else is stated.
    const monday = daysAfter(first, -((weekdayOf(first) + 6) % 7) + step * interval * 7);
    const wanted = days.length === 0 ? [weekdayOf(first)] : days;
    return wanted.map((day) => daysAfter(monday, (day + 6) % 7)).toSorted();
  }
  const months = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1;
  const month = months + step * interval * (frequency === 'YEARLY' ? 12 : 1);
  const year = Math.floor(month / 12);
  if (year > 9000) return null;
  const start = `${String(year).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  const day = nth === null ? `${start}-${first.slice(8, 10)}` : nthOf(start, nth.n, nth.weekday);
  return isDay(day) ? [day] : [];
}

function nthOf(month: string, n: number, weekday: number): string {
  if (n > 0) {
    const firstDay = `${month}-01`;
    const day = 1 + ((weekday - weekdayOf(firstDay) + 7) % 7) + (n - 1) * 7;
    return `${month}-${String(day).padStart(2, '0')}`;
  }
  const last = [31, 30, 29, 28].map((day) => `${month}-${day}`).find(isDay) ?? `${month}-28`;
  const back = ((weekdayOf(last) - weekday + 7) % 7) + (-n - 1) * 7;
  const day = daysAfter(last, -back);
  return day.startsWith(month) ? day : '';
}

function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay();
}
