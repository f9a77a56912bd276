import cookie from '@fastify/cookie';
import type { RouteShape } from '@sanshen/contract/route';
import fastify, { type FastifyBaseLogger, type FastifyReply, LogController } from 'fastify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { App } from '../context.ts';
import { platformProblem } from '../problem.ts';
import { answerProblem } from './answer-problem.ts';
import { addMetrics } from './metrics.ts';
import type { Session } from './session.ts';

declare module 'fastify' {
  interface FastifyInstance {
    authenticate: (token: string) => Promise<Session | null>;
    publicOrigin: string;
    /** Where modules register what they measure. */
    metrics: Registry;
  }
  interface FastifyContextConfig {
    route?: RouteShape;
  }
}

export interface AppOptions {
  readonly log: Logger;
  readonly authenticate: (token: string) => Promise<Session | null>;
  readonly publicUrl: string;
  /** Addresses or networks, separated by commas, of the proxies in front that are trusted to state the caller's address. */
  readonly trustProxy?: string;
  /** Throws if the server cannot work now (database gone). */
  readonly health: () => Promise<void>;
}

/** Bytes of a JSON body at most; manuscripts carry their pictures as digests, so this is text. */
const bodyLimit = 4 * 1024 * 1024;

/** The HTTP application without routes of modules: errors, headers, cookies, metrics and health. */
export async function buildApp(options: AppOptions): Promise<App> {
  const log: FastifyBaseLogger = options.log;
  const app: App = fastify({
    loggerInstance: log,
    // One line per request is written when it has been answered, without its address and headers.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy: options.trustProxy ?? false,
    forceCloseConnections: 'idle',
    requestTimeout: 120_000,
    // Modules' routes are many; a trailing slash is another address.
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
    return503OnClosing: true,
    // Addresses that cannot be decoded never come to a route.
    frameworkErrors: (error, request, reply) => {
      answerProblem(error, request, reply);
    },
  });
  app.decorate('authenticate', options.authenticate);
  app.decorate('publicOrigin', new URL(options.publicUrl).origin);
  await app.register(cookie);
  app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply));
  app.setNotFoundHandler((request, reply) =>
    answerProblem(platformProblem('request.notFound'), request, reply),
  );
  app.addHook('onRequest', async (_, reply) => setSecurityHeaders(reply));
  addMetrics(app);
  app.get('/healthz', async (_, reply) => {
    await options.health().catch(() => {
      throw platformProblem('server.unavailable');
    });
    return reply.send({ status: 'ok' });
  });
  return app;
}

function setSecurityHeaders(reply: FastifyReply): void {
  reply.headers({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
  });
}
