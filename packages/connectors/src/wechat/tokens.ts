import type { Instant } from '@sanshen/domain/kernel';
import type { Clock, Credentials } from '../connector.ts';
import { later } from './errors.ts';
import { exchangeJson, type Lost, type PlatformError } from './http.ts';
import { integerOf, textOf } from './json.ts';
import type { WechatCredential, WechatSettings } from './settings.ts';

export interface StoredToken {
  readonly value: string;
  readonly expiresAt: Instant;
}

/**
 * Keeps one channel's token where all processes see it. A token that failed is replaced only while it is still the stored one,
 * so that a slow process never overwrites the newer token of a quick one.
 */
export interface TokenStore {
  read(): Promise<StoredToken | null>;
  /** Stores `next` if the stored value equals `expected` (null: nothing stored); gives what is stored afterwards. */
  replace(expected: string | null, next: StoredToken): Promise<StoredToken>;
}

/** A store for one process. */
export function memoryTokenStore(): TokenStore {
  let stored: StoredToken | null = null;
  return {
    read: async () => stored,
    replace: async (expected, next) => {
      if ((stored?.value ?? null) === expected) stored = next;
      return stored ?? next;
    },
  };
}

export type TokenReply = { readonly kind: 'token'; readonly value: string } | PlatformError | Lost;

export interface TokenSource {
  /** A usable token; pass the token that the platform has just refused, or null. One request at a time in this process. */
  obtain(failed: string | null): Promise<TokenReply>;
}

/** Tokens are renewed this long before they end. */
const marginSeconds = 60;

export function tokenSource(
  credentials: Credentials<WechatCredential>,
  store: TokenStore,
  settings: WechatSettings,
  clock: Clock,
): TokenSource {
  let queue: Promise<unknown> = Promise.resolve();

  async function renew(failed: string | null): Promise<TokenReply> {
    const stored = await store.read();
    if (stored !== null && stored.value !== failed && stored.expiresAt > later(clock.now(), marginSeconds)) {
      return { kind: 'token', value: stored.value };
    }
    let fresh = await request(false);
    // The normal mode repeats a token that is still valid in its own books; forcing is rationed, so it comes second.
    if (fresh.kind === 'fresh' && fresh.token.value === failed) fresh = await request(true);
    if (fresh.kind !== 'fresh') return fresh;
    const winner = await store.replace(stored?.value ?? null, fresh.token);
    return { kind: 'token', value: winner.value };
  }

  async function request(
    force: boolean,
  ): Promise<{ kind: 'fresh'; token: StoredToken } | PlatformError | Lost> {
    const appid = await credentials.read('appId');
    const secret = await credentials.read('appSecret');
    if (appid === undefined) return { kind: 'error', code: 41002, text: '' };
    if (secret === undefined) return { kind: 'error', code: 41004, text: '' };
    const reply = await exchangeJson({
      url: `${settings.apiBaseUrl}/cgi-bin/stable_token`,
      method: 'POST',
      body: JSON.stringify({ grant_type: 'client_credential', appid, secret, force_refresh: force }),
      timeoutMs: settings.timeoutMs,
      maxBytes: 64 * 1024,
    });
    if (reply.kind !== 'ok') return reply;
    const value = textOf(reply.body, 'access_token');
    const seconds = integerOf(reply.body, 'expires_in');
    if (value === '' || seconds === null) return { kind: 'lost', sent: true, cause: 'notJson' };
    return { kind: 'fresh', token: { value, expiresAt: later(clock.now(), seconds) } };
  }

  return {
    obtain(failed) {
      // Those who wait re-read the store, so one renewal serves them all.
      const turn = queue.then(() => renew(failed));
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
}
