import type { Clock, Credentials } from '../connector.ts';
import { later } from '../wechat/errors.ts';
import type { StoredToken, TokenStore } from '../wechat/tokens.ts';
import type { TokenSource } from './api.ts';

/** A pair of tokens as an OAuth 2 server gives it; `refresh` null where it gives none. */
export interface TokenPair {
  readonly access: string;
  readonly refresh: string | null;
  readonly expiresInSeconds: number;
}

export type OAuthCredential = 'accessToken' | 'refreshToken' | 'clientSecret';

/** Pairs are renewed this long before they end, so that the one irreversible call does not fail on it. */
const marginSeconds = 600;

/**
 * The user's token of a channel. What a person entered comes first; when the platform refuses it and a refresh token is there, one process
 * asks for a new pair and all others take it from the store. `refresh` null: the platform's way to refresh is not known here.
 */
export function oauthTokens(
  ports: {
    readonly credentials: Credentials<OAuthCredential>;
    readonly tokens: TokenStore;
    readonly clock: Clock;
  },
  refresh: ((refreshToken: string) => Promise<TokenPair | null>) | null,
): TokenSource {
  const { credentials, tokens, clock } = ports;
  let queue: Promise<unknown> = Promise.resolve();

  async function renew(failed: string | null): Promise<string | null> {
    const stored = await tokens.read();
    const kept = stored === null ? null : readPair(stored);
    const ending = stored !== null && stored.expiresAt <= later(clock.now(), marginSeconds);
    if (kept !== null && kept.access !== failed && !(ending && refresh !== null)) return kept.access;
    const entered = await credentials.read('accessToken');
    if (kept === null && entered !== undefined && entered !== failed) return entered;
    const refreshToken = kept?.refresh ?? (await credentials.read('refreshToken'));
    if (refresh === null || refreshToken === undefined) return null;
    const pair = await refresh(refreshToken);
    // Another process may have used the refresh token first; its pair is in the store then.
    if (pair === null)
      return ending && kept?.access !== failed ? (kept?.access ?? null) : await newer(kept?.access ?? null);
    const next: StoredToken = {
      value: JSON.stringify({ access: pair.access, refresh: pair.refresh ?? refreshToken }),
      expiresAt: later(clock.now(), pair.expiresInSeconds),
    };
    return readPair(await tokens.replace(stored?.value ?? null, next))?.access ?? null;
  }

  async function newer(than: string | null): Promise<string | null> {
    const stored = await tokens.read();
    const access = stored === null ? null : (readPair(stored)?.access ?? null);
    return access === than ? null : access;
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

function readPair({
  value,
}: StoredToken): { readonly access: string; readonly refresh: string | null } | null {
  try {
    const pair: unknown = JSON.parse(value);
    if (typeof pair !== 'object' || pair === null || !('access' in pair)) return null;
    const refresh = 'refresh' in pair && typeof pair.refresh === 'string' ? pair.refresh : null;
    return { access: String(pair.access), refresh };
  } catch {
    return null;
  }
}
