import type { Issue } from '@sanshen/connectors/connector';
import type { ManuscriptContent } from '@sanshen/domain/content';
import type { ChannelId, Digest } from '@sanshen/domain/kernel';
import { findChannels } from '../channels/public.ts';
import { articleFor } from './article.ts';
import { servedBy } from './connector-for.ts';
import type { ConnectorSources } from './connector-ports.ts';

/** What one channel's platform would say to a content; no issues where nobody knows the platform's limits. */
export interface ChannelIssues {
  readonly channel: ChannelId;
  readonly issues: readonly Issue[];
}

/**
 * What each chosen channel's platform would refuse or change, in the order of the content's channels: exactly what would go to it is held
 * against its connector, or against the profile by which a person serves it. No platform is called.
 */
export async function platformIssues(
  sources: ConnectorSources,
  content: ManuscriptContent,
  digest: Digest,
): Promise<readonly ChannelIssues[]> {
  const { db } = sources.context;
  const known = await findChannels(
    db,
    content.channels.map((one) => one.channel),
  );
  const found: ChannelIssues[] = [];
  for (const { channel: id } of content.channels) {
    const channel = known.find((one) => one.id === id);
    if (channel === undefined) continue;
    const served = servedBy(sources, channel);
    const connector = served.by === 'connector' ? served.connector : served.guide;
    if (connector === null) continue;
    const article = await articleFor(db, { content, digest, channel: id });
    found.push({ channel: id, issues: connector.validate(article) });
  }
  return found;
}
