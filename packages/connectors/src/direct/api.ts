import { setTimeout as pause } from 'node:timers/promises';
import type { MayRepeat } from '../connector.ts';
import type { GuardedFetch, GuardedReply } from '../fetch/index.ts';
import { isRecord, type JsonRecord, parseJson } from '../wechat/json.ts';
import type { LossCause } from './texts.ts';

/**
 * What has to happen after a platform error. `token`: the platform refused the token before it did anything; renew it, try once more. `busy`: it does not say whether it acted.
 * `quota`: wait. `permission`: an administrator. `content`: the editor. `missing`: no such object. `unlisted`: nobody knows.
 */
export const errorClasses = [
  'token',
  'busy',
  'quota',
  'permission',
  'content',
  'missing',
  'unlisted',
] as const;
export type ErrorClass = (typeof errorClasses)[number];

export interface ApiError {
  readonly kind: 'error';
  readonly class: ErrorClass;
  /** As the platform writes it. */
  readonly code: string;
  readonly text: string;
  /** Seconds, where the platform says it. */
  readonly retryAfter: number | null;
}

export interface Lost {
  readonly kind: 'lost';
  /** False only when the request provably never reached the platform. */
  readonly sent: boolean;
  readonly cause: LossCause;
}

export interface ApiAnswer {
  readonly kind: 'ok';
  readonly body: JsonRecord;
  readonly headers: Readonly<Record<string, string>>;
}

export type ApiReply = ApiAnswer | ApiError | Lost;

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the base address, or a whole address that the platform gave. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | FormData | URLSearchParams;
}

/** What the platform's answer means; null where it is no answer of the platform's API at all. */
export type Interpret = (
  status: number,
  body: JsonRecord,
  headers: Readonly<Record<string, string>>,
) => ApiError | null;

export interface TokenSource {
  /** A usable token; pass the token that the platform has just refused, or null. Null: there is none, a person has to authorise. */
  obtain(failed: string | null): Promise<string | null>;
}

export interface ApiOptions {
  readonly fetch: GuardedFetch;
  /** Without a final slash. */
  readonly baseUrl: string;
  readonly tokens: TokenSource;
  /** Puts the token where the platform wants it. */
  readonly authorize: (call: Call, token: string) => Call;
  readonly interpret: Interpret;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** First pause before a read is repeated; doubles each time. */
  readonly retryDelayMs: number;
}

/** Calls with a token. The three ways differ only in what may be repeated. */
export interface PlatformApi {
  /** Reading: repeated on a renewed token, on lost answers and while the platform is busy. */
  read(call: Call): Promise<ApiReply>;
  /** Writing that nobody sees (an upload): repeated once, only after the platform refused the token. */
  write(call: Call): Promise<ApiReply>;
  /** Irreversible: one request, whatever comes back; a second one only where the first was refused for its token and `mayRepeat` agrees. */
  once(call: Call, mayRepeat?: MayRepeat): Promise<ApiReply>;
}

const readAttempts = 4;
const never: MayRepeat = async () => false;
const noToken: ApiError = {
  kind: 'error',
  class: 'permission',
  code: 'notAuthorized',
  text: '',
  retryAfter: null,
};

export function platformApi(options: ApiOptions): PlatformApi {
  const { tokens } = options;
  async function write(call: Call): Promise<ApiReply> {
    const token = await tokens.obtain(null);
    if (token === null) return noToken;
    const reply = await send(options, options.authorize(call, token));
    if (reply.kind !== 'error' || reply.class !== 'token') return reply;
    const renewed = await tokens.obtain(token);
    return renewed === null || renewed === token ? reply : send(options, options.authorize(call, renewed));
  }
  return {
    write,
    async read(call) {
      let reply = await write(call);
      for (let attempt = 1; attempt < readAttempts && isPassing(reply); attempt += 1) {
        await pause(options.retryDelayMs * 2 ** (attempt - 1));
        reply = await write(call);
      }
      return reply;
    },
    async once(call, mayRepeat = never) {
      const token = await tokens.obtain(null);
      if (token === null) return noToken;
      const reply = await send(options, options.authorize(call, token));
      if (reply.kind !== 'error' || reply.class !== 'token') return reply;
      // Renewed in any case: whoever decides to try again finds a good token.
      const renewed = await tokens.obtain(token);
      if (renewed === null || renewed === token || !(await mayRepeat())) return reply;
      return send(options, options.authorize(call, renewed));
    },
  };
}

/** One exchange without a token; never rejects. */
export async function send(
  options: Pick<ApiOptions, 'fetch' | 'baseUrl' | 'interpret' | 'timeoutMs' | 'maxBytes'>,
  call: Call,
): Promise<ApiReply> {
  const url = new URL(/^https?:/.test(call.path) ? call.path : `${options.baseUrl}${call.path}`);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const form = call.body instanceof URLSearchParams;
  const body = call.body instanceof URLSearchParams ? call.body.toString() : call.body;
  const reply = await options.fetch({
    url: url.href,
    method: call.method,
    headers: {
      accept: 'application/json',
      ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      ...call.headers,
    },
    ...(body === undefined ? {} : { body }),
    timeoutMs: options.timeoutMs,
    maxBytes: options.maxBytes,
  });
  if (reply.kind !== 'answer') return lossOf(reply);
  const json = parseOrNull(Buffer.from(reply.body).toString('utf8'));
  const record = isRecord(json) ? json : Array.isArray(json) ? { items: json } : null;
  if (record === null) {
    return { kind: 'lost', sent: true, cause: reply.status >= 500 ? 'httpStatus' : 'notJson' };
  }
  const error = options.interpret(reply.status, record, reply.headers);
  if (error !== null) return error;
  if (reply.status >= 500) return { kind: 'lost', sent: true, cause: 'httpStatus' };
  return { kind: 'ok', body: record, headers: reply.headers };
}

function lossOf(reply: Exclude<GuardedReply, { kind: 'answer' }>): Lost {
  if (reply.kind === 'lost') return reply;
  return { kind: 'lost', sent: reply.sent, cause: reply.reason === 'tooLarge' ? 'tooLarge' : 'guarded' };
}

function parseOrNull(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

function isPassing(reply: ApiReply): boolean {
  return reply.kind === 'lost' || (reply.kind === 'error' && reply.class === 'busy');
}
