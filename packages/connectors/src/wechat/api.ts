import { setTimeout as pause } from 'node:timers/promises';
import type { MayRepeat } from '../connector.ts';
import { classify } from './errors.ts';
import { exchangeJson, type Reply } from './http.ts';
import type { JsonRecord } from './json.ts';
import type { WechatSettings } from './settings.ts';
import type { TokenSource } from './tokens.ts';

/** What a call sends: a JSON object, a multipart form, or nothing (GET). */
export type Payload = JsonRecord | FormData | null;

/** Calls with a token. The three ways differ only in what may be repeated. */
export interface WechatApi {
  /** Reading: repeated on a renewed token, on lost answers and while the platform is busy. */
  read(path: string, payload: Payload): Promise<Reply>;
  /** Writing that can be undone: repeated once, only after the platform refused the token (so nothing happened). */
  write(path: string, payload: Payload): Promise<Reply>;
  /** Irreversible: one request, whatever comes back; a second one only where the first was refused for its token and `mayRepeat` agrees. */
  once(path: string, payload: Payload, mayRepeat?: MayRepeat): Promise<Reply>;
}

const readAttempts = 4;
const never: MayRepeat = async () => false;

export function wechatApi(tokens: TokenSource, settings: WechatSettings): WechatApi {
  async function send(path: string, payload: Payload, token: string): Promise<Reply> {
    const joint = path.includes('?') ? '&' : '?';
    return exchangeJson({
      url: `${settings.apiBaseUrl}${path}${joint}access_token=${encodeURIComponent(token)}`,
      method: payload === null ? 'GET' : 'POST',
      body: payload === null || payload instanceof FormData ? payload : JSON.stringify(payload),
      timeoutMs: settings.timeoutMs,
      maxBytes: settings.maxResponseBytes,
    });
  }

  /** `lost` while fetching a token means that the call itself never left. */
  async function once(path: string, payload: Payload, mayRepeat: MayRepeat = never): Promise<Reply> {
    const token = await tokens.obtain(null);
    if (token.kind === 'lost') return { ...token, sent: false };
    if (token.kind !== 'token') return token;
    const reply = await send(path, payload, token.value);
    if (reply.kind !== 'error' || classify(reply.code) !== 'token') return reply;
    const renewed = await tokens.obtain(token.value);
    if (renewed.kind !== 'token' || renewed.value === token.value || !(await mayRepeat())) return reply;
    return send(path, payload, renewed.value);
  }

  async function write(path: string, payload: Payload): Promise<Reply> {
    const token = await tokens.obtain(null);
    if (token.kind === 'lost') return { ...token, sent: false };
    if (token.kind !== 'token') return token;
    const reply = await send(path, payload, token.value);
    if (reply.kind !== 'error' || classify(reply.code) !== 'token') return reply;
    const renewed = await tokens.obtain(token.value);
    if (renewed.kind === 'lost') return { ...renewed, sent: false };
    return renewed.kind === 'token' ? send(path, payload, renewed.value) : renewed;
  }

  async function read(path: string, payload: Payload): Promise<Reply> {
    let reply = await write(path, payload);
    for (let attempt = 1; attempt < readAttempts && isPassing(reply); attempt += 1) {
      await pause(settings.retryDelayMs * 2 ** (attempt - 1));
      reply = await write(path, payload);
    }
    return reply;
  }

  return { read, write, once };
}

function isPassing(reply: Reply): boolean {
  return reply.kind === 'lost' || (reply.kind === 'error' && classify(reply.code) === 'backoff');
}
