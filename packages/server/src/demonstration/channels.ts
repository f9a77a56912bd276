import { createHash } from 'node:crypto';
import type { Channel, ChannelPlatform } from '@sanshen/domain/channels';
import { brandId, type ChannelId } from '@sanshen/domain/kernel';
import type { DemonstrationOrganization } from './organizations.ts';
import { demonstrationOrganizationId } from './people.ts';

const titles: Readonly<Record<ChannelPlatform, string>> = {
  wechat: '微信公众号',
  weibo: '微博',
  douyin: '抖音号',
  bilibili: '哔哩哔哩号',
  kuaishou: '快手号',
  toutiao: '头条号',
  xiaohongshu: '小红书号',
  weixinVideo: '视频号',
  website: '网站',
  mastodon: 'Mastodon 账号',
  feed: '订阅源',
};

const usual: readonly ChannelPlatform[] = ['wechat', 'weibo', 'douyin', 'bilibili'];
const city: readonly ChannelPlatform[] = [
  ...usual,
  'kuaishou',
  'toutiao',
  'xiaohongshu',
  'weixinVideo',
  'website',
];
const large: readonly ChannelPlatform[] = [...usual, 'kuaishou'];

function platformsOf(organization: DemonstrationOrganization): readonly ChannelPlatform[] {
  if (organization.kind === 'cityCommittee') return city;
  return organization.kind === 'county' || organization.kind === 'school' ? large : usual;
}

/** Id of a channel of the demonstration. */
export function demonstrationChannelId(key: string, platform: ChannelPlatform): ChannelId {
  return brandId<ChannelId>(`channel-${key}-${platform}`);
}

/** The channels of an organisation of the demonstration. Their handles exist on no platform; the simulators take any. */
export function channelsOf(organization: DemonstrationOrganization): readonly Channel[] {
  return platformsOf(organization).map((platform) => {
    const id = demonstrationChannelId(organization.key, platform);
    return {
      id,
      organization: demonstrationOrganizationId(organization.key),
      platform,
      name: `${organization.short}${titles[platform]}（演示）`,
      handle: platform === 'wechat' ? appIdOf(id) : `demonstration-${organization.key}-${platform}`,
      connector: platform === 'wechat' ? 'wechat' : 'manual',
      settings: {},
      status: 'active',
    };
  });
}

/** An AppID in the platform's form, `wx` and 16 hexadecimal digits, always the same for a channel. */
function appIdOf(id: ChannelId): string {
  return `wx${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
}
