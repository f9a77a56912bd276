/** Parts of an emblem that are missing or covered. */
import type { Rgb } from '../mark.ts';
import { colourDifference } from '../measure/colour.ts';
import type { Point, Raster } from '../report.ts';
import { levelFor, type Placement, sample } from './align.ts';
import type { FoundEmblem } from './find-emblems.ts';
import type { GreyLevel } from './grey.ts';
import { type Judged, measurement, round, told, untold } from './judged.ts';
import type { Template } from './reference.ts';

const squares = 8;
/** CIEDE2000 within which two places have one colour. */
const oneColour = 14;

/** Whether a part of an emblem is missing. Where its colours are wrong nobody can tell by its brightness. */
export function partsOf(
  picture: Raster,
  levels: readonly GreyLevel[],
  { reference, placement, score }: FoundEmblem,
  small: boolean,
  coloursRight: boolean,
): Judged {
  if (small) return untold('partMissing', 'score', 'tooSmall');
  if (!coloursRight) return untold('partMissing', 'score', 'ambiguous');
  const template = reference.large;
  const level = levelFor(levels, template, placement);
  if (level === null) return untold('partMissing', 'score', 'ambiguous');
  const seen = sample(level, template, placement);
  if (seen.some((value, at) => value < 0 && template.mask[at] === 1))
    return untold('partMissing', 'score', 'cutByPicture');
  const missing = missingSquares(template, seen);
  const share = missing.all === 0 ? 0 : missing.lost / missing.all;
  const one = {
    name: 'partMissing',
    unit: 'score',
    measured: round(share, 3),
    standard: 0,
    tolerance: 0.03,
    uncertainty: 0.01,
  } as const;
  if (missing.largest < 2) {
    return score > 0.8 || missing.lost === 0
      ? told(measurement({ ...one, ok: true }))
      : told(measurement({ ...one, reason: 'blurred' }));
  }
  // Where something else lies over the emblem nobody knows what is under it.
  if (missing.busy > missing.lost / 3) return told(measurement({ ...one, reason: 'covered' }));
  // Light and hands leave colours of their own; what was left out shows what is around it.
  if (!missing.places.some((place) => showsGround(picture, placement, place)))
    return told(measurement({ ...one, reason: 'covered' }));
  return told(measurement({ ...one, ok: false }), 'partMissing');
}

/**
 * Squares of the artwork whose drawing is not in the picture: `lost` of `all` that have a drawing, the `largest` patch of them, and how many show
 * another drawing instead of an even ground (`busy`).
 */
function missingSquares({ width, height, grey, mask }: Template, seen: Float32Array) {
  const [across, down] = [width / squares, height / squares];
  const { gain, offset } = brightness(grey, mask, seen);
  const lost = new Uint8Array(squares * squares);
  let [all, busy] = [0, 0];
  for (let j = 0; j < squares; j++)
    for (let i = 0; i < squares; i++) {
      const values: { own: number; there: number }[] = [];
      for (let y = Math.floor(j * down); y < Math.floor((j + 1) * down); y++)
        for (let x = Math.floor(i * across); x < Math.floor((i + 1) * across); x++) {
          const at = y * width + x;
          if (mask[at] === 1) values.push({ own: grey[at] ?? 0, there: gain * (seen[at] ?? 0) + offset });
        }
      if (values.length < (across * down) / 3) continue;
      const own = spreadOf(values.map((value) => value.own));
      const there = spreadOf(values.map((value) => value.there));
      const error = Math.sqrt(values.reduce((sum, v) => sum + (v.own - v.there) ** 2, 0) / values.length);
      if (own < 14) {
        // An even part of another brightness is gone as well, where it is much brighter or darker.
        all += 1;
        if (error <= 60) continue;
        lost[j * squares + i] = 1;
        if (there > 25) busy += 1;
        continue;
      }
      all += 1;
      if (error < 0.9 * own || error < 22) continue;
      lost[j * squares + i] = 1;
      if (there > 0.8 * own) busy += 1;
    }
  return {
    places: placesOf(lost),
    all,
    busy,
    lost: lost.reduce((sum, one) => sum + one, 0),
    largest: largestPatch(lost),
  };
}

/** Gain and offset that bring the picture's brightness to the artwork's, by the middle half of the pixels. */
function brightness(grey: Float32Array, mask: Uint8Array, seen: Float32Array) {
  let [gain, offset] = [1, 0];
  let limit = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 4; round++) {
    let [n, a, b, bb, ab] = [0, 0, 0, 0, 0];
    const errors: number[] = [];
    for (let at = 0; at < grey.length; at++) {
      const q = seen[at] ?? -1;
      if (mask[at] !== 1 || q < 0) continue;
      const p = grey[at] ?? 0;
      const error = Math.abs(gain * q + offset - p);
      if (round > 0) errors.push(error);
      if (error > limit) continue;
      n += 1;
      a += p;
      b += q;
      bb += q * q;
      ab += p * q;
    }
    const variance = bb / n - (b / n) ** 2;
    if (n < 30 || variance < 10) break;
    gain = (ab / n - (a / n) * (b / n)) / variance;
    offset = a / n - (gain * b) / n;
    if (errors.length > 0) {
      errors.sort((x, y) => x - y);
      limit = Math.max(20, 2 * (errors[Math.floor(errors.length * 0.6)] ?? 0));
    } else limit = 80;
  }
  return { gain, offset };
}

function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

function largestPatch(lost: Uint8Array): number {
  const seen = new Uint8Array(lost.length);
  let largest = 0;
  for (let seed = 0; seed < lost.length; seed++) {
    if (lost[seed] !== 1 || seen[seed] === 1) continue;
    const stack = [seed];
    seen[seed] = 1;
    let size = 0;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      size += 1;
      const x = at % squares;
      for (const near of [x > 0 ? at - 1 : -1, x < squares - 1 ? at + 1 : -1, at - squares, at + squares])
        if (lost[near] === 1 && seen[near] === 0) {
          seen[near] = 1;
          stack.push(near);
        }
    }
    largest = Math.max(largest, size);
  }
  return largest;
}

/** Middles of the squares that are lost, in the artwork's own coordinates. */
function placesOf(lost: Uint8Array): readonly Point[] {
  return [...lost].flatMap((one, at): readonly Point[] => {
    const [i, j] = [at % squares, Math.floor(at / squares)];
    return one === 1 ? [[(2 * (i + 0.5)) / squares - 1, (2 * (j + 0.5)) / squares - 1]] : [];
  });
}

/** Whether a place inside an emblem has the colour of what lies around the emblem. */
function showsGround(picture: Raster, at: Placement, [u, v]: Point): boolean {
  const here = colourAt(picture, at, u, v);
  const around = [-1.1, 0, 1.1].flatMap((x) => [-1.1, 0, 1.1].map((y): Point => [x, y]));
  return around.some(([x, y]) => {
    const there = x === 0 && y === 0 ? null : colourAt(picture, at, x, y);
    return here !== null && there !== null && colourDifference(here, there) < oneColour;
  });
}

function colourAt({ width, height, data }: Raster, at: Placement, u: number, v: number): Rgb | null {
  const x = Math.round(at.a * u + at.b * v + at.c);
  const y = Math.round(at.d * u + at.e * v + at.f);
  if (x < 0 || y < 0 || x >= width || y >= height) return null;
  const from = (y * width + x) * 4;
  return [data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0];
}
