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

/** A picture at another size, between neighbouring pixels. */
export function resized(from: Grey, width: number, height: number): Grey {
  const data = new Uint8Array(width * height);
  const source = from.data;
  const columns = spread(width, from.width);
  const rows = spread(height, from.height);
  for (let y = 0; y < height; y++) {
    const upper = (rows.first[y] ?? 0) * from.width;
    const lower = (rows.second[y] ?? 0) * from.width;
    const down = rows.share[y] ?? 0;
    for (let x = 0; x < width; x++) {
      const left = columns.first[x] ?? 0;
      const right = columns.second[x] ?? 0;
      const across = columns.share[x] ?? 0;
      const above = (source[upper + left] ?? 0) * (1 - across) + (source[upper + right] ?? 0) * across;
      const below = (source[lower + left] ?? 0) * (1 - across) + (source[lower + right] ?? 0) * across;
      data[y * width + x] = above * (1 - down) + below * down + 0.5;
    }
  }
  return { width, height, data };
}

/** For each new pixel the two old ones that it lies between, and how far it is to the second. */
function spread(size: number, before: number) {
  const first = new Int32Array(size);
  const second = new Int32Array(size);
  const share = new Float32Array(size);
  for (let at = 0; at < size; at++) {
    const place = Math.max(0, Math.min(before - 1, ((at + 0.5) * before) / size - 0.5));
    first[at] = Math.floor(place);
    second[at] = Math.min(before - 1, Math.floor(place) + 1);
    share[at] = place - Math.floor(place);
  }
  return { first, second, share };
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
  let soft = first;
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
    // The two sizes between are both made from the same softened one.
    if (at % 3 === 1) soft = softened(base);
    const level = at % 3 === 0 ? base : resized(soft, width, height);
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
