import type { ChannelId, OrganizationId } from '../kernel/index.ts';

/**
 * The life of a channel: 申请 `applied` → 批准 `approved` → 报备 `filed` → 运行 `active` (the only status that takes publications) ↔ 休眠 `dormant`,
 * 停用 `suspended` → 注销 `closed`. `refused` applications and closed channels are final and keep their history.
 */
export const channelStatuses = [
  'applied',
  'approved',
  'filed',
  'active',
  'dormant',
  'suspended',
  'refused',
  'closed',
] as const;
export type ChannelStatus = (typeof channelStatuses)[number];

/** Platforms that a channel (账号) may be on; which connector serves it is said apart. */
export const channelPlatforms = [
  'wechat',
  'weibo',
  'douyin',
  'bilibili',
  'kuaishou',
  'toutiao',
  'xiaohongshu',
  'weixinVideo',
  'website',
  'mastodon',
  'feed',
] as const;
export type ChannelPlatform = (typeof channelPlatforms)[number];

/** Settings of a connector: short texts, numbers and switches. */
export type ChannelSettings = Readonly<Record<string, string | number | boolean>>;

/** 账号: an official presence of an organisation on a platform. */
export interface Channel {
  readonly id: ChannelId;
  readonly organization: OrganizationId;
  readonly platform: ChannelPlatform;
  readonly name: string;
  /** What the platform calls it: an app id, a user id, an address. Empty until it is filed, because nobody has opened it before. */
  readonly handle: string;
  /** Which connector serves it (`wechat`), or `manual` for a guided manual step. */
  readonly connector: string;
  /** Settings of the connector; never a secret. */
  readonly settings: ChannelSettings;
  readonly status: ChannelStatus;
}
