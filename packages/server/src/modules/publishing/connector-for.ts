import type { Connector, ConnectorPorts, FileReader, RenderHtml } from '@sanshen/connectors/connector';
import { type ManualProfile, manualConnector, manualProfiles } from '@sanshen/connectors/manual';
import {
  memoryTokenStore,
  renderForWechat,
  type WechatCredential,
  type WechatSettings,
  wechatConnector,
} from '@sanshen/connectors/wechat';
import { parseBody, toHtml } from '@sanshen/document';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Vault } from '../../platform/vault.ts';
import type { RegisteredChannel } from '../channels/public.ts';
import { databaseTokenStore, readSecret } from './channel-secrets.ts';
import { mayReachPlatform } from './platform-origins.ts';

/** Settings of a WeChat channel; what is absent is WeChat's own. No secret stands here. */
const wechatSettings = z.object({
  /** Another server than WeChat's: a proxy of the organisation, a simulator. */
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  appId: z.string().optional(),
  /** `gh_…`; callbacks for another account are then refused. */
  originalId: z.string().optional(),
});

/** What a channel's connector is made with. */
export interface ConnectorSources {
  readonly context: AppContext;
  readonly vault: Vault;
  /** Times and sizes, for tests. */
  readonly wechat: Partial<WechatSettings>;
}

/** How a channel is served: by a connector, or by a person with `guide` for the steps (null: no guide for this platform). */
export type Served =
  | { readonly by: 'connector'; readonly connector: Connector }
  | { readonly by: 'person'; readonly guide: Connector | null };

/** The way in which a channel is published to. */
export function servedBy(sources: ConnectorSources, channel: RegisteredChannel): Served {
  if (channel.platform === 'wechat') {
    const connector = wechatFor(sources, channel);
    return channel.connector === 'wechat'
      ? { by: 'connector', connector }
      : { by: 'person', guide: connector };
  }
  const profile = profileOf(channel.platform);
  const guide = profile === null ? null : manualConnector(profile, portsFor(sources, channel, renderPlain));
  return { by: 'person', guide };
}

/** The app id of a WeChat channel: in its settings, or its handle. */
export function wechatAppId(channel: Pick<RegisteredChannel, 'settings' | 'handle'>): string {
  return wechatSettings.safeParse(channel.settings).data?.appId ?? channel.handle;
}

/** The WeChat connector of a channel. */
export function wechatFor(sources: ConnectorSources, channel: RegisteredChannel): Connector {
  const { context, vault } = sources;
  const settings = wechatSettings.safeParse(channel.settings).data ?? {};
  const { baseUrl } = settings;
  const trusted = baseUrl === undefined || mayReachPlatform(context, baseUrl);
  if (!trusted)
    context.log.error({ channel: channel.id }, 'channel with a platform address that nobody allowed');
  return wechatConnector(
    {
      ...portsFor(sources, channel, renderForWechat),
      credentials: {
        read: async (name: WechatCredential) => {
          // Without its secrets the connector calls nobody.
          if (!trusted) return undefined;
          return name === 'appId' ? wechatAppId(channel) : readSecret(context.db, vault, channel.id, name);
        },
      },
      tokens: trusted ? databaseTokenStore(context.db, vault, channel.id) : memoryTokenStore(),
    },
    {
      ...(baseUrl === undefined || !trusted
        ? {}
        : { apiBaseUrl: baseUrl.replace(/\/$/, ''), pageOrigins: [new URL(baseUrl).origin] }),
      ...(settings.originalId === undefined ? {} : { originalId: settings.originalId }),
      ...sources.wechat,
    },
  );
}

function portsFor(
  { context, vault }: ConnectorSources,
  channel: RegisteredChannel,
  renderHtml: RenderHtml,
): ConnectorPorts {
  return {
    channel: channel.id,
    credentials: { read: (name) => readSecret(context.db, vault, channel.id, name) },
    files: fileReader(context),
    clock: context.clock,
    renderHtml,
  };
}

function fileReader(context: AppContext): FileReader {
  return {
    async open(digest) {
      const row = await context.db
        .selectFrom('file')
        .select('media_type')
        .where('digest', '=', digest)
        .executeTakeFirst();
      return {
        bytes: await context.files.read(digest),
        mediaType: row?.media_type ?? 'application/octet-stream',
      };
    },
  };
}

const renderPlain: RenderHtml = (body, pictureUrl) => toHtml(parseBody(body), { pictureUrl, style: 'plain' });

function profileOf(platform: string): ManualProfile | null {
  return Object.values(manualProfiles).find((profile) => profile.platform === platform) ?? null;
}
