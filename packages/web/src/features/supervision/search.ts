import { addMonths, isPeriodKey, type PeriodKey } from '@sanshen/domain/supervision';

export const periodKinds = ['month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** What of the clause board is shown, as it stands in the address. */
export interface SupervisionSearch {
  readonly organization?: string;
  /** All units beside each other, or one unit by itself. */
  readonly view?: 'unit';
  readonly period?: PeriodKey;
  readonly clause?: string;
  /** The number whose cases are open. */
  readonly indicator?: string;
  /** The unit whose cases they are, where it is another one than the board's. */
  readonly of?: string;
}

/** Changes the address; `drop` names what is no longer in it. */
export type Go = (change: SupervisionSearch, drop?: readonly (keyof SupervisionSearch)[]) => void;

/** Reads the address; whatever does not belong there is left out. */
export function readSupervisionSearch(search: Readonly<Record<string, unknown>>): SupervisionSearch {
  const { organization, clause, indicator, of } = search;
  // The address gives a bare year as a number.
  const period = String(search.period ?? '');
  return {
    ...(isName(organization) ? { organization } : {}),
    ...(search.view === 'unit' ? { view: 'unit' as const } : {}),
    ...(isPeriodKey(period) ? { period } : {}),
    ...(typeof clause === 'string' && /^§\d{1,2}$/.test(clause) ? { clause } : {}),
    ...(isName(indicator) ? { indicator } : {}),
    ...(isName(of) ? { of } : {}),
  };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 100;
}

/** Whether a period is a month, a quarter or a year. */
export function kindOf(period: PeriodKey): PeriodKind {
  if (period.length === 4) return 'year';
  return period.includes('Q') ? 'quarter' : 'month';
}

/** The period of a kind that a month lies in. */
export function periodAround(kind: PeriodKind, month: string): PeriodKey {
  const [year = '', number = '1'] = month.split('-');
  if (kind === 'year') return year;
  return kind === 'month' ? month : `${year}-Q${Math.ceil(Number(number) / 3)}`;
}

/** The first month of a period. */
export function firstMonth(period: PeriodKey): string {
  const [year = '', part = ''] = period.split('-');
  if (part === '') return `${year}-01`;
  return part.startsWith('Q') ? `${year}-${String(Number(part.slice(1)) * 3 - 2).padStart(2, '0')}` : period;
}

/** The period so many steps of its kind later. */
export function stepPeriod(period: PeriodKey, steps: number): PeriodKey {
  const kind = kindOf(period);
  const months = { month: 1, quarter: 3, year: 12 }[kind];
  return periodAround(kind, addMonths(firstMonth(period), steps * months));
}
