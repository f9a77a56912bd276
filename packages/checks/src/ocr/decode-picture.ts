import sharp, { type Sharp } from 'sharp';
import { UnreadablePicture } from './picture-text.ts';

/** 8-bit grey, row after row. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A picture made ready for reading. */
export interface ReadablePicture {
  /** Size as people see it. */
  readonly width: number;
  readonly height: number;
  readonly grey: GreyPicture;
  /** Pixels of `grey` for each pixel of the picture. */
  readonly scale: number;
}

/** Pixels of a picture at most, so that decoding is bounded whatever its file says. */
const mostPixels = 100 * 1024 * 1024;
/** Pixels that are read at most; beyond, the picture is scaled down. */
const mostRead = 8_000_000;
/** A picture with fewer pixels than these is read at twice its size: its letters are often 10 pixels high. */
const small = 1_200_000;
/** Beyond this ratio of sides nothing can be read. */
const mostSides = 40_000;
const decodeSeconds = 30;

/**
 * Decodes a picture to grey at the size at which it is read best: the first frame, upright by EXIF, on white where it is transparent.
 * Throws UnreadablePicture.
 */
export async function decodePicture(bytes: Uint8Array): Promise<ReadablePicture> {
  // Each picture is seen once.
  sharp.cache(false);
  const { width, height } = await sizeOf(bytes);
  if (width * height > mostPixels || Math.max(width, height) > mostSides)
    throw new UnreadablePicture('tooLarge', `${width} × ${height} pixels`);
  const pixels = width * height;
  const wanted = pixels < small ? 2 : Math.min(1, Math.sqrt(mostRead / pixels));
  const grey = await decode(bytes, (picture) =>
    wanted === 1
      ? picture
      : picture.resize({ width: Math.max(1, Math.round(width * wanted)), kernel: 'lanczos3' }),
  );
  return { width, height, grey, scale: grey.width / width };
}

async function sizeOf(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  try {
    const { width, height, orientation = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (!(width > 0 && height > 0)) throw new UnreadablePicture('notAPicture');
    // EXIF 5–8 lie on their side.
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch (error) {
    throw error instanceof UnreadablePicture ? error : new UnreadablePicture('notAPicture', String(error));
  }
}

async function decode(bytes: Uint8Array, scaled: (picture: Sharp) => Sharp): Promise<GreyPicture> {
  const upright = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'truncated', sequentialRead: true })
    .autoOrient()
    .timeout({ seconds: decodeSeconds });
  try {
    const { data, info } = await scaled(upright)
      .flatten({ background: '#fff' })
      .toColourspace('b-w')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    return { width, height, data: channels === 1 ? data : firstChannel(data, channels) };
  } catch (error) {
    const slow = /timeout/i.test(String(error));
    throw new UnreadablePicture(slow ? 'tooSlow' : 'corrupt', String(error));
  }
}

function firstChannel(data: Uint8Array, channels: number): Uint8Array {
  const grey = new Uint8Array(data.length / channels);
  for (let at = 0; at < grey.length; at++) grey[at] = data[at * channels] ?? 0;
  return grey;
}

/** A part of a grey picture at another height; the part is cut to the picture. */
export async function cutOut(
  { width, height, data }: GreyPicture,
  part: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  tall: number,
): Promise<GreyPicture> {
  const left = Math.max(0, Math.min(width - 1, Math.floor(part.left)));
  const top = Math.max(0, Math.min(height - 1, Math.floor(part.top)));
  const wide = Math.max(1, Math.min(width, Math.ceil(part.right)) - left);
  const high = Math.max(1, Math.min(height, Math.ceil(part.bottom)) - top);
  const { data: cut, info } = await sharp(data, { raw: { width, height, channels: 1 } })
    .extract({ left, top, width: wide, height: high })
    .resize({ height: tall, width: Math.max(1, Math.round((wide * tall) / high)), fit: 'fill' })
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    data: info.channels === 1 ? cut : firstChannel(cut, info.channels),
  };
}
