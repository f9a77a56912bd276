import { isRecord, type JsonRecord, parseJson } from './json.ts';

/** Why an answer is missing. Never holds an address: addresses carry tokens. */
export type LossCause = 'refused' | 'timeout' | 'connection' | 'httpStatus' | 'notJson' | 'tooLarge';

export interface Lost {
  readonly kind: 'lost';
  /** False only when the request provably never reached the platform. */
  readonly sent: boolean;
  readonly cause: LossCause;
}

export interface PlatformError {
  readonly kind: 'error';
  readonly code: number;
  readonly text: string;
}

export type Reply = { readonly kind: 'ok'; readonly body: JsonRecord } | PlatformError | Lost;

export interface Exchange {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly body: string | FormData | null;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

export type TextReply = { readonly kind: 'text'; readonly status: number; readonly text: string } | Lost;

/** One HTTP exchange: no redirects, no repetition, bounded in time and size. Never rejects. */
export async function exchange(request: Exchange): Promise<TextReply> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      body: request.body,
      redirect: 'error',
      signal: AbortSignal.timeout(request.timeoutMs),
      ...(typeof request.body === 'string'
        ? { headers: { 'content-type': 'application/json; charset=utf-8' } }
        : {}),
    });
    const bytes = await readBounded(response, request.maxBytes);
    if (bytes === null) return { kind: 'lost', sent: true, cause: 'tooLarge' };
    return { kind: 'text', status: response.status, text: new TextDecoder().decode(bytes) };
  } catch (error) {
    return lossOf(error);
  }
}

/** An exchange whose answer must be a JSON object; an absent `errcode` and 0 both mean success. */
export async function exchangeJson(request: Exchange): Promise<Reply> {
  const reply = await exchange(request);
  if (reply.kind === 'lost') return reply;
  if (reply.status < 200 || reply.status > 299) return { kind: 'lost', sent: true, cause: 'httpStatus' };
  const body = parseOrNull(reply.text);
  if (!isRecord(body)) return { kind: 'lost', sent: true, cause: 'notJson' };
  const code = Number(body.errcode ?? 0);
  if (code === 0) return { kind: 'ok', body };
  return { kind: 'error', code, text: String(body.errmsg ?? '').slice(0, 300) };
}

function parseOrNull(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

async function readBounded(response: Response, maxBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (response.body === null) return new Uint8Array();
  for await (const chunk of response.body) {
    length += chunk.length;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Failures before a connection stood: nothing can have happened at the other end. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function lossOf(error: unknown): Lost {
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return { kind: 'lost', sent: true, cause: 'timeout' };
  }
  const cause = error instanceof Error && isRecord(error.cause) ? error.cause : {};
  if (typeof cause.code === 'string' && neverSent.has(cause.code))
    return { kind: 'lost', sent: false, cause: 'refused' };
  return { kind: 'lost', sent: true, cause: 'connection' };
}
