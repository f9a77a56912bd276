/** A mark's field as it lies in the picture: its sides, whether they can be trusted, its colours and its blur. */

import type { Charge } from '../detect/charges.ts';
import {
  applyMap,
  determinant,
  fitHomography,
  type Homography,
  invertMap,
  linearAt,
} from '../detect/geometry.ts';
import type { Level } from '../detect/pyramid.ts';
import type { Rgb } from '../mark.ts';
import type { Point, Quad, UnverifiableReason } from '../report.ts';
import { type Boundary, findBoundary } from './boundary.ts';
import { growField, levelFor, type Region } from './region.ts';

export interface FieldView {
  readonly levels: readonly Level[];
  readonly region: Region;
  readonly boundary: Boundary | null;
  /** Null where the four sides may be built upon; else why not. */
  readonly doubt: UnverifiableReason | null;
  /** The mark's units to pixels: through the four corners where they are trusted, else from the charges. */
  readonly map: Homography;
  readonly unitPixels: number;
  readonly quad: Quad;
  /** A rectangle of one plain colour, as drawn and not as photographed. */
  readonly flat: boolean;
  /** Right angles and equal opposite sides. */
  readonly frontal: boolean;
  /** Width over height as they lie in the picture. */
  readonly aspect: number;
  readonly field: Rgb;
  readonly charge: Rgb;
  readonly noise: number;
  /** Sides that are the picture's own edge. */
  readonly borders: number;
  /** An edge goes on beyond a corner: a pole if all else fits, or something in front of the field. */
  readonly overrun: boolean;
  /** A notch is cut out of the middle of one side, to which `quad` is carried out. */
  readonly tailed: boolean;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

function medianColour(colours: readonly Rgb[]): Rgb {
  return [0, 1, 2].map((c) => median(colours.map((rgb) => rgb[c] ?? 0))) as unknown as Rgb;
}

/** Points just outside each charge, where the field must be. */
function groundPoints(charges: readonly Charge[]): Point[] {
  return charges.flatMap((charge) =>
    Array.from({ length: 12 }, (_, k): Point => {
      const x = 1.32 * Math.cos((k * Math.PI) / 6);
      const y = 1.32 * Math.sin((k * Math.PI) / 6);
      const [a, b, c, d] = charge.shape;
      return [charge.x + a * x + b * y, charge.y + c * x + d * y];
    }),
  );
}

function windowOf(map: Homography, width: number, height: number): readonly [number, number, number, number] {
  const points = [
    [-0.55 * width, -0.8 * height],
    [1.6 * width, -0.8 * height],
    [1.6 * width, 1.8 * height],
    [-0.55 * width, 1.8 * height],
  ].map(([x = 0, y = 0]) => applyMap(map, x, y));
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** From where a field is grown: its colour and noise, the colour of what lies on it, points of the picture on the field. */
export interface FieldStart {
  readonly ground: Rgb;
  readonly noise: number;
  readonly charge: Rgb;
  readonly points: readonly Point[];
}

/** The start that charges give: the ground about them and the largest one's colour. */
export function startAt(charges: readonly Charge[]): FieldStart | null {
  const largest = [...charges].sort((a, b) => b.radius - a.radius)[0];
  if (!largest) return null;
  return {
    ground: medianColour(charges.map((c) => c.ground)),
    noise: Math.min(...charges.map((c) => c.groundNoise)),
    charge: largest.colour,
    points: groundPoints(charges),
  };
}

/**
 * Looks for the field about a start; `map` is an affine guess from the mark's units to pixels. `plain`: only as one even colour, so that what
 * is nearly as red is kept apart.
 */
export function viewField(
  levels: readonly Level[],
  start: FieldStart,
  map: Homography,
  field: { readonly width: number; readonly height: number },
  plain = false,
): FieldView {
  const guess = linearAt(map, field.width / 3, field.height / 3);
  const unitPixels = Math.sqrt(Math.abs(determinant(guess)));
  const coarse = levelFor(levels, (unitPixels * field.height) / 20, 6);
  const fine = levelFor(levels, (unitPixels * field.height) / 20, 12);
  const { ground, noise, charge } = start;
  const window = windowOf(map, field.width, field.height);
  const attempt = (even: boolean) => {
    const region = growField(coarse, window, start.points, ground, noise, even);
    const boundary = findBoundary(region, map, unitPixels, fine);
    const found = boundary ? fitHomography(cornersOfField(field), boundary.quad) : null;
    return { region, boundary, found, doubt: doubtOf(boundary, found, map, region, unitPixels, field) };
  };
  let tried = attempt(true);
  if (tried.doubt && !plain) {
    const lit = attempt(false);
    if (!lit.doubt || lit.region.size > 1.1 * tried.region.size) tried = lit;
  }
  const { region, boundary, found, doubt } = tried;
  const guessed = cornersOfMap(map, field);
  const trusted = doubt === null && found !== null;
  const placed =
    boundary && (trusted || plausible(boundary.quad, guessed) || clear(boundary, guessed, region));
  const quad = placed ? boundary.quad : guessed;
  const shape = boundary ? rectangleness(boundary.quad) : { frontal: false, aspect: 0 };
  const evenness = unevenness(region, quad);
  return {
    levels,
    region,
    boundary,
    doubt,
    map: trusted && found ? found : map,
    unitPixels,
    quad,
    frontal: trusted && shape.frontal,
    flat: trusted && shape.frontal && evenness.difference < 7,
    aspect: shape.aspect,
    field: evenness.mean ?? ground,
    charge,
    noise,
    overrun: boundary?.sides.some((side) => side.overrun) ?? false,
    borders: boundary ? boundary.sides.filter((side) => side.atBorder).length : 0,
    tailed: false,
  };
}

/** The same view when its sides turn out to be something else's: nothing is built on them any more. */
export function doubted(
  view: FieldView,
  map: Homography,
  field: { readonly width: number; readonly height: number },
): FieldView {
  const guessed = cornersOfMap(map, field);
  const { boundary, region } = view;
  const quad = boundary && clear(boundary, guessed, region) ? boundary.quad : guessed;
  return { ...view, doubt: 'covered', map, quad, flat: false, frontal: false };
}

/** Corners of a field in its own units, from the upper hoist on. */
export function cornersOfField(field: { readonly width: number; readonly height: number }): Point[] {
  return [
    [0, 0],
    [field.width, 0],
    [field.width, field.height],
    [0, field.height],
  ];
}

function cornersOfMap(map: Homography, field: { readonly width: number; readonly height: number }): Quad {
  return cornersOfField(field).map(([x, y]) => applyMap(map, x, y)) as unknown as Quad;
}

/** Whether a doubtful quadrilateral is still a better guess of the mark's place than the charges alone. */
function plausible(quad: Quad, guess: Quad): boolean {
  const reach = 0.22 * Math.hypot(guess[2][0] - guess[0][0], guess[2][1] - guess[0][1]);
  return (
    convex(quad) &&
    quad.every((p, i) => Math.hypot(p[0] - (guess[i]?.[0] ?? 0), p[1] - (guess[i]?.[1] ?? 0)) < reach)
  );
}

/** Three sides seen all along about a field of the guess's size, filled by it: stars that stand wrong mislead the guess, not the sides. */
function clear({ quad, sides }: Boundary, guess: Quad, { size, level }: Region): boolean {
  const area = areaOf(quad);
  const share = (size * level.step * level.step) / area;
  return (
    convex(quad) &&
    sides.filter(({ support, atBorder }) => support > 0.9 && !atBorder).length > 2 &&
    Math.abs(Math.log(area / areaOf(guess))) < 0.22 &&
    share > 0.7 &&
    share < 1.05
  );
}

function areaOf(quad: Quad): number {
  return Math.abs(
    quad.reduce((sum, p, i) => {
      const q = quad[(i + 1) % 4] ?? p;
      return sum + (p[0] * q[1] - q[0] * p[1]) / 2;
    }, 0),
  );
}

function convex(quad: Quad): boolean {
  const turns = quad.map((p, i) => {
    const q = quad[(i + 1) % 4] ?? p;
    const r = quad[(i + 2) % 4] ?? p;
    return Math.sign((q[0] - p[0]) * (r[1] - q[1]) - (q[1] - p[1]) * (r[0] - q[0]));
  });
  return turns.every((t) => t !== 0 && t === turns[0]);
}

function doubtOf(
  boundary: Boundary | null,
  found: Homography | null,
  map: Homography,
  region: Region,
  unitPixels: number,
  field: { readonly width: number; readonly height: number },
): UnverifiableReason | null {
  if (!boundary || !found || !convex(boundary.quad)) return 'boundaryUnsure';
  if (boundary.sides.some((side) => side.bow > 0.008)) return 'cloth';
  const step = region.level.step;
  const rough = Math.max(0.42, 0.035 * unitPixels);
  if (boundary.sides.some((side) => side.support < 0.72 || side.scatter > rough)) return 'boundaryUnsure';
  // The region must fill what the sides enclose; a leak or a neighbour of the same colour shows as too much.
  const share = (region.size * step * step) / areaOf(boundary.quad);
  if (share < 0.55 || share > 1.12) return 'boundaryUnsure';
  // All that is known to lie on the field must lie in the quadrilateral.
  const back = invertMap(found);
  const inside = [0.1, 0.4].every((x) =>
    [0.1, 0.4].every((y) => {
      const [px, py] = applyMap(map, x * field.width, y * field.height);
      const [u, v] = applyMap(back, px, py);
      return (
        u > -0.12 * field.width && v > -0.12 * field.height && u < 1.1 * field.width && v < 1.1 * field.height
      );
    }),
  );
  return inside ? null : 'boundaryUnsure';
}

/** Whether a quadrilateral has right angles and equal opposite sides, and its width over its height. */
export function rectangleness(quad: Quad): { frontal: boolean; aspect: number } {
  const length = (i: number, j: number): number => {
    const p = quad[i] ?? [0, 0];
    const q = quad[j] ?? [0, 0];
    return Math.hypot(p[0] - q[0], p[1] - q[1]);
  };
  const [top, fly, bottom, hoist] = [length(0, 1), length(1, 2), length(2, 3), length(3, 0)];
  const slack = 0.012 + 1.2 / Math.min(top, fly);
  const square = quad.every((p, i) => {
    const a = quad[(i + 3) % 4] ?? p;
    const b = quad[(i + 1) % 4] ?? p;
    const dot = (a[0] - p[0]) * (b[0] - p[0]) + (a[1] - p[1]) * (b[1] - p[1]);
    const cross = (a[0] - p[0]) * (b[1] - p[1]) - (a[1] - p[1]) * (b[0] - p[0]);
    return Math.abs(dot / cross) < slack;
  });
  const equal = Math.abs(top / bottom - 1) < slack && Math.abs(fly / hoist - 1) < slack;
  return { frontal: square && equal, aspect: (top + bottom) / (fly + hoist) };
}

/** Mean colour of the field, and the largest difference between its quarters: drawn fields are even, lit ones are not. */
function unevenness(region: Region, quad: Quad): { mean: Rgb | null; difference: number } {
  const to = fitHomography(quad, [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
  ]);
  if (!to) return { mean: null, difference: Number.POSITIVE_INFINITY };
  const sums = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
  const { level, x0, y0, width, height, mask } = region;
  // A few thousand pixels tell a mean as well as all of them.
  const stride = Math.max(1, Math.floor(Math.sqrt(region.size / 4000)));
  for (let y = Math.max(1, region.top); y < Math.min(height - 1, region.bottom); y += stride)
    for (let x = Math.max(1, region.left); x < Math.min(width - 1, region.right); x += stride) {
      const i = y * width + x;
      if (!mask[i] || !mask[i - 1] || !mask[i + 1] || !mask[i - width] || !mask[i + width]) continue;
      const [u, v] = applyMap(to, (x + x0 + 0.5) * level.step, (y + y0 + 0.5) * level.step);
      if (!(u > 0 && v > 0 && u < 2 && v < 2)) continue;
      const sum = sums[Math.floor(u) + 2 * Math.floor(v)];
      if (!sum) continue;
      const p = ((y + y0) * level.width + x + x0) * 4;
      for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (level.data[p + c] ?? 0);
      sum[3] = (sum[3] ?? 0) + 1;
    }
  const total = [0, 1, 2, 3].map((c) => sums.reduce((all, sum) => all + (sum[c] ?? 0), 0));
  const n = total[3] ?? 0;
  if (n < 20) return { mean: null, difference: Number.POSITIVE_INFINITY };
  const means = sums
    .filter((sum) => (sum[3] ?? 0) > 6)
    .map((sum) => [0, 1, 2].map((c) => (sum[c] ?? 0) / (sum[3] ?? 1)));
  let difference = 0;
  for (const a of means)
    for (const b of means)
      for (let c = 0; c < 3; c++) difference = Math.max(difference, Math.abs((a[c] ?? 0) - (b[c] ?? 0)));
  return { mean: [(total[0] ?? 0) / n, (total[1] ?? 0) / n, (total[2] ?? 0) / n], difference };
}
