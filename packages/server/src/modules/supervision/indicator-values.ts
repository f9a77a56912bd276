import type { Digest, Instant, OrganizationId } from '@sanshen/domain/kernel';
import {
  assess,
  closedIndicator,
  type IndicatorValue,
  type Month,
  monthAt,
  monthsOf,
  type PeriodKey,
} from '@sanshen/domain/supervision';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { ledgerDigest } from '../ledger/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { type Closed, closedOf, totalsOf } from './count-store.ts';

/** An indicator with where the cases behind it are listed. */
export type IndicatorWithCases = IndicatorValue & { readonly cases: string };

/** The months of a period that have begun at an instant. */
export function begunMonths(period: PeriodKey, now: Instant): readonly Month[] {
  const today = monthAt(now);
  return monthsOf(period).filter((month) => month <= today);
}

/**
 * How a unit stands by each indicator in a month, quarter or year: of closed months what they were closed with, of others what is counted so far. Thresholds and
 * points are those of the last closed month where the whole period is closed, else of the rule book in force. Empty where there is no rule book.
 */
export async function indicatorValues(
  db: Database | Transaction,
  organization: OrganizationId,
  period: PeriodKey,
  now: Instant,
): Promise<readonly IndicatorWithCases[]> {
  const months = begunMonths(period, now);
  const [totals, frozen, effective] = await Promise.all([
    totalsOf(db, [organization], months),
    frozenPeriod(db, organization, period),
    effectivePolicy(db, organization, now),
  ]);
  const indicators =
    frozen?.indicators ?? effective?.policy.accountability.indicators.map(closedIndicator) ?? [];
  return assess(indicators, totals.get(organization) ?? [], period, months).map((one) => ({
    ...one,
    cases: casesPath(organization, period, one.indicator),
  }));
}

/** The screen that lists the cases behind a number. */
export function casesPath(organization: OrganizationId, period: PeriodKey, indicator: string): string {
  return `/supervision?${new URLSearchParams({ organization, period, indicator })}`;
}

/** A period of which every month is closed. */
export interface FrozenPeriod {
  readonly organization: OrganizationId;
  readonly period: PeriodKey;
  /** Of its one month, or of the digests of all its months in order. */
  readonly digest: Digest;
  readonly months: readonly Pick<Closed, 'month' | 'amendment' | 'digest' | 'at'>[];
  readonly indicators: Closed['period']['indicators'];
}

/** A month, quarter or year of a unit as it was closed; null while any month of it is open. */
export async function frozenPeriod(
  db: Database | Transaction,
  organization: OrganizationId,
  period: PeriodKey,
): Promise<FrozenPeriod | null> {
  const months = monthsOf(period);
  const closed = await closedOf(db, organization, months);
  const [first] = closed;
  if (first === undefined || closed.length < months.length) return null;
  return {
    organization,
    period,
    digest: months.length === 1 ? first.digest : ledgerDigest(closed.map(({ digest }) => digest).join('\n')),
    months: closed.map(({ month, amendment, digest, at }) => ({ month, amendment, digest, at })),
    indicators: closed.at(-1)?.period.indicators ?? first.period.indicators,
  };
}
