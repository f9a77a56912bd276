import type { FeedHead } from '@sanshen/connectors/feed';
import type { AppContext } from '../../platform/context.ts';
import type { RegisteredChannel } from '../channels/public.ts';

/** What the feed of a channel says of itself. */
export function headOf(
  { publicUrl }: AppContext,
  channel: Pick<RegisteredChannel, 'id' | 'name'>,
  kind: 'atom' | 'rss',
): FeedHead {
  const base = `${publicUrl}/feeds/${encodeURIComponent(channel.id)}`;
  return {
    title: channel.name,
    author: channel.name,
    self: `${base}/${kind}.xml`,
    hub: `${publicUrl}/feeds/hub`,
    id: `${base}/atom.xml`,
    pageUrl: (entry) => `${base}/entries/${entry}`,
  };
}
