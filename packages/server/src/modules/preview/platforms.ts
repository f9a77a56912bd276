import { platformFacts } from '@sanshen/connectors/platforms';
import type { platformSchema } from '@sanshen/contract/preview';
import { channelPlatforms } from '@sanshen/domain/channels';
import type { z } from 'zod';

/** What every platform takes, in the product's order of platforms. */
export function listPlatforms(): z.input<typeof platformSchema>[] {
  return channelPlatforms.map((platform) => {
    const { name, limits, cover, pictures, links } = platformFacts[platform];
    return {
      platform,
      name,
      limits: { ...limits },
      cover: { ...cover, mediaTypes: [...cover.mediaTypes] },
      pictures: { ...pictures, mediaTypes: [...pictures.mediaTypes] },
      links,
    };
  });
}
