import { createHmac } from 'node:crypto';
import { atomFeed, rssFeed } from '@sanshen/connectors/feed';
import { brandId, type ChannelId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import { fetchOutward } from '../../platform/fetch/outward.ts';
import { enqueue } from '../../platform/jobs/tasks.ts';
import { findChannel } from '../channels/public.ts';
import { newestEntries } from './entries.ts';
import { headOf } from './head.ts';
import { forgetSubscriber, noteDelivery, subscribersOf } from './subscribers.ts';

const tellSchema = z.object({ channel: z.string() });
const deliverySchema = tellSchema.extend({ topic: z.string(), callback: z.string() });

/** Puts a delivery for each subscriber on its way: a slow one keeps nobody else waiting. */
export async function tellSubscribers(context: AppContext, payload: unknown): Promise<void> {
  const { channel } = tellSchema.parse(payload);
  const subscribers = await subscribersOf(context, channel);
  await context.db.transaction().execute(async (trx) => {
    for (const { topic, callback } of subscribers) {
      const jobKey = `feeds.deliver:${topic}:${callback}`;
      await enqueue(trx, 'feeds.deliver', { channel, topic, callback }, { jobKey, maxAttempts: 4 });
    }
  });
}

/** Sends the feed as it stands now to one subscriber, signed with the secret that it gave. Throws so that it is tried again. */
export async function deliver(context: AppContext, payload: unknown): Promise<void> {
  const { channel: id, topic, callback } = deliverySchema.parse(payload);
  const channel = await findChannel(context.db, brandId<ChannelId>(id));
  const subscriber = (await subscribersOf(context, id)).find(
    (one) => one.topic === topic && one.callback === callback,
  );
  if (channel === null || subscriber === undefined) return;
  const rss = topic.endsWith('/rss.xml');
  const head = headOf(context, channel, rss ? 'rss' : 'atom');
  const entries = await newestEntries(context.db, channel.id);
  const body = (rss ? rssFeed : atomFeed)(head, entries, channel.registeredAt);
  const signature =
    subscriber.secret === null ? null : createHmac('sha256', subscriber.secret).update(body).digest('hex');
  const reply = await fetchOutward(context)({
    url: callback,
    method: 'POST',
    headers: {
      'content-type': rss ? 'application/rss+xml' : 'application/atom+xml',
      link: `<${head.hub}>; rel="hub", <${head.self}>; rel="self"`,
      ...(signature === null ? {} : { 'x-hub-signature': `sha256=${signature}` }),
    },
    body,
    timeoutMs: 10_000,
    maxBytes: 64 * 1024,
  });
  // As WebSub says: the subscriber is gone for good.
  if (reply.kind === 'answer' && reply.status === 410)
    return forgetSubscriber(context.db, id, topic, callback);
  const taken = reply.kind === 'answer' && reply.status >= 200 && reply.status < 300;
  await noteDelivery(context.db, id, subscriber, taken);
  if (!taken) throw new Error(`a subscriber did not take the feed: ${reply.kind}`);
}
