import { brandId, type ChannelId, instant } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Wish } from './wish.ts';

/** Subscribers of one feed at most: each is told of every entry. */
export const mostSubscribers = 1000;
/** After so many deliveries that failed in a row nobody is told any more. */
const mostFailures = 10;

export interface Subscriber {
  readonly topic: string;
  readonly callback: string;
  readonly secret: string | null;
}

/** Keeps a subscriber that has confirmed itself, until its lease ends. */
export async function keepSubscriber({ db, clock }: AppContext, wish: Wish, topic: string): Promise<void> {
  const leaseUntil = instant(new Date(Date.parse(clock.now()) + wish.lease * 1000).toISOString());
  const values = {
    secret: wish.secret === null ? null : Buffer.from(wish.secret, 'base64'),
    lease_until: leaseUntil,
    failures: 0,
  };
  await db
    .insertInto('feed_subscriber')
    .values({ channel_id: brandId<ChannelId>(wish.channel), topic, callback: wish.callback, ...values })
    .onConflict((conflict) => conflict.columns(['channel_id', 'topic', 'callback']).doUpdateSet(values))
    .execute();
}

/** Those who are to be told now. */
export async function subscribersOf(
  { db, clock, vault }: AppContext,
  channel: string,
): Promise<readonly Subscriber[]> {
  const rows = await db
    .selectFrom('feed_subscriber')
    .select(['topic', 'callback', 'secret'])
    .where('channel_id', '=', brandId<ChannelId>(channel))
    .where('lease_until', '>', clock.now())
    .where('failures', '<', mostFailures)
    .limit(mostSubscribers)
    .execute();
  return rows.map(({ secret, ...row }) => ({
    ...row,
    secret: secret === null ? null : vault.open(secret, `feed:${channel}:${row.callback}`),
  }));
}

/** Ends a subscription. */
export async function forgetSubscriber(
  db: Database,
  channel: string,
  topic: string,
  callback: string,
): Promise<void> {
  await db
    .deleteFrom('feed_subscriber')
    .where('channel_id', '=', brandId<ChannelId>(channel))
    .where('topic', '=', topic)
    .where('callback', '=', callback)
    .execute();
}

/** Notes how a delivery went. */
export async function noteDelivery(
  db: Database,
  channel: string,
  { topic, callback }: Pick<Subscriber, 'topic' | 'callback'>,
  taken: boolean,
): Promise<void> {
  await db
    .updateTable('feed_subscriber')
    .set((row) => ({ failures: taken ? 0 : row('failures', '+', 1) }))
    .where('channel_id', '=', brandId<ChannelId>(channel))
    .where('topic', '=', topic)
    .where('callback', '=', callback)
    .execute();
}
