import type { OrganizationId } from '@sanshen/domain/kernel';
import type { KeptTally, Span } from '@sanshen/domain/planning';
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
