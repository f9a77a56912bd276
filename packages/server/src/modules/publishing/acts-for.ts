import type { AccountActs } from '@sanshen/connectors/acting';
import { mastodonActs } from '@sanshen/connectors/mastodon';
import { wechatActs } from '@sanshen/connectors/wechat';
import { weiboActs } from '@sanshen/connectors/weibo';
import type { RegisteredChannel } from '../channels/public.ts';
import { wechatParts } from './connector-for.ts';
import type { ConnectorSources } from './connector-ports.ts';
import { platformParts } from './platform-connectors.ts';

/** What acts towards users of a channel; null where its platform offers no way, or it is served by hand. */
export function actsFor(sources: ConnectorSources, channel: RegisteredChannel): AccountActs | null {
  if (channel.connector !== channel.platform) return null;
  if (channel.platform === 'wechat') {
    const { ports, settings } = wechatParts(sources, channel);
    return wechatActs(ports, settings);
  }
  if (channel.platform !== 'mastodon' && channel.platform !== 'weibo') return null;
  const { ports, settings, trusted } = platformParts(sources, channel);
  if (!trusted) return null;
  if (channel.platform === 'weibo') return weiboActs(ports, settings);
  return typeof settings.baseUrl === 'string'
    ? mastodonActs(ports, { ...settings, baseUrl: settings.baseUrl })
    : null;
}
