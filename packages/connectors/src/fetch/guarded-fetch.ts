import { lookup } from 'node:dns/promises';
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './address.ts';

export interface GuardedRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | FormData;
  /** For everything, redirects included, in milliseconds. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** How many redirects are followed, each checked like the first address; 0 if absent. Only GET is ever redirected. */
  readonly maxRedirects?: number;
  /** Media types that are read, such as `text/html`; any if absent. */
  readonly types?: readonly string[];
}

/** Why nothing was fetched: the address is not one that may be opened, or the answer is not one that may be read. */
export type FetchRefusal =
  | 'malformed'
  | 'scheme'
  | 'credentials'
  | 'address'
  | 'redirect'
  | 'type'
  | 'tooLarge';

export type GuardedReply =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
      /** Where the answer came from, after redirects. */
      readonly url: string;
    }
  /** `sent`: false where no request has left. */
  | { readonly kind: 'refused'; readonly reason: FetchRefusal; readonly sent: boolean }
  | {
      readonly kind: 'lost';
      /** False only when the request provably never reached the other side. */
      readonly sent: boolean;
      readonly cause: 'unresolved' | 'refused' | 'timeout' | 'connection';
    };

/** Fetches once, never rejects. */
export type GuardedFetch = (request: GuardedRequest) => Promise<GuardedReply>;

export interface GuardPolicy {
  /** Origins that who runs the server has named: they may lie in private ranges. */
  readonly mayReach: (origin: string) => boolean;
  /** True only in demonstration mode: loopback and private ranges are open. */
  readonly privateAllowed: boolean;
  /** Addresses of a name; the system's resolver if absent. */
  readonly resolve?: (name: string) => Promise<readonly string[]>;
}

/**
 * A fetcher for addresses that people or platforms give. A name is resolved once, every address it has must be public, and the connection
 * goes to one of these very addresses, so that a second answer of the name server changes nothing. Redirects go through the same door.
 */
export function guardedFetch(policy: GuardPolicy): GuardedFetch {
  const resolve = policy.resolve ?? systemResolve;
  return async (request) => {
    const deadline = Date.now() + request.timeoutMs;
    const { bytes, headers } = await encode(request);
    let address = request.url;
    for (let redirects = 0; ; redirects += 1) {
      const admitted = await admit(policy, resolve, address);
      if (admitted.kind !== 'admitted') {
        if (admitted.kind === 'refused' && redirects > 0)
          return { kind: 'refused', reason: 'redirect', sent: true };
        return admitted;
      }
      const reply = await exchange(request, admitted, { bytes, headers, left: deadline - Date.now() });
      const next = reply.kind === 'answer' ? redirectOf(reply.status, reply.headers.location, address) : null;
      if (next === null) return reply;
      if ((request.method ?? 'GET') !== 'GET' || redirects >= (request.maxRedirects ?? 0)) {
        return { kind: 'refused', reason: 'redirect', sent: true };
      }
      address = next;
    }
  };
}

interface Admitted {
  readonly kind: 'admitted';
  readonly url: URL;
  readonly addresses: readonly string[];
}

async function admit(
  policy: GuardPolicy,
  resolve: (name: string) => Promise<readonly string[]>,
  address: string,
): Promise<Admitted | Extract<GuardedReply, { kind: 'refused' | 'lost' }>> {
  const refused = (reason: FetchRefusal) => ({ kind: 'refused', reason, sent: false }) as const;
  const url = URL.parse(address);
  if (url === null) return refused('malformed');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused('scheme');
  if (url.username !== '' || url.password !== '') return refused('credentials');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  let addresses: readonly string[];
  try {
    addresses = isIP(host) === 0 ? await resolve(host) : [host];
  } catch {
    addresses = [];
  }
  if (addresses.length === 0) return { kind: 'lost', sent: false, cause: 'unresolved' };
  const open = policy.privateAllowed || policy.mayReach(url.origin);
  if (!open && !addresses.every(isPublicAddress)) return refused('address');
  return { kind: 'admitted', url, addresses };
}

async function systemResolve(name: string): Promise<readonly string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address);
}

async function encode({ body, headers = {} }: GuardedRequest) {
  if (body === undefined) return { bytes: null, headers };
  if (!(body instanceof FormData)) return { bytes: Buffer.from(body), headers };
  const form = new Response(body);
  const type = form.headers.get('content-type') ?? '';
  return { bytes: Buffer.from(await form.arrayBuffer()), headers: { ...headers, 'content-type': type } };
}

function redirectOf(status: number, location: string | undefined, from: string): string | null {
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return null;
  return URL.parse(location, from)?.href ?? 'malformed:';
}

function exchange(
  { method = 'GET', maxBytes, types }: GuardedRequest,
  { url, addresses }: Admitted,
  send: {
    readonly bytes: Buffer | null;
    readonly headers: Readonly<Record<string, string>>;
    readonly left: number;
  },
): Promise<GuardedReply> {
  const families = addresses.map((address) => ({ address, family: isIP(address) }));
  const [first] = families;
  return new Promise((settle) => {
    let connected = false;
    const open = url.protocol === 'https:' ? requestHttps : requestHttp;
    const outgoing: ClientRequest = open(url, {
      method,
      headers: {
        ...send.headers,
        ...(send.bytes === null ? {} : { 'content-length': String(send.bytes.length) }),
      },
      agent: false,
      // The addresses that were checked, whatever the name would give now.
      lookup: (_name, options, answer) => {
        if (options.all === true) answer(null, families);
        else answer(null, first?.address ?? '', first?.family ?? 4);
      },
    });
    const timer = setTimeout(
      () => finish({ kind: 'lost', sent: connected, cause: 'timeout' }),
      Math.max(1, send.left),
    );
    const finish = (reply: GuardedReply) => {
      clearTimeout(timer);
      settle(reply);
      outgoing.destroy();
    };
    outgoing.on('socket', (socket) => socket.once('connect', () => (connected = true)));
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      const cause = error.code === 'ECONNREFUSED' ? 'refused' : 'connection';
      finish({ kind: 'lost', sent: connected, cause });
    });
    outgoing.on('response', (incoming) => read(incoming, { maxBytes, types, url: url.href }, finish));
    outgoing.end(send.bytes ?? undefined);
  });
}

function read(
  incoming: IncomingMessage,
  limits: { readonly maxBytes: number; readonly types: readonly string[] | undefined; readonly url: string },
  finish: (reply: GuardedReply) => void,
): void {
  const status = incoming.statusCode ?? 0;
  const type = (incoming.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const redirected = status >= 300 && status < 400;
  if (limits.types !== undefined && !redirected && !limits.types.includes(type)) {
    finish({ kind: 'refused', reason: 'type', sent: true });
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > limits.maxBytes) finish({ kind: 'refused', reason: 'tooLarge', sent: true });
    else chunks.push(chunk);
  });
  incoming.on('error', () => {
    finish({ kind: 'lost', sent: true, cause: 'connection' });
  });
  incoming.on('end', () => {
    if (!incoming.complete) {
      finish({ kind: 'lost', sent: true, cause: 'connection' });
      return;
    }
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    );
    finish({ kind: 'answer', status, headers, body: Buffer.concat(chunks), url: limits.url });
  });
}
