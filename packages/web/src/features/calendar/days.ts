import { type Day, daysAfter } from '@sanshen/domain/calendar';
import type { CalendarView } from './search.ts';

/** Days since Monday, 0 to 6. */
function sinceMonday(day: Day): number {
  return (new Date(`${day}T00:00:00.000Z`).getUTCDay() + 6) % 7;
}

/** The days of the week of a day, from Monday on. */
export function weekOf(day: Day): readonly Day[] {
  const monday = daysAfter(day, -sinceMonday(day));
  return Array.from({ length: 7 }, (_, index) => daysAfter(monday, index));
}

/** The whole weeks that a month lies in, from Monday on. */
export function monthOf(day: Day): readonly Day[] {
  const month = day.slice(0, 7);
  const days: Day[] = [];
  for (let week = weekOf(`${month}-01`); week.some((one) => one.startsWith(month)); ) {
    days.push(...week);
    week = weekOf(daysAfter(week[6] ?? day, 1));
  }
  return days;
}

/** The days that a view shows. */
export function daysOf(view: CalendarView, day: Day): readonly Day[] {
  return view === 'month' ? monthOf(day) : weekOf(day);
}

/** A day of the month or week before (-1) or after (1). */
export function stepped(view: CalendarView, day: Day, step: 1 | -1): Day {
  if (view !== 'month') return daysAfter(day, 7 * step);
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + step, 1)).toISOString().slice(0, 10);
}
