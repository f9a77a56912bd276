import { dateText } from '../../components/time.tsx';
import type { Language } from '../../text/language.ts';

/** Offices here keep the day of Shanghai, which has no summer time. */
const zone = '+08:00';
const dayMs = 86_400_000;

/** The day in Shanghai at a moment, as an input for dates writes it. */
export function dayOf(at: Date | string): string {
  return new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The first moment of a day. */
export function beginOf(day: string): string {
  return new Date(`${day}T00:00:00${zone}`).toISOString();
}

/** The moment after a day: what is valid through that day ends there. */
export function endOf(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00${zone}`) + dayMs).toISOString();
}

/** From when a decision holds: at once (undefined) if its day is today or was left empty. */
export function fromDay(day: string | undefined, now = new Date()): string | undefined {
  return day === undefined || day === '' || day <= dayOf(now) ? undefined : beginOf(day);
}

/** The last day of something that ends at a moment, in words. */
export function lastDayText(to: string, language: Language): string {
  return dateText(new Date(Date.parse(to) - 1).toISOString(), language);
}

/** How far the clock of a screen, which ticks twice a minute, may lag behind the server's. */
const lagMs = 60_000;

/** How a period stands at a moment of the screen's clock: what was decided just now counts already. */
export function stateOf(period: { readonly from: string; readonly to: string | null }, now: number) {
  const latest = now + lagMs;
  if (Date.parse(period.from) > latest) return 'future';
  return period.to !== null && Date.parse(period.to) <= latest ? 'past' : 'now';
}
