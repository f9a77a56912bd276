/** The picture at halved sizes, so that a mark of any size is looked for with one window. */
import type { Raster } from '../report.ts';

/** One size of the picture; pixel (x, y) covers `step` × `step` pixels of the first. */
export interface Level {
  readonly width: number;
  readonly height: number;
  readonly step: number;
  /** RGBA as in the picture. */
  readonly data: Uint8Array;
}

/** Sizes from the picture itself down to the last that is at least `smallest` pixels on its short side. */
export function buildPyramid(picture: Raster, smallest = 24): Level[] {
  const { buffer, byteOffset, length } = picture.data;
  // All levels hold one class of array: loops that meet several run at a fraction of the speed.
  const data = new Uint8Array(buffer, byteOffset, length);
  const levels: Level[] = [{ width: picture.width, height: picture.height, step: 1, data }];
  for (;;) {
    const last = levels[levels.length - 1];
    if (!last || Math.min(last.width, last.height) < smallest * 2) return levels;
    levels.push(halve(last));
  }
}

function halve(from: Level): Level {
  const width = from.width >> 1;
  const height = from.height >> 1;
  const data = new Uint8Array(width * height * 4);
  const source = from.data;
  const stride = from.width * 4;
  for (let y = 0; y < height; y++) {
    let i = 2 * y * stride;
    let o = y * width * 4;
    for (let x = 0; x < width; x++, i += 8, o += 4) {
      const j = i + stride;
      for (let c = 0; c < 3; c++)
        data[o + c] =
          ((source[i + c] ?? 0) +
            (source[i + 4 + c] ?? 0) +
            (source[j + c] ?? 0) +
            (source[j + 4 + c] ?? 0) +
            2) >>
          2;
    }
  }
  return { width, height, step: from.step * 2, data };
}
