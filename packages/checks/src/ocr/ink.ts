import type { GreyPicture } from './decode-picture.ts';

/** A part of a picture in whole pixels, within it. */
export interface PixelPart {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The pixels of a part, row after row. */
export function greyOf({ width: row, data }: GreyPicture, part: PixelPart): Uint8Array {
  const width = part.right - part.left;
  const grey = new Uint8Array(width * (part.bottom - part.top));
  for (let y = part.top; y < part.bottom; y++)
    grey.set(data.subarray(y * row + part.left, y * row + part.right), (y - part.top) * width);
  return grey;
}

/** Which pixels are ink, by the threshold that parts the two groups best (Otsu 1979). */
export function darkPixels(grey: Uint8Array): Uint8Array {
  const counts = new Float64Array(256);
  for (const value of grey) counts[value] = (counts[value] ?? 0) + 1;
  let sum = 0;
  for (let value = 0; value < 256; value++) sum += value * (counts[value] ?? 0);
  let [best, threshold, below, sumBelow] = [-1, 127, 0, 0];
  for (let value = 0; value < 255; value++) {
    below += counts[value] ?? 0;
    sumBelow += value * (counts[value] ?? 0);
    const above = grey.length - below;
    if (below === 0 || above === 0) continue;
    const between = below * above * (sumBelow / below - (sum - sumBelow) / above) ** 2;
    if (between > best) [best, threshold] = [between, value];
  }
  let dark = 0;
  for (let value = 0; value <= threshold; value++) dark += counts[value] ?? 0;
  // Light letters on a dark ground are ink too.
  const light = dark > grey.length / 2;
  return Uint8Array.from(grey, (value) => (value <= threshold !== light ? 1 : 0));
}
