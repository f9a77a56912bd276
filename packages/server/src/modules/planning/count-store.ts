import type { OrganizationId } from '@sanshen/domain/kernel';
import { type KeptPortion, type KeptTally, type Span, undated } from '@sanshen/domain/planning';
import type { Target } from '@sanshen/domain/policy';
import { sql } from 'kysely';
import type { Database } from '../../platform/db/database.ts';

interface Row {
  readonly organization: OrganizationId;
  readonly rows: readonly (readonly [
    KeptTally['period'],
    string,
    KeptTally['form'],
    KeptTally['state'],
    number,
  ])[];
}

/** The counts of some organisations that some spans need: of their months and weeks, and everything open elsewhere, which may be late. */
export async function countsOf(
  db: Database,
  organizations: readonly OrganizationId[],
  spans: readonly Span[],
): Promise<ReadonlyMap<OrganizationId, readonly KeptTally[]>> {
  const parts = [...new Set(spans.flatMap((span) => span.parts))];
  // One row an organisation: ten thousand small rows would take longer to read than to find.
  const { rows } = await sql<Row>`
    select organization_id as organization, json_agg(json_build_array(period, topic, form, state, count)) as rows
    from planning_count
    where organization_id = any(${[...organizations]}::text[])
      and (period = any(${parts}::text[]) or state <> 'published')
    group by organization_id`.execute(db);
  return new Map(
    rows.map(({ organization, rows }) => [
      organization,
      rows.map(([period, topic, form, state, count]) => ({ period, topic, form, state, count })),
    ]),
  );
}

interface SumRow {
  readonly organization: OrganizationId;
  /** Period, whether open, all, and then of each target. */
  readonly sums: readonly (readonly [string, boolean, number, ...number[]])[];
}

/**
 * The counts of some organisations, summed in the database for each of some targets: what a comparison of many units over a year needs, in
 * some rows a unit. Gives, for an organisation, the sums for the target at a place.
 */
export async function portionsOf(
  db: Database,
  organizations: readonly OrganizationId[],
  spans: readonly Span[],
  targets: readonly Pick<Target, 'of'>[],
): Promise<(organization: OrganizationId, target: number) => readonly KeptPortion[]> {
  if (targets.length === 0) return () => [];
  const parts = [...new Set(spans.flatMap((span) => span.parts))].sort();
  const speaking = targets.map(({ of }) => {
    const condition =
      'topics' in of
        ? sql`topic = any(${[...of.topics]}::text[])`
        : sql`form = any(${[...of.forms]}::text[])`;
    return sql`, coalesce(sum(count) filter (where ${condition}), 0)`;
  });
  const { rows } = await sql<SumRow>`
    select organization, json_agg(sums) as sums from (
      select organization_id as organization,
        json_build_array(period, state <> 'published', sum(count)${sql.join(speaking, sql``)}) as sums
      from planning_count
      where organization_id = any(${[...organizations]}::text[]) and (period = any(${parts}::text[])
        or state <> 'published' and (period = ${undated} or period < ${parts[0] ?? ''}))
      group by organization_id, period, state <> 'published'
    ) summed group by organization`.execute(db);
  const found = new Map(rows.map(({ organization, sums }) => [organization, sums]));
  return (organization, target) =>
    (found.get(organization) ?? []).map(([period, open, of, ...within]) => ({
      period,
      open,
      portion: { in: within[target] ?? 0, of },
    }));
}
