import type { Digest, Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import type { IndicatorMeasure } from '@sanshen/domain/policy';
import type { ClosedIndicator, ClosedPeriod, ClosedValue, Month } from '@sanshen/domain/supervision';
import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../platform/db/database.ts';

type Reader = Database | Transaction;

/** The newest version of a closed month. */
export interface Closed {
  readonly organization: OrganizationId;
  readonly month: Month;
  readonly amendment: number;
  readonly digest: Digest;
  readonly at: Instant;
  readonly period: ClosedPeriod;
  /** Of an amendment. */
  readonly reason: string | null;
  readonly by: string | null;
}

/** The sums of a unit as the evidence stands now, closed or not. */
export async function liveCounts(
  db: Reader,
  organization: OrganizationId,
  month: Month,
): Promise<readonly ClosedValue[]> {
  return db
    .selectFrom('supervision_count')
    .select(['measure', 'version', 'numerator', 'denominator'])
    .where('organization_id', '=', organization)
    .where('month', '=', month)
    .orderBy('measure')
    .execute();
}

/** Closed months by what they were closed with, others by the sums as they stand. */
function standing(organizations: readonly OrganizationId[], months: readonly Month[]): RawBuilder<unknown> {
  const here = sql`organization_id = any(${[...organizations]}::text[]) and month = any(${[...months]}::text[])`;
  return sql`(select organization_id, month, measure, version, numerator, denominator
      from supervision_closed_value where ${here}
    union all
    select organization_id, month, measure, version, numerator, denominator from supervision_count where ${here}
      and (organization_id, month) not in (select organization_id, month from supervision_period where ${here}))`;
}

interface Packed<Row> {
  readonly organization: OrganizationId;
  readonly rows: readonly Row[];
}

/** What some months of units come to together; reads sums only, whatever lies behind them. */
export async function totalsOf(
  db: Reader,
  organizations: readonly OrganizationId[],
  months: readonly Month[],
): Promise<ReadonlyMap<OrganizationId, readonly ClosedValue[]>> {
  // One row an organisation: thousands of small rows would take longer to read than to find.
  const { rows } = await sql<Packed<readonly [IndicatorMeasure, number, number, number]>>`
    select organization_id as organization, json_agg(json_build_array(measure, version, numerator, denominator)) as rows
    from (select organization_id, measure, max(version) as version, sum(numerator) as numerator, sum(denominator) as denominator
      from ${standing(organizations, months)} counted group by organization_id, measure) summed
    group by organization_id`.execute(db);
  return new Map(
    rows.map(({ organization, rows: packed }) => [
      organization,
      packed.map(([measure, version, numerator, denominator]) => ({
        ...{ measure, version, numerator, denominator },
      })),
    ]),
  );
}

/** Each month of some measures apart. */
export async function monthlyOf(
  db: Reader,
  organizations: readonly OrganizationId[],
  months: readonly Month[],
  measures: readonly IndicatorMeasure[],
): Promise<ReadonlyMap<OrganizationId, readonly (ClosedValue & { readonly month: Month })[]>> {
  const { rows } = await sql<Packed<readonly [Month, IndicatorMeasure, number, number, number]>>`
    select organization_id as organization,
      json_agg(json_build_array(month, measure, version, numerator, denominator)) as rows
    from ${standing(organizations, months)} counted where measure = any(${[...measures]}::text[])
    group by organization_id`.execute(db);
  return new Map(
    rows.map(({ organization, rows: packed }) => [
      organization,
      packed.map(([month, measure, version, numerator, denominator]) => ({
        ...{ month, measure, version, numerator, denominator },
      })),
    ]),
  );
}

/** How many of some months are closed, unit by unit; units without one are left out. */
export async function closedCounts(
  db: Reader,
  organizations: readonly OrganizationId[],
  months: readonly Month[],
): Promise<ReadonlyMap<OrganizationId, number>> {
  const { rows } = await sql<{ organization: OrganizationId; closed: number }>`
    select organization_id as organization, count(distinct month) as closed from supervision_period
    where organization_id = any(${[...organizations]}::text[]) and month = any(${[...months]}::text[])
    group by organization_id`.execute(db);
  return new Map(rows.map(({ organization, closed }) => [organization, closed]));
}

/** The indicators that a closed month of some units was held against. */
export async function closedIndicators(
  db: Reader,
  organizations: readonly OrganizationId[],
  month: Month,
): Promise<ReadonlyMap<OrganizationId, readonly ClosedIndicator[]>> {
  if (organizations.length === 0) return new Map();
  const { rows } = await sql<{ organization: OrganizationId; indicators: readonly ClosedIndicator[] }>`
    select organization_id as organization, period -> 'indicators' as indicators from supervision_period
    where organization_id = any(${[...organizations]}::text[]) and month = ${month} order by amendment`.execute(
    db,
  );
  return new Map(rows.map(({ organization, indicators }) => [organization, indicators]));
}

/** The newest version of each closed month among some, the earliest first. */
export async function closedOf(
  db: Reader,
  organization: OrganizationId,
  months: readonly Month[],
): Promise<readonly Closed[]> {
  const rows = await versionsOf(db, organization, months);
  const newest = new Map(rows.map((row) => [row.month, row]));
  return [...newest.values()];
}

/** Every version of the closed months among some, by month and amendment. */
export async function versionsOf(
  db: Reader,
  organization: OrganizationId,
  months: readonly Month[],
): Promise<readonly Closed[]> {
  if (months.length === 0) return [];
  const rows = await db
    .selectFrom('supervision_period')
    .select(['month', 'amendment', 'digest', 'at', 'period', 'reason', 'amended_by'])
    .where('organization_id', '=', organization)
    .where('month', 'in', [...months])
    .orderBy('month')
    .orderBy('amendment')
    .execute();
  return rows.map(({ period, amended_by: by, ...row }) => ({
    ...row,
    organization,
    // Both are written by projectSupervision from these types and by nothing else.
    period: period as unknown as ClosedPeriod,
    by: (by as unknown as PersonSnapshot | null)?.name ?? null,
  }));
}
