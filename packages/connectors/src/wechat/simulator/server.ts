import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { parseJson } from '../json.ts';
import { addMaterial, mediaOf, uploadImage } from './assets.ts';
import { draftAdd, draftBatchGet, draftCount, draftDelete, draftGet, draftUpdate } from './drafts.ts';
import { interactionHandlers } from './interactions.ts';
import type { Fault } from './moods.ts';
import { articlePage } from './pages.ts';
import { getArticle, publishDelete, publishedBatchGet, publishGet, submit, writeJson } from './publishing.ts';
import { accountOf, count, quotaGet, stableToken } from './tokens.ts';
import { freshRequestId, type Handler, type Payload, SimError, type World } from './world.ts';

const handlers: Readonly<Record<string, Handler>> = {
  '/cgi-bin/draft/add': draftAdd,
  '/cgi-bin/draft/get': draftGet,
  '/cgi-bin/draft/update': draftUpdate,
  '/cgi-bin/draft/delete': draftDelete,
  '/cgi-bin/draft/count': draftCount,
  '/cgi-bin/draft/batchget': draftBatchGet,
  '/cgi-bin/freepublish/submit': submit,
  '/cgi-bin/freepublish/get': publishGet,
  '/cgi-bin/freepublish/getarticle': getArticle,
  '/cgi-bin/freepublish/batchget': publishedBatchGet,
  '/cgi-bin/freepublish/delete': publishDelete,
  '/cgi-bin/openapi/quota/get': quotaGet,
  ...interactionHandlers,
};

const uploads = {
  '/cgi-bin/media/uploadimg': uploadImage,
  '/cgi-bin/material/add_material': addMaterial,
} as const;

export type RequestLog = { readonly path: string; readonly at: number }[];

/** The platform's HTTP side. Each `/cgi-bin` request is noted in `log` before anything else happens. */
export function platformServer(world: World, log: RequestLog): FastifyInstance {
  const app = Fastify({ bodyLimit: 16 * 1024 * 1024, forceCloseConnections: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.all('/cgi-bin/*', (request, reply) => answer(world, log, request, reply));
  app.get<{ Params: { id: string } }>('/s/:id', async (request, reply) => {
    const page = articlePage(world, request.params.id);
    return reply
      .code(page === null ? 404 : 200)
      .type('text/html; charset=utf-8')
      .send(page ?? '参数错误');
  });
  app.get('/:store/:id/0', async (request, reply) => {
    const path = new URL(request.url, 'http://simulator.invalid').pathname;
    for (const account of Object.values(world.store.state.accounts)) {
      const picture = account.pictures[path];
      const bytes = picture === undefined ? null : world.store.getBlob(picture.blob);
      if (picture !== undefined && bytes !== null) return reply.type(picture.type).send(Buffer.from(bytes));
    }
    return reply.code(404).send('');
  });
  return app;
}

async function answer(
  world: World,
  log: RequestLog,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const url = new URL(request.url, 'http://simulator.invalid');
  log.push({ path: url.pathname, at: Date.now() });
  const fault = takeFault(world, url.pathname);
  if (fault !== null && !fault.kind.startsWith('applied')) return misbehave(fault, reply);
  const result = await perform(world, url, request);
  if (fault !== null) return misbehave(fault, reply);
  return reply.type('application/json; charset=utf-8').send(writeJson(result));
}

async function perform(world: World, url: URL, request: FastifyRequest): Promise<Payload> {
  try {
    return await dispatch(world, url, request);
  } catch (error) {
    if (!(error instanceof SimError)) throw error;
    return { errcode: error.code, errmsg: `${error.message} rid: ${freshRequestId()}` };
  }
}

async function dispatch(world: World, url: URL, request: FastifyRequest): Promise<Payload> {
  if (!world.moods.ipAllowed) throw new SimError(40164, `invalid ip ${request.ip}, not in whitelist`);
  const path = url.pathname;
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  if (path === '/cgi-bin/stable_token') return stableToken(world, jsonBody(body));

  const account = accountOf(world, url.searchParams.get('access_token') ?? '');
  if (path.startsWith('/cgi-bin/freepublish/') && !world.moods.publishAllowed) {
    throw new SimError(48001, 'api unauthorized');
  }
  count(world, account, path);
  if (path in uploads) {
    const media = await mediaOf(body, request.headers['content-type'] ?? '');
    // Membership was tested in the line above.
    return uploads[path as keyof typeof uploads](world, account, media);
  }
  const handler = handlers[path];
  if (handler === undefined) throw new SimError(40066, 'invalid url');
  return handler(world, account, jsonBody(body), url.searchParams);
}

function jsonBody(body: Buffer): Payload {
  if (body.length === 0) return {};
  try {
    // Ids keep their digits, as on the platform.
    const value: unknown = parseJson(body.toString('utf8'));
    // Members are read with checks of their types.
    if (typeof value === 'object' && value !== null) return value as Payload;
  } catch {
    // Falls through: the platform has one code for all of it.
  }
  throw new SimError(47001, 'data format error');
}

function takeFault(world: World, path: string): Fault | null {
  const fault = world.moods.faults.find((each) => each.times > 0 && path === each.path);
  if (fault === undefined) return null;
  fault.times -= 1;
  return fault;
}

function misbehave(fault: Fault, reply: FastifyReply): FastifyReply {
  switch (fault.kind) {
    case 'busy':
      return reply.send({ errcode: -1, errmsg: 'system error' });
    case 'code':
      return reply.send({ errcode: fault.code ?? -1, errmsg: 'as told' });
    case 'garbage':
      return reply.type('text/html').send('<html>gateway</html>');
    case 'huge':
      return reply.send(`{"errmsg":"${'x'.repeat(12 * 1024 * 1024)}"}`);
    case 'status':
    case 'appliedStatus':
      return reply.code(502).send('bad gateway');
    case 'hang':
    case 'appliedHang':
      return reply.hijack();
    case 'hangUp':
    case 'appliedHangUp':
      reply.hijack();
      reply.raw.destroy();
      return reply;
  }
}
