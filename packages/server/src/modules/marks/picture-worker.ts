import { parentPort } from 'node:worker_threads';
import { checkMarks } from '@sanshen/checks/marks/check-marks';
import type { MarkLibrary } from '@sanshen/checks/marks/mark';
import type { MarkReport } from '@sanshen/checks/marks/report';
import sharp from 'sharp';

/** A picture that a worker is to look at. */
export interface PictureOrder {
  readonly id: number;
  readonly picture: Uint8Array;
  readonly library: MarkLibrary;
}

export type PictureAnswer =
  | { readonly id: number; readonly report: MarkReport }
  | { readonly id: number; readonly failed: 'unreadable' | 'broken'; readonly message: string };

/** Pixels of the longer side beyond which a picture is reduced first; a mark that is lost then was too small to judge. */
const longestSide = 2400;
const mostPixels = 128 * 1024 * 1024;

parentPort?.on('message', async ({ id, picture, library }: PictureOrder) => {
  parentPort?.postMessage(await look(id, picture, library));
});

async function look(id: number, picture: Uint8Array, library: MarkLibrary): Promise<PictureAnswer> {
  let raster: Awaited<ReturnType<typeof unpack>>;
  try {
    raster = await unpack(picture);
  } catch (error) {
    return { id, failed: 'unreadable', message: String(error) };
  }
  try {
    return { id, report: checkMarks(raster, library, { scale: raster.scale }) };
  } catch (error) {
    return { id, failed: 'broken', message: String(error) };
  }
}

async function unpack(picture: Uint8Array) {
  sharp.cache(false);
  const options = { limitInputPixels: mostPixels, failOn: 'truncated' as const };
  const { width, height } = await sharp(picture, options).metadata();
  const { data, info } = await sharp(picture, options)
    .timeout({ seconds: 30 })
    .rotate()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    data: new Uint8Array(data.buffer, data.byteOffset, data.length),
    scale: Math.max(info.width, info.height) / Math.max(width, height),
  };
}
