import type { RouteInput, RouteOutput, RouteShape } from '@sanshen/contract/route';
import { brandId, type PersonId } from '@sanshen/domain/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CommandKey, commandDigest } from '../commands.ts';
import type { App } from '../context.ts';
import { platformProblem } from '../problem.ts';
import { refuseCrossSite } from './cross-site.ts';
import { requireIfMatch } from './etag.ts';
import { type Session, sessionCookie } from './session.ts';
import { parseAnswer, parseInput } from './validate.ts';

/** A request as a handler sees it: validated, and with what the route's declaration promises to be there. */
export type RouteRequest<R extends RouteShape> = RouteInput<R> & {
  /** The caller's session; null only on routes for anybody. */
  readonly session: R['access'] extends 'session' ? Session : Session | null;
  /** The caller; null only on routes for anybody. */
  readonly person: R['access'] extends 'session' ? PersonId : PersonId | null;
  /** To be given to runCommand; null on routes that are no commands. */
  readonly command: R['command'] extends true ? CommandKey : null;
  /** The version in If-Match; null where the route does not ask for it and it was not sent. */
  readonly ifMatch: R extends { readonly ifMatch: true } ? string : string | null;
  readonly http: FastifyRequest;
  readonly reply: FastifyReply;
};

export type RouteHandler<R extends RouteShape> = (request: RouteRequest<R>) => Promise<RouteOutput<R>>;

/**
 * Serves a route of the contract. Before the handler runs, the session, the same-site rule, the required headers and the
 * schemas have been checked. The handler gives the answer's body; it may set headers on `reply`, and on a route with
 * `responseMedia` it may give a stream.
 */
export function bindRoute<R extends RouteShape>(app: App, route: R, handler: RouteHandler<R>): void {
  app.route({
    method: route.method,
    url: route.path,
    config: { route },
    handler: async (http, reply) => {
      const session = await findSession(app, http);
      if (route.access === 'session' && session === null) throw platformProblem('session.required');
      if (route.access === 'session' && session?.passwordMustChange && route.withOneTimePassword !== true) {
        throw platformProblem('session.passwordMustChange');
      }
      if (route.method !== 'GET') refuseCrossSite(http, app.publicOrigin, session !== null);
      const ifMatch = requireIfMatch(http, route.ifMatch ?? false);
      const input = parseInput(route, http);
      const person = session?.person ?? null;
      const command = route.command ? commandKey(route, http, person, input) : null;
      // Each member's type follows from the route's declaration, by the checks just made.
      const request = { ...input, session, person, command, ifMatch, http, reply } as RouteRequest<R>;
      const answer = await handler(request);
      // A handler that gives only a part of a file has said so already.
      if (reply.statusCode === 200) reply.code(route.status ?? 200);
      if (route.responseMedia !== undefined) return reply.send(answer);
      return route.status === 204 ? reply.send() : reply.send(parseAnswer(route, answer));
    },
  });
}

async function findSession(app: App, http: FastifyRequest): Promise<Session | null> {
  const token = http.cookies[sessionCookie];
  return token === undefined || token === '' ? null : app.authenticate(token);
}

const keyShape = /^[\x21-\x7e]{8,200}$/;

function commandKey(
  route: RouteShape,
  http: FastifyRequest,
  person: PersonId | null,
  input: { readonly params: unknown; readonly query: unknown; readonly body: unknown },
): CommandKey {
  const key = http.headers['idempotency-key'];
  if (typeof key !== 'string' || !keyShape.test(key)) throw platformProblem('request.idempotencyKeyRequired');
  return {
    idempotencyKey: key,
    // Commands for anybody share one name space of keys.
    person: person ?? brandId<PersonId>('anonymous'),
    route: route.id,
    bodyDigest: commandDigest({
      params: input.params,
      query: input.query,
      body: input.body,
      ifMatch: http.headers['if-match'],
    }),
  };
}
