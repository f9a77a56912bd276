import type { Chosen } from '../../text/language.ts';
import type { planningTexts } from './texts.ts';

/** What a span is called: 2026 年 11 月, 第 4 季度. */
export function spanName(
  {
    period,
    key,
    from,
    to,
  }: { readonly period: string; readonly key: string; readonly from: string; readonly to: string },
  t: Chosen<typeof planningTexts>,
): string {
  if (period === 'week') {
    const last = new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10);
    return `${from} – ${last}`;
  }
  const part = partName(key, t);
  const year = t.yearOf(Number(key.slice(0, 4)));
  return period === 'year' ? year : `${year} ${part}`;
}

/** A span within its year, short. */
export function partName(key: string, t: Chosen<typeof planningTexts>): string {
  const part = key.slice(5);
  if (part === '') return t.wholeYear;
  if (part.startsWith('Q')) return t.quarterName(Number(part.slice(1)));
  return part.startsWith('W') ? t.weekName(Number(part.slice(1))) : t.monthName(Number(part));
}

/** A share of a portion as people read it; a dash where there is nothing. */
export function shareText(part: number, of: number): string {
  return of === 0 ? '—' : `${Math.round((part / of) * 1000) / 10}%`;
}
