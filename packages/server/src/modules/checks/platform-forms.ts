import type { PlatformForm } from '@sanshen/checks/text';
import { type Figure, platformFacts } from '@sanshen/connectors/platforms';
import type { ChannelPlatform } from '@sanshen/domain/channels';
import type { ManuscriptContent } from '@sanshen/domain/content';
import type { Database } from '../../platform/db/database.ts';
import { findChannels } from '../channels/public.ts';

/** What only a platform's own pages say, beside the figures that its connector knows. */
const forms: Partial<
  Record<ChannelPlatform, Pick<PlatformForm, 'linkHosts' | 'forbiddenElements' | 'altText' | 'plainText'>>
> = {
  // Only articles that accounts have sent may be linked; media stand beside the text, not in it.
  wechat: { linkHosts: ['mp.weixin.qq.com'], forbiddenElements: ['iframe', 'video', 'audio', 'form'] },
  // Without form, links cannot be clicked and tables fall apart.
  weibo: { plainText: true, forbiddenElements: ['table'] },
  douyin: { plainText: true, forbiddenElements: ['table'] },
  kuaishou: { plainText: true, forbiddenElements: ['table'] },
  xiaohongshu: { plainText: true, forbiddenElements: ['table'] },
  weixinVideo: { plainText: true, forbiddenElements: ['table'] },
  bilibili: { plainText: true },
  // Government websites owe their readers alternative texts (GB/T 37668).
  website: { altText: true },
  feed: { altText: true },
  mastodon: { altText: true, forbiddenElements: ['table'] },
};

/** What the platforms of a content's channels demand of its form, each platform once, in the order of the channels. */
export async function platformFormsOf(
  db: Database,
  content: ManuscriptContent,
): Promise<readonly PlatformForm[]> {
  if (content.channels.length === 0) return [];
  const known = await findChannels(
    db,
    content.channels.map(({ channel }) => channel),
  );
  const byPlatform = new Map<ChannelPlatform, ManuscriptContent['channels'][number][]>();
  for (const chosen of content.channels) {
    const platform = known.find(({ id }) => id === chosen.channel)?.platform;
    if (platform !== undefined) byPlatform.set(platform, [...(byPlatform.get(platform) ?? []), chosen]);
  }
  return [...byPlatform].map(([platform, chosen]) =>
    formOf(platform, {
      // A title of its own takes the common one's place on a channel.
      title: chosen.some(({ title = '' }) => title === ''),
      summary: chosen.some(({ summary = '' }) => summary === ''),
    }),
  );
}

function formOf(
  platform: ChannelPlatform,
  common: { readonly title: boolean; readonly summary: boolean },
): PlatformForm {
  const { name, limits } = platformFacts[platform];
  const { titleMax, summaryMax, bodyMax, bodyCounts } = limits;
  const figures = [titleMax, summaryMax, bodyMax].filter((one): one is Figure => one !== null);
  return {
    name: name.zh,
    documented: figures.every(({ verified }) => verified),
    ...(titleMax === null || !common.title ? {} : { titleLength: titleMax.value }),
    ...(summaryMax === null || !common.summary ? {} : { summaryLength: summaryMax.value }),
    // Where the HTML counts, the connector counts it.
    ...(bodyMax === null || bodyCounts === 'html' ? {} : { bodyLength: bodyMax.value }),
    ...forms[platform],
  };
}
