import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import {
  type OrganizationKind,
  type OrganizationNode,
  type OrganizationStatus,
  type OrganizationTree,
  pathTo,
} from '@sanshen/domain/organization';
import { type CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../platform/db/database.ts';

interface StateRow {
  readonly id: OrganizationId;
  readonly parent: OrganizationId | null;
  readonly kind: OrganizationKind;
  readonly name: string;
  readonly publicityDepartment: boolean;
  readonly status: OrganizationStatus;
  readonly mergedInto: OrganizationId | null;
}

const columns = sql`organization_id as id, parent_id as parent, kind, name,
  publicity_department as "publicityDepartment", status, merged_into as "mergedInto"`;

function inForceAt(at: Instant) {
  return sql`valid_from <= ${at}::timestamptz and (valid_to is null or valid_to > ${at}::timestamptz)`;
}

/** The part of the tree that rows of {@link surroundingsStatement} make. */
export function toTree(rows: readonly StateRow[]): OrganizationTree {
  return new Map(rows.map((row): [OrganizationId, OrganizationNode] => [row.id, row]));
}

/**
 * The part of the tree around some organisations, in one query: they, what they were merged into, all their superiors, and the publicity
 * departments of all of these. Relations and scopes of these organisations can be told from it; siblings and children cannot be listed.
 */
export async function loadSurroundings(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
  at: Instant,
): Promise<OrganizationTree> {
  const ids = sql`${[...new Set(organizations)]}::text[]`;
  return toTree((await db.executeQuery(surroundingsStatement(db, ids, at))).rows);
}

/** The statement of {@link loadSurroundings}, for a caller that sends it together with others; `organizations` is an SQL array of ids. */
export function surroundingsStatement(
  db: Database | Transaction,
  organizations: RawBuilder<unknown>,
  at: Instant,
): CompiledQuery<StateRow> {
  return sql<StateRow>`
    with recursive chain as (
      select organization_id, merged_into, path from organization_state
      where organization_id = any(${organizations}) and ${inForceAt(at)}
      union all
      select next.organization_id, next.merged_into, next.path
      from chain join organization_state next on next.organization_id = chain.merged_into
      where next.valid_from <= ${at}::timestamptz and (next.valid_to is null or next.valid_to > ${at}::timestamptz)
    ), upper as materialized (
      select distinct unnest(path) as upper_id from chain
    )
    select ${columns} from organization_state
    where (organization_id = any(array(select upper_id from upper))
        or publicity_department and parent_id = any(array(select upper_id from upper)))
      and ${inForceAt(at)}`.compile(db);
}

/** The organisation and everything below it, closed ones included, with its superiors and their publicity departments. */
export async function loadSubtree(
  db: Database | Transaction,
  organization: OrganizationId,
  at: Instant,
): Promise<OrganizationTree> {
  const { rows } = await sql<StateRow>`
    select ${columns} from organization_state
    where path @> array[${organization}::text] and ${inForceAt(at)}`.execute(db);
  return new Map([...(await loadSurroundings(db, [organization], at)), ...toTree(rows)]);
}

/** The organisations above one, nearest first. */
export async function organizationsAbove(
  db: Database | Transaction,
  organization: OrganizationId,
  at: Instant,
): Promise<readonly OrganizationId[]> {
  const tree = await loadSurroundings(db, [organization], at);
  return pathTo(tree, organization).toReversed().slice(1);
}

/** Root of the tree that an organisation belongs to; null for an unknown organisation. */
export async function rootOf(
  db: Database | Transaction,
  organization: OrganizationId,
): Promise<OrganizationId | null> {
  const row = await db
    .selectFrom('organization')
    .select('root_id')
    .where('organization_id', '=', organization)
    .executeTakeFirst();
  return row?.root_id ?? null;
}

/** The names that organisations have at `at`, closed ones by their last name; ids that are unknown are left out. */
export async function namesOf(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
  at: Instant,
): Promise<ReadonlyMap<OrganizationId, string>> {
  const { rows } = await sql<{ id: OrganizationId; name: string }>`
    select organization_id as id, name from organization_state
    where organization_id = any(${[...new Set(organizations)]}::text[]) and ${inForceAt(at)}`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Holds a tree until the transaction ends, so that its changes are decided one after another. */
export async function lockTree(trx: Transaction, root: OrganizationId): Promise<void> {
  await trx
    .selectFrom('organization')
    .select('version')
    .where('organization_id', '=', root)
    .where('root_id', '=', root)
    .forUpdate()
    .executeTakeFirst();
}
