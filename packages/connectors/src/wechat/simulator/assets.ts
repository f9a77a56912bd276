import type { SimAccount } from './state.ts';
import { freshId, type Payload, SimError, type World } from './world.ts';

const pictureLimit = 1024 * 1024;
const materialLimit = 10 * 1024 * 1024;

/** `/cgi-bin/media/uploadimg`: jpg and png below 1 MB, judged by the bytes. */
export function uploadImage(world: World, account: SimAccount, media: Uint8Array): Payload {
  const type = sniff(media);
  if (type !== 'image/png' && type !== 'image/jpeg') throw new SimError(40005, 'invalid file type');
  if (media.length >= pictureLimit) throw new SimError(40009, 'invalid image size');
  const path = `/mmbiz_${type === 'image/png' ? 'png' : 'jpg'}/${freshId(60)}/0`;
  account.pictures[path] = { type, blob: world.store.putBlob(media) };
  world.store.save();
  return { errcode: 0, errmsg: 'ok', url: `${world.baseUrl()}${path}` };
}

/** `/cgi-bin/material/add_material?type=image` */
export function addMaterial(world: World, account: SimAccount, media: Uint8Array): Payload {
  const type = sniff(media);
  if (type === null) throw new SimError(40005, 'invalid file type');
  if (media.length > materialLimit) throw new SimError(40009, 'invalid image size');
  const blob = world.store.putBlob(media);
  const mediaId = freshId(48);
  account.materials[mediaId] = { type, blob };
  const path = `/mmbiz_jpg/${freshId(60)}/0`;
  account.pictures[path] = { type, blob };
  world.store.save();
  return { media_id: mediaId, url: `${world.baseUrl()}${path}?wx_fmt=${type.slice(6)}`, item: [] };
}

/** Reads the one file of a form; 41005 without one. */
export async function mediaOf(body: Uint8Array, contentType: string): Promise<Uint8Array> {
  const headers = { 'content-type': contentType };
  const form = await new Response(new Uint8Array(body), { headers }).formData().catch(() => null);
  const media = form?.get('media');
  if (!(media instanceof File)) throw new SimError(41005, 'media data missing');
  return new Uint8Array(await media.arrayBuffer());
}

function sniff(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (head.startsWith('\x89PNG')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('GIF8')) return 'image/gif';
  return head.startsWith('BM') ? 'image/bmp' : null;
}
