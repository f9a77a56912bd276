import type { PlatformEvent } from '@sanshen/connectors/connector';
import { publishingProblems } from '@sanshen/contract/publishing';
import { brandId, type ChannelId } from '@sanshen/domain/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../platform/context.ts';
import { toJson } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/tasks.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { findChannel, type RegisteredChannel } from '../channels/public.ts';
import { wechatFor } from './connector-for.ts';
import { tellMessageListeners } from './message-listeners.ts';
import type { Publisher } from './publisher.ts';

const bodyLimit = 1024 * 1024;

/** Binds the addresses to which platforms push events. They are no part of the API: the platform decides their form and its own proof. */
export function callbackRoutes(app: App, publisher: () => Publisher): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_, body, done) => done(null, body));
    scope.route<{ Params: { channel: string } }>({
      method: ['GET', 'POST'],
      url: '/callbacks/wechat/:channel',
      bodyLimit,
      handler: (request, reply) =>
        receive(publisher(), brandId<ChannelId>(request.params.channel), request, reply),
    });
  });
}

/** Checks the proof, keeps what is new, answers at once; a job does the work. The refusal never says which part of the proof was wrong. */
async function receive(
  publisher: Publisher,
  id: ChannelId,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const channel = await findChannel(publisher.context.db, id);
  if (channel?.platform !== 'wechat') throw platformProblem('request.notFound');
  const parsed = await wechatFor(publisher, channel).parseEvent({
    method: request.method === 'GET' ? 'GET' : 'POST',
    query: queryOf(request),
    body: Buffer.isBuffer(request.body) ? request.body : new Uint8Array(),
  });
  if (parsed.kind === 'refused') {
    publisher.context.log.warn({ channel: id, reason: parsed.reason }, 'callback refused');
    throw new Problem(publishingProblems['publishing.callbackRefused']);
  }
  if (parsed.kind === 'events') await keepEvents(publisher, channel, parsed.events);
  return reply.type('text/plain; charset=utf-8').send(parsed.reply);
}

function queryOf(request: FastifyRequest): Record<string, string | undefined> {
  const { searchParams } = new URL(request.url, 'http://callback.invalid');
  return Object.fromEntries(searchParams);
}

async function keepEvents(
  { context }: Publisher,
  { id: channel }: RegisteredChannel,
  events: readonly PlatformEvent[],
): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    for (const event of events) {
      const added = await trx
        .insertInto('callback_event')
        .values({
          channel_id: channel,
          dedupe_key: event.dedupeKey,
          event: toJson(withoutWords(event)),
          received_at: context.clock.now(),
        })
        .onConflict((conflict) => conflict.columns(['channel_id', 'dedupe_key']).doNothing())
        .returning('dedupe_key')
        .executeTakeFirst();
      if (added === undefined) continue;
      if (event.kind === 'messageReceived') await tellMessageListeners(trx, context, channel, event);
      else await enqueue(trx, 'publishing.event', { channel, key: event.dedupeKey });
    }
  });
}

/** What is kept to tell a repeated delivery: nothing of what a reader wrote, and not who he is. */
function withoutWords(event: PlatformEvent): PlatformEvent {
  if (event.kind !== 'messageReceived') return event;
  const { dedupeKey, occurredAt, type } = event;
  return { kind: 'other', dedupeKey, occurredAt, type };
}
