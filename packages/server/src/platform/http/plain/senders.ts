import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Instant } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';

/**
 * Counts one more from an address in this hour and says whether that is within `most`. The address itself is kept nowhere: only its keyed digest, under a key of
 * the day that is thrown away, so that afterwards nobody can tell by it who asked.
 */
export async function admitSender(
  trx: Transaction,
  sender: { readonly address: string; readonly purpose: string; readonly most: number },
  now: Instant,
): Promise<boolean> {
  const key = await keyOf(trx, now.slice(0, 10));
  const digest = createHmac('sha256', key)
    .update(`${sender.purpose} ${networkOf(sender.address)}`)
    .digest('base64url');
  const hour = `${now.slice(0, 13)}:00:00.000Z`;
  const { rows } = await sql<{ sent: number }>`
    insert into question_sender as known (sender, hour, sent) values (${digest}, ${hour}::timestamptz, 1)
    on conflict (sender, hour) do update set sent = known.sent + 1 returning sent`.execute(trx);
  return (rows[0]?.sent ?? 1) <= sender.most;
}

async function keyOf(trx: Transaction, day: string): Promise<Buffer> {
  await trx
    .insertInto('question_sender_key')
    .values({ day, key: randomBytes(32) })
    .onConflict((conflict) => conflict.column('day').doNothing())
    .execute();
  const row = await trx
    .selectFrom('question_sender_key')
    .select('key')
    .where('day', '=', day)
    .executeTakeFirstOrThrow();
  return row.key;
}

/** An IPv4 address, or the network of an IPv6 one: a household has 2⁶⁴ of those. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped?.[1] ?? address.split(':').slice(0, 4).join(':');
}
