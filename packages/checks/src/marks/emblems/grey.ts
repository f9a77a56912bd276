/** Grey pictures of one byte a pixel, and how they are made smaller and softer. */
import type { Raster } from '../report.ts';

export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** One size of a picture: pixel (x, y) of it lies at (x × step, y × step) of the first. */
export interface GreyLevel extends Grey {
  readonly step: number;
}

/** Luma (ITU-R BT.601) of a picture. */
export function greyOf({ width, height, data }: Raster): Grey {
  const grey = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < grey.length; at++, from += 4)
    grey[at] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29 + 128) >> 8;
  return { width, height, data: grey };
}

/** A picture at another size: means of what a pixel covers when it becomes smaller, between neighbours when larger. */
export function resized(from: Grey, width: number, height: number): Grey {
  const data = new Uint8Array(width * height);
  const [sx, sy] = [from.width / width, from.height / height];
  const source = from.data;
  const columns = Array.from({ length: width }, (_, x) => spread((x + 0.5) * sx, sx, from.width));
  for (let y = 0; y < height; y++) {
    const row = spread((y + 0.5) * sy, sy, from.height);
    for (let x = 0; x < width; x++) {
      const column = columns[x];
      if (column === undefined) continue;
      let sum = 0;
      for (let j = 0; j < 2; j++) {
        const base = (j === 0 ? row.first : row.second) * from.width;
        const value =
          (source[base + column.first] ?? 0) * (1 - column.share) +
          (source[base + column.second] ?? 0) * column.share;
        sum += value * (j === 0 ? 1 - row.share : row.share);
      }
      data[y * width + x] = sum + 0.5;
    }
  }
  return { width, height, data };
}

function spread(centre: number, _step: number, most: number) {
  const at = Math.max(0, Math.min(most - 1, centre - 0.5));
  const first = Math.floor(at);
  return { first, second: Math.min(most - 1, first + 1), share: at - first };
}

/** Each pixel the mean of its 3 × 3 neighbours; the border stays as it is. */
export function softened({ width, height, data }: Grey): Grey {
  const soft = new Uint8Array(data);
  const sums = new Uint16Array(data.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 1; x < width - 1; x++)
      sums[row + x] = (data[row + x - 1] ?? 0) + (data[row + x] ?? 0) + (data[row + x + 1] ?? 0);
  }
  for (let y = 1; y < height - 1; y++) {
    const row = y * width;
    for (let x = 1; x < width - 1; x++)
      soft[row + x] =
        ((sums[row + x - width] ?? 0) + (sums[row + x] ?? 0) + (sums[row + x + width] ?? 0) + 4) / 9;
  }
  return { width, height, data: soft };
}

/** A quarter of an octave; what stands between two sizes is found in either. */
const stride = 2 ** (1 / 3);

/** Sizes of a picture, each a third of an octave smaller, down to `smallest` pixels on the short side. */
export function greyPyramid(picture: Raster, smallest = 40): readonly GreyLevel[] {
  const first = greyOf(picture);
  const levels: GreyLevel[] = [{ ...first, step: 1 }];
  // Every third level is half of another, so that softening goes with the size and nothing is made from far larger pixels.
  const bases: Grey[] = [first];
  for (let at = 1; ; at++) {
    const octave = Math.floor(at / 3);
    const step = stride ** at;
    const [width, height] = [Math.round(picture.width / step), Math.round(picture.height / step)];
    if (Math.min(width, height) < smallest || at > 24) return levels;
    while (bases.length <= octave) {
      const last = bases[bases.length - 1] ?? first;
      bases.push(halved(last));
    }
    const base = bases[octave] ?? first;
    const level = at % 3 === 0 ? base : resized(softened(base), width, height);
    levels.push({ ...level, step: picture.width / level.width });
  }
}

function halved({ width, height, data }: Grey): Grey {
  const [w, h] = [width >> 1, height >> 1];
  const half = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    let from = 2 * y * width;
    for (let x = 0; x < w; x++, from += 2)
      half[y * w + x] =
        ((data[from] ?? 0) +
          (data[from + 1] ?? 0) +
          (data[from + width] ?? 0) +
          (data[from + width + 1] ?? 0) +
          2) >>
        2;
  }
  return { width: w, height: h, data: half };
}
