import { mastodonReader } from '@sanshen/connectors/mastodon';
import type { PublicReader } from '@sanshen/connectors/reading';
import { wechatReader } from '@sanshen/connectors/wechat';
import { weiboReader } from '@sanshen/connectors/weibo';
import type { RegisteredChannel } from '../channels/public.ts';
import { wechatParts } from './connector-for.ts';
import type { ConnectorSources } from './connector-ports.ts';
import { platformParts } from './platform-connectors.ts';

/** What reads comments and messages of a channel; null where its platform offers no way, or it is served by hand. */
export function readerFor(sources: ConnectorSources, channel: RegisteredChannel): PublicReader | null {
  if (channel.connector !== channel.platform) return null;
  if (channel.platform === 'wechat') {
    const { ports, settings } = wechatParts(sources, channel);
    return wechatReader(ports, settings);
  }
  if (channel.platform !== 'mastodon' && channel.platform !== 'weibo') return null;
  const { ports, settings, trusted } = platformParts(sources, channel);
  if (!trusted) return null;
  if (channel.platform === 'weibo') return weiboReader(ports, settings);
  return typeof settings.baseUrl === 'string'
    ? mastodonReader(ports, { ...settings, baseUrl: settings.baseUrl })
    : null;
}
