import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { App, AppContext } from '../../platform/context.ts';
import { fetchOutward } from '../../platform/fetch/outward.ts';
import { enqueue } from '../../platform/jobs/tasks.ts';
import type { RegisteredChannel } from '../channels/public.ts';
import { headOf } from './head.ts';
import { forgetSubscriber, keepSubscriber, mostSubscribers, subscribersOf } from './subscribers.ts';
import { type Wish, wishSchema } from './wish.ts';

const day = 86_400;
const leases = { usual: 7 * day, longest: 30 * day, shortest: 300 } as const;

const formSchema = z.object({
  'hub.mode': z.enum(['subscribe', 'unsubscribe']),
  'hub.topic': z.url().max(2000),
  'hub.callback': z.url({ protocol: /^https?$/ }).max(2000),
  'hub.lease_seconds': z.coerce.number().int().positive().optional(),
  // As WebSub says: shorter than 200 bytes.
  'hub.secret': z.string().max(199).optional(),
});

/** Wishes that this process takes in a minute: each of them makes the server call an address of somebody's choice. */
const mostWishes = 120;

function admitting(): () => boolean {
  let minute = 0;
  let taken = 0;
  return () => {
    const now = Math.floor(Date.now() / 60_000);
    if (now !== minute) taken = 0;
    minute = now;
    taken += 1;
    return taken <= mostWishes;
  };
}

/** Binds the WebSub hub (W3C Recommendation of 2018). It answers at once; a job asks the callback whether it wants this. */
export function hubRoutes(
  app: App,
  context: AppContext,
  feedOf: (channel: string) => Promise<RegisteredChannel>,
): void {
  const admits = admitting();
  app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 16 * 1024 },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    scope.post('/feeds/hub', async (request, reply) => {
      if (!admits())
        return reply.code(429).header('retry-after', '60').type('text/plain').send('later, please\n');
      const form = formSchema.safeParse(request.body);
      if (!form.success)
        return reply.code(400).type('text/plain').send('hub.mode, hub.topic or hub.callback is not good\n');
      const wish = await wishOf(context, form.data, feedOf);
      if (wish === null) return reply.code(404).type('text/plain').send('no such topic\n');
      const jobKey = `feeds.confirm:${wish.channel}:${wish.callback}`;
      await context.db
        .transaction()
        .execute((trx) => enqueue(trx, 'feeds.confirm', wish, { jobKey, maxAttempts: 3 }));
      return reply.code(202).type('text/plain').send('');
    });
  });
}

async function wishOf(
  context: AppContext,
  form: z.output<typeof formSchema>,
  feedOf: (channel: string) => Promise<RegisteredChannel>,
): Promise<Wish | null> {
  const path = URL.parse(form['hub.topic'])?.href.slice(context.publicUrl.length) ?? '';
  const [, id, kind] = /^\/feeds\/([^/]+)\/(atom|rss)\.xml$/.exec(path) ?? [];
  if (!form['hub.topic'].startsWith(context.publicUrl) || id === undefined || kind === undefined) return null;
  const channel = await feedOf(decodeURIComponent(id)).catch(() => null);
  if (channel === null) return null;
  const callback = form['hub.callback'];
  const secret = form['hub.secret'];
  const asked = form['hub.lease_seconds'] ?? leases.usual;
  return {
    channel: channel.id,
    kind: kind === 'rss' ? 'rss' : 'atom',
    mode: form['hub.mode'],
    callback,
    lease: Math.min(leases.longest, Math.max(leases.shortest, asked)),
    secret:
      secret === undefined
        ? null
        : context.vault.seal(secret, `feed:${channel.id}:${callback}`).toString('base64'),
  };
}

/** Asks the callback, over the guarded fetcher, whether it wants what was asked for in its name; only then it is kept. */
export async function confirmWish(context: AppContext, payload: unknown): Promise<void> {
  const wish = wishSchema.parse(payload);
  const challenge = randomBytes(24).toString('base64url');
  const topic = headOf(context, { id: wish.channel as RegisteredChannel['id'], name: '' }, wish.kind).self;
  const url = new URL(wish.callback);
  url.searchParams.set('hub.mode', wish.mode);
  url.searchParams.set('hub.topic', topic);
  url.searchParams.set('hub.challenge', challenge);
  if (wish.mode === 'subscribe') url.searchParams.set('hub.lease_seconds', String(wish.lease));
  const reply = await fetchOutward(context)({ url: url.href, timeoutMs: 10_000, maxBytes: 4096 });
  const confirmed =
    reply.kind === 'answer' &&
    reply.status >= 200 &&
    reply.status < 300 &&
    Buffer.from(reply.body).toString().trim() === challenge;
  if (!confirmed) {
    context.log.info({ channel: wish.channel, reply: reply.kind }, 'a subscription was not confirmed');
    return;
  }
  if (wish.mode === 'unsubscribe') return forgetSubscriber(context.db, wish.channel, topic, wish.callback);
  const others = await subscribersOf(context, wish.channel);
  if (others.length >= mostSubscribers) return;
  await keepSubscriber(context, wish, topic);
}
