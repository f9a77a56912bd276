import { createHash } from 'node:crypto';
import type { Clock, FileReader, PublishablePicture, UploadedAsset } from '../connector.ts';
import type { WechatApi } from './api.ts';
import type { Lost, PlatformError } from './http.ts';
import { textOf } from './json.ts';

export type Upload =
  | { readonly kind: 'uploaded'; readonly asset: UploadedAsset }
  | { readonly kind: 'fileMissing' }
  | { readonly kind: 'fileChanged' }
  | PlatformError
  | Lost;

/** File names that the platform sees: a digest and an extension, nothing of the manuscript. */
const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
};

/**
 * Uploads one picture: into the body store (addressed by URL) or as permanent material (addressed by id, for the cover).
 * The bytes are compared with the digest first, so that nothing else than the signed file leaves.
 */
export async function uploadPicture(
  api: WechatApi,
  files: FileReader,
  clock: Clock,
  picture: PublishablePicture,
  use: UploadedAsset['use'],
): Promise<Upload> {
  const file = await files.open(picture.digest).catch(() => null);
  if (file === null) return { kind: 'fileMissing' };
  const [suite = 'sha256', hex] = picture.digest.split(':');
  if (createHash(suite).update(file.bytes).digest('hex') !== hex) return { kind: 'fileChanged' };

  const form = new FormData();
  const name = `${hex?.slice(0, 16)}.${extensions[picture.mediaType] ?? 'bin'}`;
  form.set('media', new File([new Uint8Array(file.bytes)], name, { type: picture.mediaType }));
  const path = use === 'cover' ? '/cgi-bin/material/add_material?type=image' : '/cgi-bin/media/uploadimg';
  const reply = await api.write(path, form);
  if (reply.kind !== 'ok') return reply;

  const remoteId = textOf(reply.body, 'media_id') || null;
  const url = textOf(reply.body, 'url') || null;
  if ((use === 'cover' ? remoteId : url) === null) return { kind: 'lost', sent: true, cause: 'notJson' };
  return { kind: 'uploaded', asset: { use, digest: picture.digest, remoteId, url, uploadedAt: clock.now() } };
}
