import { fileProblems } from '@sanshen/contract/files';
import type { Metadata } from 'sharp';
import { Problem } from '../problem.ts';

/** Pixels of a picture at most (all frames of an animation together), so that decoding takes 256 MiB at most. */
const maximumPixels = 64 * 1024 * 1024;
/** Seconds that decoding may take. */
const decodeSeconds = 20;

/** Pictures are decoded one after another: each may take pixels × 4 bytes. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Width and height of a picture that decodes from its first to its last pixel.
 * Throws `file.pictureTooLarge` or `file.pictureInvalid`.
 */
export async function checkPicture(
  picture: Buffer,
): Promise<{ readonly width: number; readonly height: number }> {
  const turn = queue.then(() => decode(picture));
  queue = turn.catch(() => {});
  return turn;
}

async function decode(picture: Buffer): Promise<{ width: number; height: number }> {
  // Loaded when the first picture comes: it takes 20 MB.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  let metadata: Metadata;
  try {
    metadata = await sharp(picture, { limitInputPixels: false, animated: true, failOn: 'error' }).metadata();
  } catch {
    throw new Problem(fileProblems['file.pictureInvalid']);
  }
  const { width, height, pages = 1, pageHeight } = metadata;
  const frame = pageHeight ?? height;
  if (width * frame * pages > maximumPixels) {
    throw new Problem(fileProblems['file.pictureTooLarge'], { width, height: frame, pages, maximumPixels });
  }
  try {
    await sharp(picture, { limitInputPixels: maximumPixels, failOn: 'truncated', animated: true })
      .timeout({ seconds: decodeSeconds })
      .stats();
  } catch {
    throw new Problem(fileProblems['file.pictureInvalid']);
  }
  return { width, height: frame };
}
