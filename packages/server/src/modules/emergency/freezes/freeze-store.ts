import type { Freeze, FreezeEvent, FreezeId } from '@sanshen/domain/emergency';
import { applyFreeze } from '@sanshen/domain/emergency';
import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { type Database, type Transaction, toJson } from '../../../platform/db/database.ts';

/** A freeze with the root of its tree. */
export interface KeptFreeze extends Freeze {
  readonly root: OrganizationId;
}

interface Row {
  readonly freeze_id: string;
  readonly root_id: OrganizationId;
  readonly organization_id: OrganizationId;
  readonly ordered: unknown;
  readonly proposed: unknown;
  readonly lifted: unknown;
}

function toFreeze(row: Row): KeptFreeze {
  const { freeze_id, root_id: root, organization_id: organization, ordered, proposed, lifted } = row;
  // The three are written by projectFreeze from these types and by nothing else.
  const words = { ordered, proposed, lifted } as Pick<Freeze, 'ordered' | 'proposed' | 'lifted'>;
  return { id: brandId<FreezeId>(freeze_id), root, organization, ...words };
}

/** A freeze, its row held until the transaction ends; null if there is none. */
export async function holdFreeze(trx: Transaction, id: string): Promise<KeptFreeze | null> {
  const row = await trx
    .selectFrom('publishing_freeze')
    .selectAll()
    .where('freeze_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : toFreeze(row);
}

/** Writes the row that an event means. */
export async function projectFreeze(
  trx: Transaction,
  root: OrganizationId,
  event: FreezeEvent,
): Promise<void> {
  const before = event.kind === 'frozen' ? null : await holdFreeze(trx, event.freeze);
  const { id, organization, ordered, proposed, lifted } = applyFreeze(before, event);
  const changing = {
    proposed: proposed === null ? null : toJson(proposed),
    lifted: lifted === null ? null : toJson(lifted),
    lifted_at: lifted?.at ?? null,
  };
  await trx
    .insertInto('publishing_freeze')
    .values({
      freeze_id: id,
      root_id: root,
      organization_id: organization,
      ordered: toJson(ordered),
      ordered_at: ordered.at,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('freeze_id').doUpdateSet(changing))
    .execute();
}

/** Freezes on these organisations: all in force, and the last ones lifted, newest first. */
export async function freezesOn(
  db: Database,
  organizations: readonly OrganizationId[],
): Promise<readonly KeptFreeze[]> {
  const rows = await db
    .selectFrom('publishing_freeze')
    .selectAll()
    .where('organization_id', 'in', [...organizations])
    .orderBy(sql`lifted_at is null`, 'desc')
    .orderBy('ordered_at', 'desc')
    .limit(30)
    .execute();
  return rows.map(toFreeze);
}

/** Name of the lock that orders submissions and freezes of one tree. */
const lockOf = (root: OrganizationId) => sql`hashtextextended(${`freeze:${root}`}, 0)`;

/** Waits for submissions of a tree that are being marked at this moment, and lets no other begin until the transaction ends. */
export async function holdSubmissions(trx: Transaction, root: OrganizationId): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockOf(root)})`.execute(trx);
}

/**
 * The freeze that binds an organisation at this moment: its own or one from above; null if there is none. Asked in the transaction that marks a submission
 * it is final: a freeze is committed either before, and is seen, or after, and has waited for the mark. Nothing is remembered between two
 * questions, so every process knows at once.
 */
export async function freezeOver(
  db: Database | Transaction,
  organization: OrganizationId,
): Promise<{ readonly id: FreezeId; readonly organization: OrganizationId; readonly reason: string } | null> {
  if (db.isTransaction) {
    await sql`select pg_advisory_xact_lock_shared(hashtextextended('freeze:' || root_id, 0))
      from organization where organization_id = ${organization}`.execute(db);
  }
  const { rows } = await sql<{ freeze_id: FreezeId; organization_id: OrganizationId; reason: string }>`
    select freeze_id, organization_id, ordered ->> 'reason' as reason from publishing_freeze
    where lifted_at is null and organization_id = any(
      select unnest(path) from organization_state
      where organization_id = ${organization} and valid_to is null
    ) or (lifted_at is null and organization_id = ${organization})
    order by ordered_at limit 1`.execute(db);
  const [row] = rows;
  return row === undefined
    ? null
    : { id: row.freeze_id, organization: row.organization_id, reason: row.reason };
}
