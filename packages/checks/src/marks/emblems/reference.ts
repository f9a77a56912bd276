/** An emblem's artwork made ready for being found. */
import type { Raster } from '../report.ts';
import { cutOut } from './artwork.ts';
import { type Features, findFeatures } from './features.ts';
import { type Grey, greyOf, resized } from './grey.ts';

/** Artwork that stands for one version of an emblem. */
export interface EmblemReference {
  readonly mark: string;
  readonly version: string;
  /** A later version has taken its place. */
  readonly outdated: boolean;
  /** The uploaded artwork; what is transparent, or of the colour all around it, is not the emblem. */
  readonly picture: Raster;
}

/** Artwork at one size. Coordinates of an artwork run from -1 to 1 across and down its box. */
export interface Template {
  readonly width: number;
  readonly height: number;
  readonly grey: Float32Array;
  /** 1 where the emblem is, a pixel off its border. */
  readonly mask: Uint8Array;
}

export interface PreparedReference {
  readonly reference: EmblemReference;
  /** Width over height of the artwork's box. */
  readonly ratio: number;
  /** Artwork cut to its box, RGBA. */
  readonly artwork: Raster;
  readonly tiny: Template;
  readonly small: Template;
  readonly large: Template;
  /** Left and right are the same, so that nobody can tell a mirror image. */
  readonly symmetric: boolean;
  readonly sizes: readonly ReferenceSize[];
}

/** Corners of an artwork as it is, or mirrored, at one size. */
export interface ReferenceSize {
  readonly mirrored: boolean;
  readonly width: number;
  readonly height: number;
  readonly features: Features;
}

/** Longer sides at which corners are taken, in pixels. */
const featureSizes = [60, 100];
const tinySide = 22;
const smallSide = 48;
const largeSide = 96;
/** From here two halves count as each other's mirror image. */
const sameHalves = 0.96;

const prepared = new WeakMap<EmblemReference, PreparedReference | null>();

/** Makes artwork ready once; null where nothing can be seen in it. */
export function prepareReference(reference: EmblemReference): PreparedReference | null {
  const known = prepared.get(reference);
  if (known !== undefined) return known;
  const made = prepare(reference);
  prepared.set(reference, made);
  return made;
}

function prepare(reference: EmblemReference): PreparedReference | null {
  const cut = cutOut(reference.picture);
  if (cut === null) return null;
  const { width, height } = cut.picture;
  const grey = greyOf(cut.picture);
  const large = templateOf(grey, cut.mask, largeSide);
  if (!(deviation(large) > 8)) return null;
  const tiny = templateOf(grey, cut.mask, tinySide);
  const small = templateOf(grey, cut.mask, smallSide);
  const symmetric = likeness(large, mirroredTemplate(large)) > sameHalves;
  const sizes = featureSizes.flatMap((side) =>
    (symmetric ? [false] : [false, true]).map((mirrored) => sizeOf(grey, cut.mask, side, mirrored)),
  );
  return { reference, ratio: width / height, artwork: cut.picture, tiny, small, large, symmetric, sizes };
}

function sizeOf(grey: Grey, mask: Uint8Array, side: number, mirrored: boolean): ReferenceSize {
  const share = side / Math.max(grey.width, grey.height);
  const width = Math.max(8, Math.round(grey.width * share));
  const height = Math.max(8, Math.round(grey.height * share));
  // A margin, so that corners near the border are found as well.
  const margin = 14;
  const [wide, high] = [width + 2 * margin, height + 2 * margin];
  const at = reducedTo(grey, mask, width, height);
  const framed = { width: wide, height: high, data: new Uint8Array(wide * high).fill(at.around) };
  const inside = new Uint8Array(wide * high);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * width + (mirrored ? width - 1 - x : x);
      const to = (y + margin) * wide + x + margin;
      framed.data[to] = at.grey.data[from] ?? 0;
      inside[to] = at.mask[from] ?? 0;
    }
  }
  const features = findFeatures(framed, { each: 3, cell: 8, mask: inside });
  for (let index = 0; index < features.count; index++) {
    features.x[index] = (features.x[index] ?? 0) - margin;
    features.y[index] = (features.y[index] ?? 0) - margin;
  }
  return { mirrored, width, height, features };
}

/** Artwork and mask at a size; what lies outside has the artwork's mean grey, so that it draws no corners. */
function reducedTo(grey: Grey, mask: Uint8Array, width: number, height: number) {
  let [sum, count] = [0, 0];
  for (const [at, inside] of mask.entries()) {
    if (inside === 0) continue;
    sum += grey.data[at] ?? 0;
    count += 1;
  }
  const around = Math.round(sum / Math.max(1, count));
  const filled = grey.data.map((value, at) => (mask[at] === 1 ? value : around));
  const steps = halvings(grey.width / width);
  const source = shrink({ ...grey, data: filled }, steps);
  const shape = shrink({ ...grey, data: mask.map((inside) => inside * 255) }, steps);
  const reduced = resized(shape, width, height).data;
  return {
    around,
    grey: resized(source, width, height),
    mask: reduced.map((value) => (value > 200 ? 1 : 0)),
  };
}

const halvings = (share: number) => Math.max(0, Math.floor(Math.log2(share)));

function shrink(from: Grey, times: number): Grey {
  let grey = from;
  for (let time = 0; time < times; time++) {
    const [w, h] = [grey.width >> 1, grey.height >> 1];
    const { width, data } = grey;
    const half = new Uint8Array(w * h);
    for (let y = 0; y < h; y++)
      for (let x = 0; x < w; x++) {
        const at = 2 * y * width + 2 * x;
        half[y * w + x] =
          ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + width] ?? 0) + (data[at + width + 1] ?? 0)) / 4;
      }
    grey = { width: w, height: h, data: half };
  }
  return grey;
}

function templateOf(grey: Grey, mask: Uint8Array, side: number): Template {
  const share = side / Math.max(grey.width, grey.height);
  const width = Math.max(6, Math.round(grey.width * share));
  const height = Math.max(6, Math.round(grey.height * share));
  const at = reducedTo(grey, mask, width, height);
  return { width, height, grey: Float32Array.from(at.grey.data), mask: at.mask };
}

export function mirroredTemplate({ width, height, grey, mask }: Template): Template {
  const turned = { width, height, grey: new Float32Array(grey.length), mask: new Uint8Array(mask.length) };
  for (let at = 0; at < grey.length; at++) {
    const x = at % width;
    const from = at - x + (width - 1 - x);
    turned.grey[at] = grey[from] ?? 0;
    turned.mask[at] = mask[from] ?? 0;
  }
  return turned;
}

/** Correlation of two templates of one size where both have the emblem. */
export function likeness(one: Template, other: Template): number {
  let [n, a, b, aa, bb, ab] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < one.grey.length; at++) {
    if (one.mask[at] !== 1 || other.mask[at] !== 1) continue;
    const [p, q] = [one.grey[at] ?? 0, other.grey[at] ?? 0];
    n += 1;
    a += p;
    b += q;
    aa += p * p;
    bb += q * q;
    ab += p * q;
  }
  const spread = Math.sqrt((aa - (a * a) / n) * (bb - (b * b) / n));
  return spread > 0 ? (ab - (a * b) / n) / spread : 0;
}

function deviation({ grey, mask }: Template): number {
  let [n, sum, squares] = [0, 0, 0];
  for (let at = 0; at < grey.length; at++) {
    if (mask[at] !== 1) continue;
    n += 1;
    sum += grey[at] ?? 0;
    squares += (grey[at] ?? 0) ** 2;
  }
  return n === 0 ? 0 : Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2));
}
