import type { Freeze, FreezeEvent, FreezeId, FreezeReach } from '@sanshen/domain/emergency';
import { applyFreeze } from '@sanshen/domain/emergency';
import { brandId, type ChannelId, type OrganizationId } from '@sanshen/domain/kernel';
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
  readonly reach: FreezeReach;
  readonly channel_id: ChannelId | null;
  readonly ordered: unknown;
  readonly proposed: unknown;
  readonly lifted: unknown;
}

function toFreeze(row: Row): KeptFreeze {
  const { freeze_id, root_id: root, organization_id: organization, reach, channel_id: channel } = row;
  const { ordered, proposed, lifted } = row;
  // The three are written by projectFreeze from these types and by nothing else.
  const words = { ordered, proposed, lifted } as Pick<Freeze, 'ordered' | 'proposed' | 'lifted'>;
  return { id: brandId<FreezeId>(freeze_id), root, organization, reach, channel, ...words };
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
  const { id, organization, reach, channel, ordered, proposed, lifted } = applyFreeze(before, event);
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
      reach,
      channel_id: channel,
      ordered: toJson(ordered),
      ordered_at: ordered.at,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('freeze_id').doUpdateSet(changing))
    .execute();
}

/** Freezes that bind an organisation or a channel of it: all in force, and the last ones lifted, newest first. `above`: where only what reaches below counts. */
export async function freezesOn(
  db: Database,
  organization: OrganizationId,
  above: readonly OrganizationId[],
): Promise<readonly KeptFreeze[]> {
  const rows = await db
    .selectFrom('publishing_freeze')
    .selectAll()
    .where((row) =>
      row.or([
        row('organization_id', '=', organization),
        ...(above.length === 0
          ? []
          : [row.and([row('organization_id', 'in', [...above]), row('reach', '=', 'subtree')])]),
      ]),
    )
    .orderBy(sql`lifted_at is null`, 'desc')
    .orderBy('ordered_at', 'desc')
    .limit(30)
    .execute();
  return rows.map(toFreeze);
}

/** Freezes in force that bind some organisations or channels of theirs, whether their own or from above, the newest first. */
export async function freezesBinding(
  db: Database,
  organizations: readonly OrganizationId[],
): Promise<readonly KeptFreeze[]> {
  if (organizations.length === 0) return [];
  const { rows } = await sql<Row>`
    select * from publishing_freeze
    where lifted_at is null and (organization_id = any(${[...organizations]}::text[])
      or (reach = 'subtree' and organization_id in (
        select unnest(path) from organization_state
        where organization_id = any(${[...organizations]}::text[]) and valid_to is null)))
    order by ordered_at desc limit 30`.execute(db);
  return rows.map(toFreeze);
}

/** Freezes by their ids, in any order; unknown ids are left out. */
export async function freezesById(
  db: Database | Transaction,
  ids: readonly FreezeId[],
): Promise<readonly KeptFreeze[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('publishing_freeze').selectAll().where('freeze_id', 'in', ids).execute();
  return rows.map(toFreeze);
}

/** Name of the lock that orders submissions and freezes of one tree. */
const lockOf = (root: OrganizationId) => sql`hashtextextended(${`freeze:${root}`}, 0)`;

/** Waits for submissions of a tree that are being marked at this moment, and lets no other begin until the transaction ends. */
export async function holdSubmissions(trx: Transaction, root: OrganizationId): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockOf(root)})`.execute(trx);
}

/** A freeze that binds somebody now. */
export interface Binding {
  readonly id: FreezeId;
  readonly organization: OrganizationId;
  readonly reach: FreezeReach;
  readonly reason: string;
}

/**
 * The freeze that binds a channel of an organisation at this moment, or, without a channel, the whole organisation: its own or one from above; null if
 * there is none. Asked in the transaction that marks a submission it is final: a freeze is committed either before, and is seen, or after, and
 * has waited for the mark. Nothing is remembered between two questions, so every process knows at once.
 */
export async function freezeOver(
  db: Database | Transaction,
  organization: OrganizationId,
  channel: ChannelId | null = null,
): Promise<Binding | null> {
  if (db.isTransaction) {
    await sql`select pg_advisory_xact_lock_shared(hashtextextended('freeze:' || root_id, 0))
      from organization where organization_id = ${organization}`.execute(db);
  }
  const { rows } = await sql<Binding>`
    select freeze_id as id, organization_id as organization, reach, ordered ->> 'reason' as reason
    from publishing_freeze
    where lifted_at is null and (
      (reach = 'subtree' and organization_id = any(
        select unnest(path) from organization_state
        where organization_id = ${organization} and valid_to is null
      ))
      or (reach <> 'channel' and organization_id = ${organization})
      or (reach = 'channel' and channel_id = ${channel}::text)
    )
    order by ordered_at limit 1`.execute(db);
  return rows[0] ?? null;
}

/**
 * Whether a freeze keeps the credentials of a channel from being given out. Not where something that is public there waits to be taken down by hand:
 * what takes away is never held back by a freeze. Final in a transaction as {@link freezeOver}, and like it to be asked before rows are held.
 */
export async function checkoutsHeld(
  db: Database | Transaction,
  organization: OrganizationId,
  channel: ChannelId,
): Promise<boolean> {
  if ((await freezeOver(db, organization, channel)) === null) return false;
  const byHand = await db
    .selectFrom('publication')
    .select('publication_id')
    .where('channel_id', '=', channel)
    .where('status', '=', 'takedownBegun')
    .where('takedown_by_hand', '=', true)
    .limit(1)
    .executeTakeFirst();
  return byHand === undefined;
}
