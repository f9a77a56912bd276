import type { ChannelId, Instant, Message } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { toJson } from '../../platform/db/database.ts';
import type { Places, Spent } from './reading-plan.ts';

/** Where the reading of a channel stands. */
export interface ReadingState {
  readonly places: Places;
  readonly spent: Spent;
  readonly failures: number;
}

/** The state of a channel's reading; null for a channel that is not read. */
export async function loadReading(db: Database, channel: ChannelId): Promise<ReadingState | null> {
  const row = await db
    .selectFrom('conversation_reading')
    .select(['place', 'hour', 'requests', 'failures'])
    .where('channel_id', '=', channel)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    // Written by savePlaces from this type and by nothing else.
    places: (row.place ?? {}) as unknown as Places,
    spent: { since: row.hour, requests: row.requests },
    failures: row.failures,
  };
}

/** Keeps how far the lists were read, in the transaction that keeps what was read. */
export async function savePlaces(
  trx: Transaction,
  channel: ChannelId,
  places: Places,
  at: Instant,
): Promise<void> {
  await trx
    .updateTable('conversation_reading')
    .set({ place: toJson(places), read_at: at, failures: 0, hindrance: null })
    .where('channel_id', '=', channel)
    .execute();
}

/** Notes a request before it is made: one whose answer is lost counts too. */
export async function saveSpent(db: Database, channel: ChannelId, spent: Spent): Promise<void> {
  await db
    .updateTable('conversation_reading')
    .set({ hour: spent.since, requests: spent.requests })
    .where('channel_id', '=', channel)
    .execute();
}

/** When the channel is looked at again. */
export async function saveNext(db: Database, channel: ChannelId, next: Instant): Promise<void> {
  await db
    .updateTable('conversation_reading')
    .set({ next_at: next })
    .where('channel_id', '=', channel)
    .execute();
}

/** Notes why a channel cannot be read now. */
export async function saveHindrance(
  db: Database,
  channel: ChannelId,
  hindrance: Message,
  next: Instant,
): Promise<void> {
  await db
    .updateTable('conversation_reading')
    .set((row) => ({ hindrance: toJson(hindrance), next_at: next, failures: row('failures', '+', 1) }))
    .where('channel_id', '=', channel)
    .execute();
}

/** Begins to read channels that a connector serves and that run. */
export async function beginReading(db: Database, now: Instant): Promise<void> {
  await db
    .insertInto('conversation_reading')
    .columns(['channel_id', 'root_id', 'organization_id', 'next_at'])
    .expression((eb) =>
      eb
        .selectFrom('channel')
        .select((to) => ['channel_id', 'root_id', 'organization_id', to.val(now).as('next_at')])
        .whereRef('connector', '=', 'platform')
        .where('platform', 'in', ['wechat', 'mastodon', 'weibo'])
        .where('status', 'in', ['active', 'dormant']),
    )
    .onConflict((conflict) => conflict.column('channel_id').doNothing())
    .execute();
}

/** Channels whose reading is due. */
export async function dueReadings(db: Database, now: Instant): Promise<readonly ChannelId[]> {
  const rows = await db
    .selectFrom('conversation_reading')
    .select('channel_id')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(500)
    .execute();
  return rows.map((row) => row.channel_id);
}
