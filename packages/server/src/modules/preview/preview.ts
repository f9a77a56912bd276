import { contentProblems } from '@sanshen/contract/content';
import { previewProblems } from '@sanshen/contract/preview';
import { contentDigest, DocumentError, parseBody, toHtml } from '@sanshen/document';
import { nodeHash } from '@sanshen/document/node-hash';
import type { ManuscriptContent } from '@sanshen/domain/content';
import { brandId, type ChannelId, type Digest, type OrganizationId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { Problem } from '../../platform/problem.ts';
import { findChannel, type RegisteredChannel } from '../channels/public.ts';
import { platformIssuesOf } from '../content/public.ts';

/** A channel of an organisation. Throws `content.channelUnknown` for an unknown one and for another organisation's alike. */
export async function channelFor(
  context: AppContext,
  id: string,
  organization: OrganizationId,
): Promise<RegisteredChannel> {
  const channel = await findChannel(context.db, brandId<ChannelId>(id));
  if (channel === null || channel.organization !== organization) {
    throw new Problem(contentProblems['content.channelUnknown'], { channels: [id] });
  }
  return channel;
}

/** A content as a channel's platform would show it, and what the platform would say to it. Throws `preview.bodyRefused`. */
export async function previewOf(context: AppContext, content: ManuscriptContent, channel: RegisteredChannel) {
  const variant = content.channels.find((one) => one.channel === channel.id);
  // As if it went there, though it may not have been chosen yet.
  const going = { ...content, channels: [variant ?? { channel: channel.id }] };
  const digest = contentDigest(going, 'sha256', nodeHash);
  return {
    platform: channel.platform,
    channel: channel.id,
    channelName: channel.name,
    title: variant?.title ?? content.title,
    byline: content.byline,
    summary: variant?.summary ?? content.summary,
    cover: content.cover === null ? null : addressOf(content.cover.file),
    html: htmlFor(content, channel.platform === 'wechat' ? 'wechat' : 'plain'),
    issues: [...(await platformIssuesOf(context, going, digest))],
  };
}

function htmlFor(content: ManuscriptContent, style: 'wechat' | 'plain'): string {
  try {
    return toHtml(parseBody(content.body), { pictureUrl: addressOf, style });
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    // A film has no form in a WeChat article: the issues say so, and the rest of the text can still be looked at.
    if (style === 'wechat') return htmlFor(content, 'plain');
    throw new Problem(previewProblems['preview.bodyRefused'], { detail: error.message });
  }
}

function addressOf(file: Digest): string {
  return `/api/v1/files/${file}`;
}
