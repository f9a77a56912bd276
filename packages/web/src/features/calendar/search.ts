import { isDay } from '@sanshen/domain/calendar';

export const calendarViews = ['month', 'week', 'lanes'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** What of which calendar is shown, as it stands in the address. */
export interface CalendarSearch {
  readonly organization?: string;
  readonly view?: CalendarView;
  /** A day of the month or week that is shown. */
  readonly day?: string;
}

/** Reads the address; whatever does not belong there is left out. */
export function readCalendarSearch(search: Readonly<Record<string, unknown>>): CalendarSearch {
  const { organization, day } = search;
  const view = calendarViews.find((one) => one === search.view);
  return {
    ...(typeof organization === 'string' && organization !== '' ? { organization } : {}),
    ...(view === undefined || view === 'month' ? {} : { view }),
    ...(typeof day === 'string' && isDay(day) ? { day } : {}),
  };
}
