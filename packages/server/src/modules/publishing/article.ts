import type { PublishableArticle, PublishablePicture } from '@sanshen/connectors/connector';
import { mediaOf, parseBody } from '@sanshen/document';
import type { ManuscriptContent } from '@sanshen/domain/content';
import type { ChannelId, Digest } from '@sanshen/domain/kernel';
import type { Database } from '../../platform/db/database.ts';

/** What goes to one channel: the released content with the channel's own title and summary, and the pictures' type and size. */
export async function articleFor(
  db: Database,
  released: { readonly content: ManuscriptContent; readonly digest: Digest; readonly channel: ChannelId },
): Promise<PublishableArticle> {
  const { content, digest, channel } = released;
  const variant = content.channels.find((one) => one.channel === channel);
  const media = mediaOf(parseBody(content.body));
  const filesOf = (kind: 'image' | 'video') => [
    ...new Set(media.flatMap((one) => (one.kind === kind && one.file !== null ? [one.file] : []))),
  ];
  const known = await describePictures(db, [
    ...filesOf('image'),
    ...filesOf('video'),
    ...(content.cover === null ? [] : [content.cover.file]),
  ]);
  const describe = (file: Digest): PublishablePicture =>
    // An unknown file is described so that the connector refuses it instead of sending something else.
    known.get(file) ?? { digest: file, mediaType: 'application/octet-stream', byteLength: 0 };
  return {
    digest,
    title: variant?.title ?? content.title,
    byline: content.byline,
    summary: variant?.summary ?? content.summary,
    body: content.body,
    cover: content.cover === null ? null : describe(content.cover.file),
    pictures: filesOf('image').map(describe),
    videos: filesOf('video').map(describe),
    sourceLink: content.source.sources.find((source) => source.link !== undefined)?.link ?? null,
  };
}

async function describePictures(
  db: Database,
  files: readonly Digest[],
): Promise<ReadonlyMap<Digest, PublishablePicture>> {
  if (files.length === 0) return new Map();
  const rows = await db
    .selectFrom('file')
    .select(['digest', 'media_type', 'size'])
    .where('digest', 'in', [...new Set(files)])
    .execute();
  return new Map(
    rows.map((row) => [row.digest, { digest: row.digest, mediaType: row.media_type, byteLength: row.size }]),
  );
}
