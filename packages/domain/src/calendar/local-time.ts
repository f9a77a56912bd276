import { type Instant, instant } from '../kernel/index.ts';

/** Offices here keep the time of Shanghai, UTC+8 all the year since 1992. */
const aheadMs = 8 * 3_600_000;
const dayMs = 86_400_000;

/** A day of the calendar in China, `YYYY-MM-DD`; compares as a string. */
export type Day = string;

/** The day in China that an instant falls on. */
export function dayOf(at: Instant): Day {
  return new Date(Date.parse(at) + aheadMs).toISOString().slice(0, 10);
}

/** Minutes since midnight in China. */
export function minuteOfDay(at: Instant): number {
  return Math.floor(((Date.parse(at) + aheadMs) % dayMs) / 60_000);
}

/** The instant at which a day in China begins, `minutes` later. */
export function instantOf(day: Day, minutes = 0): Instant {
  return instant(new Date(Date.parse(`${day}T00:00:00.000Z`) - aheadMs + minutes * 60_000).toISOString());
}

/** The day `days` later; earlier where they are negative. */
export function daysAfter(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Whether a text is a day that the calendar has. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
