import type { Connector } from '@sanshen/connectors/connector';
import { manualConnector, manualProfiles } from '@sanshen/connectors/manual';
import {
  memoryTokenStore,
  renderForWechat,
  type WechatCredential,
  type WechatPorts,
  type WechatSettings,
  wechatConnector,
} from '@sanshen/connectors/wechat';
import { z } from 'zod';
import { mayReachPlatform } from '../../platform/fetch/origins.ts';
import type { RegisteredChannel } from '../channels/public.ts';
import { databaseTokenStore, readSecret } from './channel-secrets.ts';
import { type ConnectorSources, portsFor, renderPlain } from './connector-ports.ts';
import { connectorOf } from './platform-connectors.ts';

/** Settings of a WeChat channel; what is absent is WeChat's own. No secret stands here. */
const wechatSettings = z.object({
  /** Another server than WeChat's: a proxy of the organisation, a simulator. */
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  appId: z.string().optional(),
  /** `gh_…`; callbacks for another account are then refused. */
  originalId: z.string().optional(),
  /** How a release goes out: published on the account's page, or sent to all followers. */
  publishBy: z.enum(['freepublish', 'massSend']).optional(),
});

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
  const connector = channel.connector === channel.platform ? connectorOf(sources, channel) : null;
  if (connector !== null) return { by: 'connector', connector };
  const profile = manualProfiles[channel.platform];
  return { by: 'person', guide: manualConnector(profile, portsFor(sources, channel, renderPlain)) };
}

/** The app id of a WeChat channel: in its settings, or its handle. */
export function wechatAppId(channel: Pick<RegisteredChannel, 'settings' | 'handle'>): string {
  return wechatSettings.safeParse(channel.settings).data?.appId ?? channel.handle;
}

/** The WeChat connector of a channel. */
export function wechatFor(sources: ConnectorSources, channel: RegisteredChannel): Connector {
  const { ports, settings } = wechatParts(sources, channel);
  return wechatConnector(ports, settings);
}

/** What everything that speaks to WeChat for a channel is made with. */
export function wechatParts(
  sources: ConnectorSources,
  channel: RegisteredChannel,
): { readonly ports: WechatPorts; readonly settings: Partial<WechatSettings> } {
  const { context, vault } = sources;
  const settings = wechatSettings.safeParse(channel.settings).data ?? {};
  const { baseUrl } = settings;
  const trusted = baseUrl === undefined || mayReachPlatform(context, baseUrl);
  if (!trusted)
    context.log.error({ channel: channel.id }, 'channel with a platform address that nobody allowed');
  return {
    ports: {
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
    settings: {
      ...(baseUrl === undefined || !trusted
        ? {}
        : { apiBaseUrl: baseUrl.replace(/\/$/, ''), pageOrigins: [new URL(baseUrl).origin] }),
      ...(settings.originalId === undefined ? {} : { originalId: settings.originalId }),
      ...(settings.publishBy === undefined ? {} : { publishBy: settings.publishBy }),
      ...sources.wechat,
    },
  };
}
