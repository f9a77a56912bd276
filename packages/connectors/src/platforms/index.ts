import type { ChannelPlatform } from '@sanshen/domain/channels';
import type { LocalizedText } from '@sanshen/domain/kernel';
import { type PlatformFacts, unknownLimits } from '../limits.ts';
import { manualProfiles } from '../manual/profiles.ts';
import { wechatFacts } from '../wechat/limits.ts';

export type { Figure, PlatformFacts, PlatformLimits } from '../limits.ts';

/** What every platform takes; the same data that the connectors' own checks read. */
export const platformFacts: Readonly<Record<ChannelPlatform, PlatformFacts>> = {
  wechat: wechatFacts,
  weibo: manualProfiles.weibo,
  douyin: manualProfiles.douyin,
  bilibili: manualProfiles.bilibili,
  kuaishou: unknown({ zh: '快手', en: 'Kuaishou' }),
  toutiao: unknown({ zh: '今日头条', en: 'Toutiao' }),
  xiaohongshu: unknown({ zh: '小红书', en: 'Xiaohongshu' }),
  weixinVideo: unknown({ zh: '微信视频号', en: 'WeChat Channels' }),
  website: unknown({ zh: '网站', en: 'Website' }),
  mastodon: unknown({ zh: 'Mastodon', en: 'Mastodon' }),
};

function unknown(name: LocalizedText): PlatformFacts {
  return {
    name,
    limits: unknownLimits,
    cover: { required: false, ratio: null, ratioVerified: false, mediaTypes: [] },
    pictures: { required: false, mediaTypes: [] },
    links: {
      zh: '没有可查证的规定，请以平台编辑器为准。',
      en: "No rule is known; the platform's own editor decides.",
    },
  };
}
