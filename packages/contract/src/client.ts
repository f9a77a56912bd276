import { type ProblemDocument, problemSchema } from './problem.ts';
import { type RouteAnswer, type RouteCall, type RouteShape, routeUrl } from './route.ts';

/** A refusal as the caller of a client sees it. */
export class RefusedRequest extends Error {
  readonly route: string;
  readonly problem: ProblemDocument;

  constructor(route: string, problem: ProblemDocument) {
    super(`${route}: ${problem.status} ${problem.code}: ${problem.messages.en}`);
    this.name = 'RefusedRequest';
    this.route = route;
    this.problem = problem;
  }
}

/** A fresh key for a command: 128 random bits. Browsers offer randomUUID only on secure addresses; this works on an office's plain one too. */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

export interface CallOptions {
  /** Repeat a command under the key of its first try; a fresh one if absent. */
  readonly idempotencyKey?: string;
  /** The version that the caller saw, as in the ETag without quotes. */
  readonly ifMatch?: string;
}

export interface ClientAnswer<R extends RouteShape> {
  readonly body: RouteAnswer<R>;
  /** The version of what was answered, null if the answer names none. */
  readonly version: string | null;
}

/** A client of the server's routes with one session. */
export interface Client {
  /** Calls a route and gives the body. Throws RefusedRequest on a problem document, Error on anything else unexpected. */
  call<R extends RouteShape>(route: R, call: RouteCall<R>, options?: CallOptions): Promise<RouteAnswer<R>>;
  /** Like `call`, with the version beside the body. */
  read<R extends RouteShape>(route: R, call: RouteCall<R>, options?: CallOptions): Promise<ClientAnswer<R>>;
  /** Uploads one file to a multipart route. */
  upload<R extends RouteShape>(
    route: R,
    call: RouteCall<R>,
    file: Blob,
    name: string,
  ): Promise<RouteAnswer<R>>;
  /** Reads a route that answers with a file. */
  download<R extends RouteShape>(route: R, call: RouteCall<R>): Promise<Uint8Array>;
}

/** What a client needs of `fetch`; an answer's cookies come back with the next request. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * A client for a server at `baseUrl` outside a browser: it keeps the session's cookie itself.
 * `acceptLanguage` chooses the language of titles.
 */
export function createClient(baseUrl: string, fetcher: Fetch = fetch, acceptLanguage = 'zh-CN'): Client {
  let cookie = '';

  async function send(
    route: RouteShape,
    call: unknown,
    options: CallOptions,
    form?: FormData,
  ): Promise<Response> {
    // RouteCall has at most these members.
    const parts = call as { params?: unknown; query?: unknown; body?: unknown };
    const headers: Record<string, string> = { 'accept-language': acceptLanguage, 'x-sanshen-request': '1' };
    if (cookie !== '') headers.cookie = cookie;
    if (route.command) headers['idempotency-key'] = options.idempotencyKey ?? newIdempotencyKey();
    if (options.ifMatch !== undefined) headers['if-match'] = `"${options.ifMatch}"`;
    if (parts.body !== undefined) headers['content-type'] = 'application/json';
    const body = form ?? (parts.body === undefined ? undefined : JSON.stringify(parts.body));
    const response = await fetcher(`${baseUrl}${routeUrl(route, parts)}`, {
      method: route.method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0] ?? '';
    if (response.ok) return response;
    const problem = problemSchema.safeParse(await response.json().catch(() => null));
    if (problem.success) throw new RefusedRequest(route.id, problem.data);
    throw new Error(`${route.id} answered ${response.status} without a problem document`);
  }

  async function read<R extends RouteShape>(
    route: R,
    call: RouteCall<R>,
    options: CallOptions = {},
    form?: FormData,
  ) {
    const response = await send(route, call, options, form);
    const body = response.status === 204 ? undefined : await response.json();
    return {
      // Parsed by the route's own schema.
      body: route.response.parse(body) as RouteAnswer<R>,
      version: response.headers.get('etag')?.replaceAll('"', '') ?? null,
    };
  }

  return {
    read,
    call: async (route, call, options) => (await read(route, call, options)).body,
    upload: async (route, call, file, name) => {
      const form = new FormData();
      form.append('file', file, name);
      return (await read(route, call, {}, form)).body;
    },
    download: async (route, call) => new Uint8Array(await (await send(route, call, {})).arrayBuffer()),
  };
}
