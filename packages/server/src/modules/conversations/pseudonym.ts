import { createHmac, randomBytes } from 'node:crypto';
import type { ChannelId, Instant } from '@sanshen/domain/kernel';
import type { Transaction } from '../../platform/db/database.ts';

const hour = 3_600_000;
/** China Standard Time, as the readers' days are. */
const chinaOffset = 8 * hour;

/** The day in China to which an instant belongs, `2026-11-23`. */
export function chineseDay(at: Instant): string {
  return new Date(Date.parse(at) + chinaOffset).toISOString().slice(0, 10);
}

/**
 * Pseudonyms for the writers that a channel's reading met today: the same writer has one for a day of a channel, so that a conversation can be followed, and another one on the
 * next day and in every other channel. The key is thrown away after its day ({@link dropPseudonymKeys}).
 */
export async function pseudonymsOf(
  trx: Transaction,
  channel: ChannelId,
  now: Instant,
): Promise<(writer: string) => string> {
  const day = chineseDay(now);
  await trx
    .insertInto('public_pseudonym_key')
    .values({ channel_id: channel, day, key: randomBytes(32) })
    .onConflict((conflict) => conflict.columns(['channel_id', 'day']).doNothing())
    .execute();
  const { key } = await trx
    .selectFrom('public_pseudonym_key')
    .select('key')
    .where('channel_id', '=', channel)
    .where('day', '=', day)
    .executeTakeFirstOrThrow();
  return (writer) => createHmac('sha256', key).update(writer).digest('hex').slice(0, 4).toUpperCase();
}

/** Throws the keys of past days away. */
export async function dropPseudonymKeys(trx: Transaction, now: Instant): Promise<void> {
  await trx.deleteFrom('public_pseudonym_key').where('day', '<', chineseDay(now)).execute();
}
