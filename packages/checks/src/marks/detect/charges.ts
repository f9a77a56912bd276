/** Patches that may be a charge (star or other figure) on a plain field, with colours and the harmonics that tell a star. */
import type { Rgb } from '../mark.ts';
import type { Blob } from './blobs.ts';
import { findBlobs } from './blobs.ts';
import { type CoverScale, coverScale } from './cover.ts';
import { invertLinear, type Linear, rootOfCovariance } from './geometry.ts';
import { type FilledPatch, fillOutline } from './outline.ts';
import type { Level } from './pyramid.ts';
import { ringColours } from './ring-colours.ts';
import { starArea, starFifth, starVariance } from './star-shape.ts';

/** Amplitudes 0–1 of the angular harmonics, in the frame where the patch is as wide as it is high. */
export interface Signature {
  readonly third: number;
  readonly fourth: number;
  /** 1 for a sharp five-pointed star. */
  readonly fifth: number;
  readonly sixth: number;
  /** Direction of a tip in that frame, modulo 72°: radians from x towards y. */
  readonly tip: number;
}

export interface Charge {
  readonly x: number;
  readonly y: number;
  readonly area: number;
  readonly radius: number;
  /** Carries a star of radius 1 at the origin onto this patch (up to rotation and mirror). */
  readonly shape: Linear;
  readonly colour: Rgb;
  readonly ground: Rgb;
  /** Root mean square of the ground's colours about it, in levels. */
  readonly groundNoise: number;
  readonly signature: Signature | null;
  /** 0–1; below 3 pixels of radius nothing can be said and it is 0. */
  readonly starLikeness: number;
  readonly blob: Blob;
}

const ranges: readonly [least: number, most: number] = [1.4, 10.5];

/** All charges of the picture, the same patch only once. */
export function findCharges(levels: readonly Level[]): Charge[] {
  const kept: Charge[] = [];
  const cells = new Map<number, Charge[]>();
  const cellOf = (x: number, y: number): number => (x >> 4) * 65536 + (y >> 4);
  levels.forEach((level, index) => {
    const least = index === 0 ? ranges[0] : 4;
    for (const blob of findBlobs(level, least, ranges[1])) {
      const near = cells.get(cellOf(blob.x, blob.y)) ?? [];
      const rivals = near.some(
        (other) =>
          Math.hypot(other.x - blob.x, other.y - blob.y) < 0.35 * other.radius + level.step &&
          other.radius > 0.75 * blob.radius &&
          other.radius < 1.33 * blob.radius,
      );
      if (rivals) continue;
      const charge = describeCharge(blob, level);
      if (!charge) continue;
      kept.push(charge);
      for (let u = -1; u <= 1; u++)
        for (let v = -1; v <= 1; v++) {
          const cell = cellOf(blob.x + 16 * u, blob.y + 16 * v);
          const list = cells.get(cell);
          if (list) list.push(charge);
          else cells.set(cell, [charge]);
        }
    }
  });
  return kept;
}

/** Soft-edged moments and harmonics of what has the patch's colour within `reach` of the centre. */
function softMoments(
  level: Level,
  cx: number,
  cy: number,
  toUnit: Linear,
  reach: number,
  scale: CoverScale,
  filled: FilledPatch | null,
) {
  const { data, width, height } = level;
  let [mass, sx, sy, sxx, sxy, syy, weight] = [0, 0, 0, 0, 0, 0, 0];
  const re = [0, 0, 0, 0, 0, 0, 0];
  const im = [0, 0, 0, 0, 0, 0, 0];
  const x0 = Math.max(0, Math.floor(cx - reach));
  const x1 = Math.min(width - 1, Math.ceil(cx + reach));
  const y0 = Math.max(0, Math.floor(cy - reach));
  const y1 = Math.min(height - 1, Math.ceil(cy + reach));
  for (let y = y0; y <= y1; y++)
    for (let x = x0; x <= x1; x++) {
      const u = toUnit[0] * (x - cx) + toUnit[1] * (y - cy);
      const v = toUnit[2] * (x - cx) + toUnit[3] * (y - cy);
      const far = u * u + v * v;
      if (far > 1.96) continue;
      const i = (y * width + x) * 4;
      let cover = filled
        ? filled.coverOf(x, y)
        : scale.offset +
          scale.red * (data[i] ?? 0) +
          scale.green * (data[i + 1] ?? 0) +
          scale.blue * (data[i + 2] ?? 0);
      if (cover < 0.3) continue;
      if (cover > 1) cover = 1;
      mass += cover;
      sx += cover * x;
      sy += cover * y;
      sxx += cover * x * x;
      sxy += cover * x * y;
      syy += cover * y * y;
      if (far < 1e-6) continue;
      const r = Math.sqrt(far);
      const w = cover * r;
      weight += w;
      const c1 = u / r;
      const s1 = v / r;
      let [c, s] = [1, 0];
      for (let k = 1; k <= 6; k++) {
        const next = c * c1 - s * s1;
        s = c * s1 + s * c1;
        c = next;
        re[k] = (re[k] ?? 0) + w * c;
        im[k] = (im[k] ?? 0) + w * s;
      }
    }
  if (mass < 3 || weight <= 0) return null;
  const mx = sx / mass;
  const my = sy / mass;
  return {
    mass,
    x: mx,
    y: my,
    xx: sxx / mass - mx * mx,
    xy: sxy / mass - mx * my,
    yy: syy / mass - my * my,
    amplitude: (k: number) => Math.hypot(re[k] ?? 0, im[k] ?? 0) / weight,
    phase: (k: number) => Math.atan2(im[k] ?? 0, re[k] ?? 0),
  };
}

function describeCharge(blob: Blob, level: Level): Charge | null {
  const s = level.step;
  let cx = blob.x / s - 0.5;
  let cy = blob.y / s - 0.5;
  let root = rootOfCovariance(blob.xx / s / s, blob.xy / s / s, blob.yy / s / s);
  const scale = 1 / Math.sqrt(starVariance);
  let shape: Linear = [root[0] * scale, root[1] * scale, root[2] * scale, root[3] * scale];
  let radius = blob.radius / s;
  const reach = Math.max(3, 1.6 * Math.hypot(shape[0], shape[1], shape[2], shape[3]));
  const thin =
    blob.area < 0.5 * 4 * Math.PI * Math.sqrt(Math.max(blob.xx * blob.yy - blob.xy * blob.xy, 1e-6));
  const colours = ringColours(level, cx, cy, invertLinear(shape), reach, thin);
  if (!colours) return null;
  const covers = coverScale(colours.colour, colours.ground);
  if (!covers) return null;
  let filled: FilledPatch | null = null;
  if (colours.hollow && radius >= 2.8) {
    filled = fillOutline(
      level,
      { left: blob.left / s, top: blob.top / s, right: blob.right / s, bottom: blob.bottom / s },
      covers,
    );
    if (!filled) return null;
    cx = filled.x;
    cy = filled.y;
    root = rootOfCovariance(filled.xx, filled.xy, filled.yy);
    shape = [root[0] * scale, root[1] * scale, root[2] * scale, root[3] * scale];
    radius = Math.sqrt(filled.area / starArea);
  }
  let signature: Signature | null = null;
  let starLikeness = 0;
  if (radius >= 2.8) {
    const first = softMoments(level, cx, cy, invertLinear(shape), reach, covers, filled);
    if (!first) return null;
    if (first.amplitude(5) > 0.06 * starFifth) {
      cx = first.x;
      cy = first.y;
      root = rootOfCovariance(first.xx, first.xy, first.yy);
      shape = [root[0] * scale, root[1] * scale, root[2] * scale, root[3] * scale];
      const second = softMoments(level, cx, cy, invertLinear(shape), reach, covers, filled) ?? first;
      signature = {
        third: second.amplitude(3) / starFifth,
        fourth: second.amplitude(4) / starFifth,
        fifth: second.amplitude(5) / starFifth,
        sixth: second.amplitude(6) / starFifth,
        tip: second.phase(5) / 5,
      };
      starLikeness = likenessOf(signature, radius);
    }
  }
  return {
    x: (cx + 0.5) * s,
    y: (cy + 0.5) * s,
    area: radius * radius * starArea * s * s,
    radius: radius * s,
    shape: [shape[0] * s, shape[1] * s, shape[2] * s, shape[3] * s],
    colour: colours.colour,
    ground: colours.ground,
    groundNoise: colours.groundNoise,
    signature,
    starLikeness,
    blob,
  };
}

function likenessOf(signature: Signature, radius: number): number {
  // Pixels and blur round a small star's tips: less of the fifth harmonic is to be expected.
  const expected = radius < 6 ? 0.45 + 0.07 * radius : 0.9;
  const other = Math.max(signature.third, signature.fourth, signature.sixth);
  return Math.max(0, Math.min(1, (signature.fifth - 0.9 * other) / expected));
}
