import { periods } from '@sanshen/domain/policy';

export const planningViews = ['board', 'compare', 'drafts'] as const;
export type PlanningView = (typeof planningViews)[number];
export type Period = (typeof periods)[number];

/** What of the planning is shown, as it stands in the address. */
export interface PlanningSearch {
  readonly organization?: string;
  readonly view?: PlanningView;
  readonly period?: Period;
  /** A day of the period. */
  readonly date?: string;
  readonly year?: number;
  readonly target?: string;
}

/** Reads the address; whatever does not belong there is left out. */
export function readPlanningSearch(search: Readonly<Record<string, unknown>>): PlanningSearch {
  const view = planningViews.find((one) => one === search.view);
  const period = periods.find((one) => one === search.period);
  const { organization, date, year, target } = search;
  return {
    ...(isName(organization) ? { organization } : {}),
    ...(view === undefined || view === 'board' ? {} : { view }),
    ...(period === undefined || period === 'month' ? {} : { period }),
    ...(isDay(date) ? { date } : {}),
    ...(typeof year === 'number' && year >= 2000 && year <= 2200 ? { year } : {}),
    ...(isName(target) ? { target } : {}),
  };
}

export const ideaFilters = ['open', 'waiting', 'ready', 'mine', 'closed'] as const;

/** Which ideas are shown, and which one is open. */
export interface IdeaSearch {
  readonly organization?: string;
  readonly show?: (typeof ideaFilters)[number];
  readonly idea?: string;
  /** Opens the form, with this topic. */
  readonly propose?: string;
  /** The question that the idea proposed comes from. */
  readonly question?: string;
}

/** See {@link readPlanningSearch}. */
export function readIdeaSearch(search: Readonly<Record<string, unknown>>): IdeaSearch {
  const show = ideaFilters.find((one) => one === search.show);
  const { organization, idea, propose, question } = search;
  return {
    ...(isName(organization) ? { organization } : {}),
    ...(show === undefined || show === 'open' ? {} : { show }),
    ...(isName(idea) ? { idea } : {}),
    ...(typeof propose === 'string' ? { propose: propose.slice(0, 100) } : {}),
    ...(isName(question) ? { question } : {}),
  };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 100;
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}
