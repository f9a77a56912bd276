import type { ChannelPlatform } from '@sanshen/domain/channels';
import type { PlatformFacts } from '../limits.ts';
import { manualProfiles } from '../manual/profiles.ts';
import { wechatFacts } from '../wechat/limits.ts';

export type { Figure, PlatformFacts, PlatformLimits } from '../limits.ts';

/** What every platform takes; the same data that the connectors' own checks read. */
export const platformFacts: Readonly<Record<ChannelPlatform, PlatformFacts>> = {
  ...manualProfiles,
  wechat: wechatFacts,
};
