import type { RouteAnswer } from '@sanshen/contract/route';
import type { readUnit } from '@sanshen/contract/supervision';
import type { Chosen } from '../../text/language.ts';
import { firstMonth, kindOf } from './search.ts';
import type { supervisionTexts } from './texts.ts';

export type UnitIndicator = RouteAnswer<typeof readUnit>['indicators'][number];
export type Verdict = UnitIndicator['verdict'];

/** What stands for each verdict beside its colour. */
export const marks: Readonly<Record<Verdict, string>> = {
  met: '✓',
  missed: '✗',
  nothing: '–',
  underway: '↗',
  notMeasured: '·',
};

/** A value as people read it; a dash where there is none. */
export function valueText(unit: UnitIndicator['unit'], value: number | null): string {
  if (value === null) return '—';
  if (unit === 'share') return `${Math.round(value * 1000) / 10}%`;
  return unit === 'count' ? String(value) : String(Math.round(value * 100) / 100);
}

/** What a period is called. */
export function periodName(period: string, t: Chosen<typeof supervisionTexts>): string {
  const month = firstMonth(period);
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5));
  const kind = kindOf(period);
  if (kind === 'year') return t.yearName(year);
  return kind === 'quarter' ? t.quarterName(year, Math.ceil(number / 3)) : t.monthName(year, number);
}
