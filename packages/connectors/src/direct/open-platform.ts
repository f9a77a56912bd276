/** What the open platforms with a user's OAuth token share. */
import type { LocalizedText } from '@sanshen/domain/kernel';
import type { Action, Capability, Connector, ConnectorPorts, PublishablePicture } from '../connector.ts';
import type { GuardedFetch } from '../fetch/index.ts';
import type { ManualProfile } from '../manual/profiles.ts';
import { integerOf, type JsonRecord, textOf } from '../wechat/json.ts';
import type { TokenStore } from '../wechat/tokens.ts';
import { type Call, type ErrorClass, type Interpret, type PlatformApi, platformApi, send } from './api.ts';
import { hasDigest } from './connector.ts';
import { type OAuthCredential, oauthTokens, type TokenPair } from './oauth.ts';
import { say } from './texts.ts';

export interface OpenPorts extends ConnectorPorts<OAuthCredential> {
  readonly fetch: GuardedFetch;
  readonly tokens: TokenStore;
}

/** Settings that every open platform has. What no stored document states is null here until who runs the server sets it. */
export interface OpenSettings {
  /** Without a final slash. */
  readonly baseUrl: string;
  /** The application's public id. */
  readonly clientId: string;
  /** Where a refresh token is turned into a new pair; null: unknown, a person authorises again. */
  readonly refreshPath: string | null;
  /** What the platform's error codes mean, beside the documented ones. A code that is not listed says nothing about what was done. */
  readonly errorClasses: Readonly<Record<string, ErrorClass>>;
  readonly timeoutMs: number;
  readonly retryDelayMs: number;
  readonly maxResponseBytes: number;
  readonly humanAfterMinutes: number;
  readonly settleSeconds: number;
}

export const openDefaults: Omit<OpenSettings, 'baseUrl'> = {
  clientId: '',
  refreshPath: null,
  errorClasses: {},
  timeoutMs: 30_000,
  retryDelayMs: 300,
  maxResponseBytes: 4 * 1024 * 1024,
  humanAfterMinutes: 60,
  settleSeconds: 10,
};

/** The platform's API with the channel's token. */
export function openApi(
  ports: OpenPorts,
  settings: OpenSettings,
  platform: { readonly authorize: (call: Call, token: string) => Call; readonly interpret: Interpret },
): PlatformApi {
  const http = {
    ...settings,
    fetch: ports.fetch,
    maxBytes: settings.maxResponseBytes,
    interpret: platform.interpret,
  };
  const { refreshPath } = settings;
  const refresh =
    refreshPath === null
      ? null
      : async (refreshToken: string): Promise<TokenPair | null> => {
          const secret = (await ports.credentials.read('clientSecret')) ?? '';
          const body = new URLSearchParams({
            client_id: settings.clientId,
            client_secret: secret,
            grant_type: 'refresh_token',
            refresh_token: refreshToken,
          });
          const reply = await send(http, { method: 'POST', path: refreshPath, body });
          return reply.kind === 'ok' ? pairFrom(reply.body) : null;
        };
  return platformApi({ ...http, authorize: platform.authorize, tokens: oauthTokens(ports, refresh) });
}

function pairFrom(body: JsonRecord): TokenPair | null {
  const access = textOf(body, 'access_token');
  if (access === '') return null;
  return {
    access,
    refresh: textOf(body, 'refresh_token') || null,
    expiresInSeconds: integerOf(body, 'expires_in') ?? 3600,
  };
}

/** The class of a code: what the settings say, then what is documented, then nothing. */
export function classOf(
  settings: OpenSettings,
  documented: Readonly<Record<string, ErrorClass>>,
  code: string,
): ErrorClass {
  return settings.errorClasses[code] ?? documented[code] ?? 'unlisted';
}

/** What such a channel can do. The open platforms give no way to ask without acting, so authorisation alone is looked at. */
export async function openCapabilities(
  ports: OpenPorts,
  profile: ManualProfile,
  offers: { readonly reads: boolean; readonly removes: boolean; readonly comments: boolean },
): Promise<Readonly<Record<Action, Capability>>> {
  const stored = (await ports.tokens.read()) !== null;
  const authorized = stored || (await ports.credentials.read('accessToken')) !== undefined;
  const manual: Capability = { mode: 'manual', reason: say('byHandOnly', profile.name) };
  const api: Capability = authorized
    ? { mode: 'api' }
    : { mode: 'manual', reason: say('notAuthorized', profile.name) };
  const none: Capability = { mode: 'none', reason: say('noEvents', profile.name) };
  return {
    saveDraft: { mode: 'none', reason: say('byHandOnly', profile.name) },
    publish: api,
    receiveEvents: none,
    fetchPublished: offers.reads ? api : manual,
    takedown: offers.removes ? api : manual,
    comments: offers.comments ? api : manual,
    directMessages: manual,
    massSend: none,
  };
}

/** Events that none of these platforms pushes about a publication in a documented way. */
export function noEvents(name: LocalizedText): Connector['parseEvent'] {
  return async () => ({ kind: 'refused', reason: 'notSupported', message: say('noEvents', name) });
}

/** A released file for a call that carries it; null when it is not there or has changed. */
export async function releasedFile(
  ports: Pick<ConnectorPorts, 'files'>,
  { digest, mediaType }: Pick<PublishablePicture, 'digest' | 'mediaType'>,
): Promise<File | null> {
  const stored = await ports.files.open(digest).catch(() => null);
  if (stored === null || !hasDigest(stored.bytes, digest)) return null;
  const extension = mediaType.split('/')[1] ?? 'bin';
  return new File([new Uint8Array(stored.bytes)], `${digest.slice(7, 23)}.${extension}`, { type: mediaType });
}
