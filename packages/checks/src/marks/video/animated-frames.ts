import sharp from 'sharp';
import { RefusedPicture } from '../picture/picture-refusal.ts';
import { readPicture } from '../picture/read-picture.ts';
import { type ChosenFrames, chooseFrames, type VideoFrame } from './frame.ts';

/** Side of the small pictures by which scenes are told apart. */
const small = { width: 32, height: 18 };
const mostUnpacked = 400_000_000;
const mostPages = 2000;

/** The frames of an animated GIF or WebP that are worth looking at. Throws RefusedPicture if not even the small pictures can be read. */
export async function animatedFrames(bytes: Uint8Array): Promise<ChosenFrames> {
  const told = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw new RefusedPicture('corrupt', String(error));
    });
  const { pages = 1, delay = [], width, pageHeight = told.height } = told;
  // What lies beyond the bounds counts as not read.
  const readable = Math.max(1, Math.min(pages, mostPages, Math.floor(mostUnpacked / (width * pageHeight))));
  const thumbnails = await thumbnailsOf(bytes, readable);
  let time = 0;
  const times = Array.from({ length: thumbnails.length }, (_, index) => {
    const now = time;
    // Browsers show a frame without a stated time for a tenth of a second.
    time += Math.max(20, delay[index] || 100) / 1000;
    return now;
  });
  let broken = pages - thumbnails.length;
  const chosen = chooseFrames(thumbnails, times);
  async function* frames(): AsyncGenerator<VideoFrame> {
    for (const { index, cut } of chosen) {
      const picture = await readPicture(bytes, { frame: index }).catch(() => null);
      if (picture === null) broken++;
      else yield { time: times[index] ?? 0, cut, picture };
    }
  }
  return { frames: frames(), broken: () => broken };
}

/** Small pictures of the first so many frames; fewer where the file breaks off. */
async function thumbnailsOf(bytes: Uint8Array, pages: number): Promise<readonly Uint8Array[]> {
  for (let count = pages; count >= 1; count = Math.floor(count / 2)) {
    try {
      const { data } = await sharp(bytes, {
        pages: count,
        limitInputPixels: mostUnpacked + 1,
        failOn: 'truncated',
      })
        .timeout({ seconds: 30 })
        .resize({ ...small, fit: 'fill' })
        .flatten({ background: '#fff' })
        .toColourspace('b-w')
        .raw({ depth: 'uchar' })
        .toBuffer({ resolveWithObject: true });
      const size = data.length / count;
      return Array.from({ length: count }, (_, index) => data.subarray(index * size, (index + 1) * size));
    } catch (error) {
      if (/timeout/i.test(String(error))) throw new RefusedPicture('tooSlow', String(error));
    }
  }
  throw new RefusedPicture('corrupt', 'no frame can be read');
}
