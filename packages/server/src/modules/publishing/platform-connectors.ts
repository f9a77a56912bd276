import { bilibiliConnector } from '@sanshen/connectors/bilibili';
import type { Connector } from '@sanshen/connectors/connector';
import { type ErrorClass, errorClasses } from '@sanshen/connectors/direct';
import { douyinConnector } from '@sanshen/connectors/douyin';
import { feedConnector } from '@sanshen/connectors/feed';
import { kuaishouConnector } from '@sanshen/connectors/kuaishou';
import { mastodonConnector } from '@sanshen/connectors/mastodon';
import { websiteConnector } from '@sanshen/connectors/website';
import { memoryTokenStore, wechatSecrets } from '@sanshen/connectors/wechat';
import { weiboConnector } from '@sanshen/connectors/weibo';
import type { ChannelPlatform, ChannelSettings } from '@sanshen/domain/channels';
import { mayReachPlatform } from '../../platform/fetch/origins.ts';
import { fetchOutward } from '../../platform/fetch/outward.ts';
import type { RegisteredChannel } from '../channels/public.ts';
import { feedStoreOf } from '../feeds/public.ts';
import { databaseTokenStore } from './channel-secrets.ts';
import { type ConnectorSources, portsFor, renderPlain } from './connector-ports.ts';

const oauthSecrets = ['accessToken', 'refreshToken', 'clientSecret'] as const;

const secrets: Readonly<Partial<Record<ChannelPlatform, readonly string[]>>> = {
  wechat: wechatSecrets,
  weibo: oauthSecrets,
  douyin: oauthSecrets,
  bilibili: oauthSecrets,
  kuaishou: oauthSecrets,
  mastodon: ['accessToken'],
  website: ['webhookSecret'],
};

/** Names of the secrets that a channel on a platform can have. */
export function secretNames(platform: ChannelPlatform): readonly string[] {
  return secrets[platform] ?? [];
}

/**
 * The connector of a channel that is not on WeChat; null where its platform has none, or where its settings lack what the connector needs, so that
 * a person serves it. A platform's address that the register names is used only if who runs the server allowed its origin.
 */
export function connectorOf(sources: ConnectorSources, channel: RegisteredChannel): Connector | null {
  const { settings, trusted, ports } = platformParts(sources, channel);
  switch (channel.platform) {
    case 'weibo':
      return weiboConnector(ports, settings);
    case 'douyin':
      return douyinConnector(ports, settings);
    case 'bilibili':
      return bilibiliConnector(ports, settings);
    case 'kuaishou':
      return kuaishouConnector(ports, settings);
    case 'mastodon':
      return typeof settings.baseUrl === 'string' && trusted
        ? mastodonConnector(ports, { ...settings, baseUrl: settings.baseUrl })
        : null;
    case 'website':
      return typeof settings.endpoint === 'string'
        ? websiteConnector(ports, { ...settings, endpoint: settings.endpoint })
        : null;
    case 'feed':
      return feedConnector(ports, feedStoreOf(sources.context, channel.id));
    default:
      return null;
  }
}

/** What everything that speaks to a platform (not WeChat) for a channel is made with; `trusted`: the addresses that its settings name may be called. */
export function platformParts(sources: ConnectorSources, channel: RegisteredChannel) {
  const { context, vault } = sources;
  const settings = readSettings(channel.settings);
  // Each of them is sent the channel's token.
  const named = [settings.endpoint ?? settings.baseUrl, settings.commentsUrl];
  const trusted = named.every((one) => typeof one !== 'string' || mayReachPlatform(context, one));
  const refuseSecret = async () => {
    context.log.error({ channel: channel.id }, 'channel with a platform address that nobody allowed');
    return undefined;
  };
  const own = portsFor(sources, channel, renderPlain);
  const ports = {
    ...own,
    // Without its secrets the connector calls nobody.
    credentials: trusted ? own.credentials : { read: refuseSecret },
    fetch: fetchOutward(context),
    tokens: trusted ? databaseTokenStore(context.db, vault, channel.id) : memoryTokenStore(),
  };
  return { settings, trusted, ports };
}

/** What the register may say to a connector: texts and numbers by the connector's own names, and `error.<code>` for the meaning of a code. */
interface Readable extends Record<string, unknown> {
  readonly baseUrl?: string;
  readonly endpoint?: string;
  readonly commentsUrl?: string;
}

/** Settings as connectors take them. Times and sizes are no matter of the register. */
function readSettings(settings: ChannelSettings): Readable {
  const errors: Record<string, ErrorClass> = {};
  const read: Record<string, unknown> = { errorClasses: errors };
  for (const [name, value] of Object.entries(settings)) {
    if (name.startsWith('error.')) {
      const meaning = errorClasses.find((one) => one === value);
      if (meaning !== undefined) errors[name.slice('error.'.length)] = meaning;
    } else if (numbers.has(name)) read[name] = Number(value);
    else if (texts.has(name)) read[name] = String(value);
    else if (addresses.has(name)) read[name] = String(value).replace(/\/$/, '');
  }
  return read;
}

const addresses = new Set(['baseUrl', 'endpoint', 'commentsUrl']);
const numbers = new Set(['publicStatus', 'publicState', 'statusMax', 'picturesMax']);
const texts = new Set([
  'clientId',
  'openId',
  'refreshPath',
  'safeDomain',
  'operatorIp',
  'imageUploadPath',
  'uploadPath',
  'fragmentPath',
  'completePath',
  'uploadScheme',
  'readPath',
  'viewPath',
  'listPath',
  'deletePath',
  'category',
  'templateId',
]);
