/** Lays artwork over a picture: an affine map, made better step by step, and how alike the two are under it. */
import { solveLinear } from '../detect/geometry.ts';
import type { GreyLevel } from './grey.ts';
import type { Template } from './reference.ts';

/** x = a·u + b·v + c, y = d·u + e·v + f; u and v run from -1 to 1 over the artwork's box, x and y are pixels of the picture. */
export interface Placement {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/** The size of the picture whose pixels are about as large as the template's under a placement. */
export function levelFor(levels: readonly GreyLevel[], template: Template, at: Placement): GreyLevel | null {
  const pixel =
    Math.sqrt(Math.abs(at.a * at.e - at.b * at.d)) * (2 / Math.sqrt(template.width * template.height));
  // Sizes are thirds of an octave apart.
  const best = levels[Math.max(0, Math.min(levels.length - 1, Math.round(3 * Math.log2(pixel))))] ?? null;
  return best;
}

/** What of the picture lies under each pixel of the template; -1 outside the picture. */
export function sample(level: GreyLevel, { width, height }: Template, at: Placement): Float32Array {
  const out = new Float32Array(width * height);
  const { step, data, width: across, height: down } = level;
  const [dx, dy] = [(2 * at.a) / width / step, (2 * at.d) / width / step];
  for (let row = 0; row < height; row++) {
    const v = (2 * (row + 0.5)) / height - 1;
    const u = 1 / width - 1;
    let x = (at.a * u + at.b * v + at.c) / step - 0.5;
    let y = (at.d * u + at.e * v + at.f) / step - 0.5;
    for (let column = 0; column < width; column++, x += dx, y += dy) {
      const left = Math.floor(x);
      const top = Math.floor(y);
      if (left < 0 || top < 0 || left >= across - 1 || top >= down - 1) {
        out[row * width + column] = -1;
        continue;
      }
      const from = top * across + left;
      const fx = x - left;
      const fy = y - top;
      const upper = (data[from] ?? 0) * (1 - fx) + (data[from + 1] ?? 0) * fx;
      const lower = (data[from + across] ?? 0) * (1 - fx) + (data[from + across + 1] ?? 0) * fx;
      out[row * width + column] = upper * (1 - fy) + lower * fy;
    }
  }
  return out;
}

/** Correlation of the artwork with what was sampled, where the emblem is; 0 where less than three fifths of it lies in the picture. */
export function correlation({ grey, mask }: Template, seen: Float32Array): number {
  let n = 0;
  let all = 0;
  let a = 0;
  let b = 0;
  let aa = 0;
  let bb = 0;
  let ab = 0;
  for (let at = 0; at < grey.length; at++) {
    if (mask[at] !== 1) continue;
    all += 1;
    const q = seen[at] ?? -1;
    if (q < 0) continue;
    const p = grey[at] ?? 0;
    n += 1;
    a += p;
    b += q;
    aa += p * p;
    bb += q * q;
    ab += p * q;
  }
  if (n < 0.6 * all || n < 30) return 0;
  const spread = (aa - (a * a) / n) * (bb - (b * b) / n);
  // What is flat looks like nothing.
  return bb / n - (b / n) ** 2 > 20 && spread > 0 ? (ab - (a * b) / n) / Math.sqrt(spread) : 0;
}

export interface Aligned {
  readonly placement: Placement;
  readonly score: number;
}

/**
 * Makes a placement better by inverse composition (Baker and Matthews 2004) on brightness without offset and gain; gives the best on the way.
 * `rounds` bounds the work.
 */
export function align(
  levels: readonly GreyLevel[],
  template: Template,
  start: Placement,
  rounds: number,
): Aligned | null {
  const level = levelFor(levels, template, start);
  if (level === null) return null;
  const { steepest, inverse } = hessianOf(template);
  if (inverse === null) return null;
  let placement = start;
  let best: Aligned | null = null;
  for (let round = 0; round <= rounds; round++) {
    const seen = sample(level, template, placement);
    const score = correlation(template, seen);
    if (best === null || score > best.score) best = { placement, score };
    else if (score < best.score - 0.05) break;
    if (round === rounds) break;
    const step = descend(template, seen, steepest, inverse);
    if (step === null) break;
    placement = composed(placement, step);
    if (!isSane(placement)) break;
  }
  return best;
}

interface Steepest {
  readonly steepest: Float32Array;
  readonly inverse: readonly (readonly number[])[] | null;
}
const hessians = new WeakMap<Template, Steepest>();

/** Gradients of the artwork by each of the six numbers of a placement, and the inverse of their products. */
function hessianOf(template: Template): Steepest {
  const known = hessians.get(template);
  if (known !== undefined) return known;
  const { width, height, grey, mask } = template;
  const steepest = new Float32Array(width * height * 6);
  const sums = Array.from({ length: 6 }, () => new Array<number>(6).fill(0));
  for (let row = 1; row < height - 1; row++)
    for (let column = 1; column < width - 1; column++) {
      const at = row * width + column;
      if (
        mask[at] !== 1 ||
        mask[at - 1] !== 1 ||
        mask[at + 1] !== 1 ||
        mask[at - width] !== 1 ||
        mask[at + width] !== 1
      )
        continue;
      const gu = (((grey[at + 1] ?? 0) - (grey[at - 1] ?? 0)) * width) / 4;
      const gv = (((grey[at + width] ?? 0) - (grey[at - width] ?? 0)) * height) / 4;
      const u = (2 * (column + 0.5)) / width - 1;
      const v = (2 * (row + 0.5)) / height - 1;
      const parts = [gu * u, gu * v, gu, gv * u, gv * v, gv];
      for (let i = 0; i < 6; i++) {
        steepest[at * 6 + i] = parts[i] ?? 0;
        for (let j = 0; j < 6; j++)
          (sums[i] ?? [])[j] = (sums[i]?.[j] ?? 0) + (parts[i] ?? 0) * (parts[j] ?? 0);
      }
    }
  const columns = sums.map((_, index) =>
    solveLinear(
      sums.map((row, at) => row.map((value, i) => (i === at ? value * 1.001 : value))),
      sums.map((_one, at) => (at === index ? 1 : 0)),
    ),
  );
  const inverse = columns.some((column) => column === null) ? null : columns.map((column) => column ?? []);
  const made = { steepest, inverse };
  hessians.set(template, made);
  return made;
}

/** The step by which the artwork should move to look more like what was seen; in the artwork's own coordinates. */
function descend(
  { grey, mask }: Template,
  seen: Float32Array,
  steepest: Float32Array,
  inverse: readonly (readonly number[])[],
): readonly number[] | null {
  let n = 0;
  let a = 0;
  let b = 0;
  let bb = 0;
  let ab = 0;
  for (let at = 0; at < grey.length; at++) {
    const q = seen[at] ?? -1;
    if (mask[at] !== 1 || q < 0) continue;
    const p = grey[at] ?? 0;
    n += 1;
    a += p;
    b += q;
    bb += q * q;
    ab += p * q;
  }
  if (n < 30) return null;
  const variance = bb / n - (b / n) ** 2;
  if (variance < 20) return null;
  // The picture's brightness brought to the artwork's.
  const gain = Math.max(0.15, Math.min(6, (ab / n - (a / n) * (b / n)) / variance));
  const offset = a / n - (gain * b) / n;
  const right = new Float64Array(6);
  for (let at = 0; at < grey.length; at++) {
    const q = seen[at] ?? -1;
    if (mask[at] !== 1 || q < 0) continue;
    let error = gain * q + offset - (grey[at] ?? 0);
    // What covers a part of the emblem must not drag it.
    if (error > 60) error = 60;
    else if (error < -60) error = -60;
    const from = at * 6;
    for (let i = 0; i < 6; i++) right[i] = (right[i] ?? 0) + (steepest[from + i] ?? 0) * error;
  }
  return inverse.map((row) => row.reduce((sum, value, i) => sum + value * (right[i] ?? 0), 0));
}

/** The placement after the artwork's own step is undone: first the inverse of the step, then the placement. */
function composed(
  at: Placement,
  [p1 = 0, p2 = 0, p3 = 0, p4 = 0, p5 = 0, p6 = 0]: readonly number[],
): Placement {
  const [a, b, c, d, e, f] = [1 + p1, p2, p3, p4, 1 + p5, p6];
  const det = a * e - b * d;
  if (Math.abs(det) < 0.2) return at;
  const [ia, ib, id, ie] = [e / det, -b / det, -d / det, a / det];
  const [ic, jf] = [-(ia * c + ib * f), -(id * c + ie * f)];
  return {
    a: at.a * ia + at.b * id,
    b: at.a * ib + at.b * ie,
    c: at.a * ic + at.b * jf + at.c,
    d: at.d * ia + at.e * id,
    e: at.d * ib + at.e * ie,
    f: at.d * ic + at.e * jf + at.f,
  };
}

/** Neither folded nor thin nor far too slanted. */
export function isSane({ a, b, d, e }: Placement): boolean {
  const [one, two] = [Math.hypot(a, d), Math.hypot(b, e)];
  if (one < 6 || two < 6) return false;
  const slant = Math.abs(a * b + d * e) / (one * two);
  const ratio = one / two;
  return slant < 0.6 && ratio > 0.3 && ratio < 3.4;
}
