import type { ClauseId, Instant, OrganizationId } from '../kernel/index.ts';
import type { Gravity } from '../policy/index.ts';
import type { Case, CaseSourceKind } from './case.ts';
import { deductionOf } from './terms.ts';

/** How many of some cases. */
export interface CaseCounts {
  readonly opened: number;
  /** Somebody still has to do something. */
  readonly open: number;
  /** Of the open ones, those whose deadline has passed. */
  readonly overdue: number;
  readonly closed: number;
  readonly dismissed: number;
  /** Points that they cost as they stand now. */
  readonly points: number;
}

/** 案件统计: figures of a set of cases, usually those that were opened in a year. */
export interface CaseFigures extends CaseCounts {
  readonly appeals: { readonly made: number; readonly overturned: number };
  /** Deadlines missed, by whose they were. */
  readonly missed: { readonly unit: number; readonly superior: number };
  /** Median days from opening to closing; null where none was closed. */
  readonly medianDays: number | null;
  readonly byClause: readonly { readonly clause: ClauseId; readonly count: number }[];
  readonly byGravity: readonly { readonly gravity: Gravity; readonly count: number }[];
  readonly bySource: readonly { readonly source: CaseSourceKind; readonly count: number }[];
  readonly byUnit: readonly (CaseCounts & { readonly organization: OrganizationId })[];
}

const dayLength = 86_400_000;

/** The figures of some cases as they stand at `now`; lists in falling order of their counts. Pure. */
export function caseFigures(cases: readonly Case[], now: Instant): CaseFigures {
  const units = Map.groupBy(cases, ({ organization }) => organization);
  const appeals = cases.flatMap((one) => one.appeals);
  const days = cases
    .filter(({ status, closed }) => status === 'closed' && closed !== null)
    .map(({ opened, closed }) => (Date.parse(closed?.at ?? opened.at) - Date.parse(opened.at)) / dayLength)
    .toSorted((a, b) => a - b);
  return {
    ...countsOf(cases, now),
    appeals: {
      made: appeals.length,
      overturned: appeals.filter(({ decided }) => decided?.verdict === 'overturned').length,
    },
    missed: {
      unit: sum(cases.map(({ missed }) => missed.unit)),
      superior: sum(cases.map(({ missed }) => missed.superior)),
    },
    medianDays: medianOf(days),
    byClause: grouped(cases, ({ clause }) => clause).map(([clause, count]) => ({ clause, count })),
    byGravity: grouped(cases, ({ gravity }) => gravity).map(([gravity, count]) => ({ gravity, count })),
    bySource: grouped(cases, ({ source }) => source.kind).map(([source, count]) => ({ source, count })),
    byUnit: [...units]
      .map(([organization, own]) => ({ organization, ...countsOf(own, now) }))
      .toSorted((a, b) => b.opened - a.opened || (a.organization < b.organization ? -1 : 1)),
  };
}

function countsOf(cases: readonly Case[], now: Instant): CaseCounts {
  const open = cases.filter(({ dueAt }) => dueAt !== null);
  return {
    opened: cases.length,
    open: open.length,
    overdue: open.filter(({ dueAt }) => dueAt !== null && dueAt <= now).length,
    closed: cases.filter(({ status }) => status === 'closed').length,
    dismissed: cases.filter(({ status }) => status === 'dismissed').length,
    points: sum(cases.map((one) => deductionOf(one, now).points)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function medianOf(sorted: readonly number[]): number | null {
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function grouped<K extends string>(
  cases: readonly Case[],
  keyOf: (one: Case) => K,
): readonly (readonly [K, number])[] {
  return [...Map.groupBy(cases, keyOf)]
    .map(([key, own]) => [key, own.length] as const)
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
