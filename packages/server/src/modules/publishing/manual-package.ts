import { manualProfiles } from '@sanshen/connectors/manual';
import type { Digest, PersonId, PublicationId } from '@sanshen/domain/kernel';
import { type Zippable, zipSync } from 'fflate';
import { requirePublication } from './act-on-publication.ts';
import { taskToPublish } from './manual-task.ts';
import type { Publisher } from './publisher.ts';

/**
 * Everything that a person needs to publish by hand, in one file: the texts, one file for each field, and pictures and videos numbered in the
 * order of use, pictures in the size that the platform's editor wants. Throws `request.notFound`, `access.forbidden`, `emergency.frozen`.
 */
export async function manualPackage(
  publisher: Publisher,
  person: PersonId,
  id: PublicationId,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const { context } = publisher;
  const { title } = await requirePublication(context, context.db, { person, publication: id });
  const task = await taskToPublish(publisher, person, id);
  const members: Record<string, Uint8Array> = {};
  for (const [index, { label, format, value }] of task.copyBlocks.entries()) {
    members[`${number(index)}-${label.zh}.${format === 'html' ? 'html' : 'txt'}`] = Buffer.from(
      `\ufeff${value}`,
      'utf8',
    );
  }
  const profile = Object.values(manualProfiles).find((one) => one.platform === task.platform);
  for (const [index, digest] of task.files.entries()) {
    const { bytes, extension } = await fileFor(publisher, digest, profile?.size ?? null);
    members[`图片与视频/${number(index)}.${extension}`] = bytes;
  }
  const stored: Zippable = Object.fromEntries(
    // Pictures and videos do not shrink.
    Object.entries(members).map(([name, bytes]) => [name, [bytes, { level: name.includes('/') ? 0 : 6 }]]),
  );
  return { name: `${title.slice(0, 60)}.zip`, bytes: Buffer.from(zipSync(stored)) };
}

function number(index: number): string {
  return String(index + 1).padStart(2, '0');
}

/** The file as it is, or a picture fitted into the platform's size; never enlarged, never cut. */
async function fileFor(
  { context }: Publisher,
  digest: Digest,
  size: { readonly width: number; readonly height: number | null } | null,
): Promise<{ readonly bytes: Uint8Array; readonly extension: string }> {
  const row = await context.db
    .selectFrom('file')
    .select('media_type')
    .where('digest', '=', digest)
    .executeTakeFirst();
  const type = row?.media_type ?? 'application/octet-stream';
  const bytes = await context.files.read(digest);
  const [kind = '', form = 'bin'] = type.split('/');
  if (kind !== 'image' || size === null || form === 'gif')
    return { bytes, extension: form === 'jpeg' ? 'jpg' : form };
  // Loaded when the first picture is fitted: it takes 20 MB.
  const { default: sharp } = await import('sharp');
  const fitted = sharp(bytes)
    .rotate()
    .resize({
      width: size.width,
      ...(size.height === null ? {} : { height: size.height }),
      fit: 'inside',
      withoutEnlargement: true,
    });
  return form === 'png'
    ? { bytes: await fitted.png().toBuffer(), extension: 'png' }
    : { bytes: await fitted.jpeg({ quality: 92 }).toBuffer(), extension: 'jpg' };
}
