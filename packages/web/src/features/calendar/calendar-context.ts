import type { Calendar } from '@sanshen/contract/calendar';
import type { Day } from '@sanshen/domain/calendar';
import { createContext, useContext } from 'react';

export type Item = Calendar['items'][number];
export type CalendarDate = Calendar['dates'][number];

/** What the views of a calendar share: what is shown, and what can be done. */
export interface CalendarDesk {
  readonly calendar: Calendar;
  readonly days: readonly Day[];
  /** The month that is meant, `YYYY-MM`, where a month is shown; else null. */
  readonly month: string | null;
  readonly channelName: (channel: string | null) => string;
  readonly clashes: (item: string) => Calendar['conflicts'];
  readonly open: (item: Item) => void;
  readonly openDate: (date: CalendarDate) => void;
  readonly plan: (day: Day, channel?: string | null) => void;
  /** Moves a plan by days and minutes, or to a day or channel; the time of day stays where nothing is said. */
  readonly move: (item: Item, to: Move) => void;
  /** The plan that was moved last and keeps the focus; asked once. */
  readonly takeFocus: (item: string) => boolean;
}

export interface Move {
  readonly day?: Day;
  readonly channel?: string | null;
  readonly days?: number;
  readonly minutes?: number;
}

export const CalendarContext = createContext<CalendarDesk | null>(null);

/** The calendar that is shown. Throws outside of its page. */
export function useCalendar(): CalendarDesk {
  const desk = useContext(CalendarContext);
  if (desk === null) throw new Error('this needs a calendar');
  return desk;
}
