import { atomFeed, entryPage, rssFeed } from '@sanshen/connectors/feed';
import { brandId, type ChannelId, type Digest, isDigest } from '@sanshen/domain/kernel';
import type { FastifyReply } from 'fastify';
import type { App, AppContext } from '../../platform/context.ts';
import { platformProblem } from '../../platform/problem.ts';
import { findChannel, type RegisteredChannel } from '../channels/public.ts';
import { findEntry, isPublicFile, newestEntries } from './entries.ts';
import { headOf } from './head.ts';
import { hubRoutes } from './hub.ts';

/** What a feed may show in a browser: pictures and inline styles, nothing that runs. */
const policy =
  "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/**
 * Binds the public addresses of feeds. They are no part of the API: Atom, RSS and WebSub decide their form, and they are for everybody, since what
 * stands there has been published.
 */
export function feedRoutes(app: App, context: AppContext): void {
  app.get<{ Params: { channel: string } }>('/feeds/:channel/atom.xml', async ({ params }, reply) => {
    const channel = await feedOf(context, params.channel);
    const entries = await newestEntries(context.db, channel.id);
    return send(
      reply,
      'application/atom+xml; charset=utf-8',
      atomFeed(headOf(context, channel, 'atom'), entries, channel.registeredAt),
    );
  });
  app.get<{ Params: { channel: string } }>('/feeds/:channel/rss.xml', async ({ params }, reply) => {
    const channel = await feedOf(context, params.channel);
    const entries = await newestEntries(context.db, channel.id);
    return send(
      reply,
      'application/rss+xml; charset=utf-8',
      rssFeed(headOf(context, channel, 'rss'), entries, channel.registeredAt),
    );
  });
  app.get<{ Params: { channel: string; entry: string } }>(
    '/feeds/:channel/entries/:entry',
    async ({ params }, reply) => {
      const channel = await feedOf(context, params.channel);
      const entry = await findEntry(context.db, channel.id, params.entry);
      if (entry === null) throw platformProblem('request.notFound');
      if (entry.withdrawnAt !== null) {
        return send(
          reply.code(410),
          'text/plain; charset=utf-8',
          '该内容已撤下 · This item has been withdrawn\n',
        );
      }
      reply.header('content-security-policy', policy);
      return send(reply, 'text/html; charset=utf-8', entryPage(headOf(context, channel, 'atom'), entry));
    },
  );
  app.get<{ Params: { channel: string; file: string } }>(
    '/feeds/:channel/files/:file',
    async ({ params }, reply) => {
      const channel = await feedOf(context, params.channel);
      const { file } = params;
      if (!isDigest(file) || !(await isPublicFile(context.db, channel.id, file)))
        throw platformProblem('request.notFound');
      return send(reply, await mediaTypeOf(context, file), Buffer.from(await context.files.read(file)));
    },
  );
  hubRoutes(app, context, (id) => feedOf(context, id));
}

/** A feed that is served; throws `request.notFound` for any other channel. */
async function feedOf({ db }: AppContext, id: string): Promise<RegisteredChannel> {
  const channel = await findChannel(db, brandId<ChannelId>(id));
  if (channel?.platform !== 'feed') throw platformProblem('request.notFound');
  return channel;
}

async function mediaTypeOf({ db }: AppContext, file: Digest): Promise<string> {
  const row = await db.selectFrom('file').select('media_type').where('digest', '=', file).executeTakeFirst();
  return row?.media_type ?? 'application/octet-stream';
}

function send(reply: FastifyReply, type: string, body: string | Buffer): FastifyReply {
  return reply
    .header('cache-control', 'public, max-age=60')
    .header('cross-origin-resource-policy', 'cross-origin')
    .type(type)
    .send(body);
}
