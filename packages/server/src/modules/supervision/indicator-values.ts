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
import { effectivePolicies } from '../policy/public.ts';
import { type Closed, closedCounts, closedIndicators, closedOf, totalsOf } from './count-store.ts';

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
  return (await unitValues(db, [organization], period, now)).get(organization) ?? [];
}

/** As {@link indicatorValues}, for several units in the same few queries. */
export async function unitValues(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
  period: PeriodKey,
  now: Instant,
): Promise<ReadonlyMap<OrganizationId, readonly IndicatorWithCases[]>> {
  const all = monthsOf(period);
  const months = begunMonths(period, now);
  const totals = await totalsOf(db, organizations, months);
  const closed = await closedCounts(db, organizations, all);
  const whole = organizations.filter((organization) => closed.get(organization) === all.length);
  const frozen = await closedIndicators(db, whole, all.at(-1) ?? period);
  const policies = await effectivePolicies(db, organizations, now);
  return new Map(
    organizations.map((organization) => {
      const inForce = policies.get(organization)?.policy.accountability.indicators.map(closedIndicator);
      const indicators = frozen.get(organization) ?? inForce ?? [];
      const values = assess(indicators, totals.get(organization) ?? [], period, months);
      const cases = (indicator: string) => casesPath(organization, period, indicator);
      return [organization, values.map((one) => ({ ...one, cases: cases(one.indicator) }))];
    }),
  );
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
