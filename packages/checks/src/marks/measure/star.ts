/** One star of a flag measured to a fraction of a pixel, and held against what a star, a disc or a six-pointed star would look like there. */
import type { CoverScale } from '../detect/cover.ts';
import { determinant, invertLinear, type Linear } from '../detect/geometry.ts';
import type { Level } from '../detect/pyramid.ts';
import { innerRadius, starArea, starOutline } from '../detect/star-shape.ts';
import type { Point } from '../report.ts';

/** What stands about a place, in the frame of the star that is expected there (its radius is 1). */
export interface StarReading {
  /** Pixels of the picture. */
  readonly centre: Point;
  /** Radius over the expected one, from the covered area. */
  readonly radius: number;
  /** Turn against the expected direction in degrees, −36 to 36. */
  readonly turn: number;
  /** Fifth harmonic 0–1, and the strongest of the third, fourth and sixth. */
  readonly fifth: number;
  readonly other: number;
  /** Covered share of the inmost part, 0–1. */
  readonly core: number;
  /** Spread along the star's own x over that along y; 1 where it is not stretched. */
  readonly stretch: number;
  /** Sum of cover·(1 − cover): grows with blur. */
  readonly softness: number;
}

/** Anything that gives a cover share for a pixel of the level. */
type CoverOf = (x: number, y: number) => number;

/** How far from the centre is looked, in radii of the expected star. */
const usualRim = 1.42;

function readMoments(
  rim: number,
  coverOf: CoverOf,
  size: { width: number; height: number },
  cx: number,
  cy: number,
  shape: Linear,
) {
  const inverse = invertLinear(shape);
  const reachX = rim * Math.hypot(shape[0], shape[1]);
  const reachY = rim * Math.hypot(shape[2], shape[3]);
  const x0 = Math.max(0, Math.floor(cx - reachX));
  const x1 = Math.min(size.width - 1, Math.ceil(cx + reachX));
  const y0 = Math.max(0, Math.floor(cy - reachY));
  const y1 = Math.min(size.height - 1, Math.ceil(cy + reachY));
  let [mass, sx, sy, suu, svv, weight, core, coreCount, softness] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  const re = [0, 0, 0, 0, 0, 0, 0];
  const im = [0, 0, 0, 0, 0, 0, 0];
  for (let y = y0; y <= y1; y++)
    for (let x = x0; x <= x1; x++) {
      const u = inverse[0] * (x - cx) + inverse[1] * (y - cy);
      const v = inverse[2] * (x - cx) + inverse[3] * (y - cy);
      const far = u * u + v * v;
      if (far > rim * rim) continue;
      const raw = coverOf(x, y);
      if (far < 0.14) {
        core += Math.max(-0.5, Math.min(1.5, raw));
        coreCount++;
      }
      if (raw < 0.1) continue;
      const cover = Math.min(raw, 1);
      mass += cover;
      softness += cover * (1 - cover);
      sx += cover * x;
      sy += cover * y;
      suu += cover * u * u;
      svv += cover * v * v;
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
  if (mass < 0.5 || weight <= 0) return null;
  return {
    x: sx / mass,
    y: sy / mass,
    mass,
    suu,
    svv,
    softness,
    core: coreCount > 0 ? core / coreCount : 0,
    amplitude: (k: number) => Math.hypot(re[k] ?? 0, im[k] ?? 0) / weight,
    fifthPhase: Math.atan2(im[5] ?? 0, re[5] ?? 0),
  };
}

/**
 * Reads the star about `centre` (pixels of the picture); `shape` carries a star of radius 1 with one tip up onto the expected one.
 * Null where next to nothing stands there.
 */
export function readStar(
  level: Level,
  centre: Point,
  shape: Linear,
  scale: CoverScale,
  rim = usualRim,
): StarReading | null {
  const s = level.step;
  const local: Linear = [shape[0] / s, shape[1] / s, shape[2] / s, shape[3] / s];
  const { data, width } = level;
  const coverOf: CoverOf = (x, y) => {
    const i = (y * width + x) * 4;
    return (
      scale.offset +
      scale.red * (data[i] ?? 0) +
      scale.green * (data[i + 1] ?? 0) +
      scale.blue * (data[i + 2] ?? 0)
    );
  };
  return read(rim, coverOf, level, [centre[0] / s - 0.5, centre[1] / s - 0.5], local, s);
}

function read(
  rim: number,
  coverOf: CoverOf,
  size: { width: number; height: number },
  start: Point,
  shape: Linear,
  step: number,
): StarReading | null {
  let [cx, cy] = start;
  let moments = readMoments(rim, coverOf, size, cx, cy, shape);
  if (!moments) return null;
  const far = 0.6 * Math.sqrt(Math.abs(determinant(shape)));
  for (let round = 0; round < 3; round++) {
    const dx = moments.x - cx;
    const dy = moments.y - cy;
    const jump = Math.hypot(dx, dy);
    if (jump < 0.01) break;
    const share = jump > far ? far / jump : 1;
    cx += dx * share;
    cy += dy * share;
    const next = readMoments(rim, coverOf, size, cx, cy, shape);
    if (!next) break;
    moments = next;
  }
  const up = -Math.PI / 2;
  let turn = (moments.fifthPhase - 5 * up) / 5;
  const fifthTurn = (2 * Math.PI) / 5;
  turn -= Math.round(turn / fifthTurn) * fifthTurn;
  return {
    centre: [(cx + 0.5) * step, (cy + 0.5) * step],
    radius: Math.sqrt(moments.mass / starArea / Math.abs(determinant(shape))),
    turn: (turn * 180) / Math.PI,
    fifth: moments.amplitude(5),
    other: Math.max(moments.amplitude(3), moments.amplitude(4), moments.amplitude(6)),
    core: moments.core,
    stretch: Math.sqrt(moments.suu / moments.svv),
    softness: moments.softness,
  };
}

const starSides = starOutline().reduce((sum, p, i, all) => {
  const q = all[(i + 1) % all.length] ?? p;
  return sum + Math.hypot(p[0] - q[0], p[1] - q[1]);
}, 0);

/** Blur (standard deviation in pixels of the level) that would make a star's edges as soft as they are. */
export function blurOf(reading: StarReading, shape: Linear, step: number): number {
  const radius = (reading.radius * Math.sqrt(Math.abs(determinant(shape)))) / step;
  return (Math.sqrt(Math.PI) * reading.softness) / (starSides * radius);
}

/** What the same reading gives for a drawn figure at the same place, size, blur and pixel raster. */
export function expectedReading(
  figure: 'star' | 'disc' | 'sixPointed',
  centre: Point,
  shape: Linear,
  step: number,
  blur: number,
  rim = usualRim,
): StarReading | null {
  const local: Linear = [shape[0] / step, shape[1] / step, shape[2] / step, shape[3] / step];
  const margin = Math.ceil(rim * Math.hypot(...local) + 3 * blur + 2);
  const size = 2 * margin + 1;
  const fx = centre[0] / step - Math.floor(centre[0] / step);
  const fy = centre[1] / step - Math.floor(centre[1] / step);
  const cx = margin + fx - 0.5;
  const cy = margin + fy - 0.5;
  const plane = drawFigure(figure, size, cx, cy, local);
  const soft = blurPlane(plane, size, blur);
  return read(rim, (x, y) => soft[y * size + x] ?? 0, { width: size, height: size }, [cx, cy], local, 1);
}

function drawFigure(
  figure: 'star' | 'disc' | 'sixPointed',
  size: number,
  cx: number,
  cy: number,
  shape: Linear,
): Float32Array {
  const inverse = invertLinear(shape);
  const plane = new Float32Array(size * size);
  const tips = figure === 'star' ? 5 : 6;
  const inner = figure === 'star' ? innerRadius : 1 / Math.sqrt(3);
  const sector = Math.PI / tips;
  const grain = 3;
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      let hits = 0;
      for (let j = 0; j < grain; j++)
        for (let i = 0; i < grain; i++) {
          const dx = x - cx + (i + 0.5) / grain - 0.5;
          const dy = y - cy + (j + 0.5) / grain - 0.5;
          const u = inverse[0] * dx + inverse[1] * dy;
          const v = inverse[2] * dx + inverse[3] * dy;
          const r = Math.sqrt(u * u + v * v);
          if (figure === 'disc') {
            if (r < 0.75) hits++;
            continue;
          }
          if (r > 1) continue;
          if (r < inner * 0.8) {
            hits++;
            continue;
          }
          let angle = Math.atan2(u, -v);
          angle = Math.abs(angle - Math.round(angle / (2 * sector)) * 2 * sector);
          const edge = (inner * Math.sin(sector)) / (Math.sin(angle) + inner * Math.sin(sector - angle));
          if (r < edge) hits++;
        }
      plane[y * size + x] = hits / grain / grain;
    }
  return plane;
}

function blurPlane(plane: Float32Array, size: number, blur: number): Float32Array {
  if (blur < 0.2) return plane;
  const half = Math.ceil(blur * 2.5);
  const kernel: number[] = [];
  for (let k = -half; k <= half; k++) kernel.push(Math.exp(-(k * k) / (2 * blur * blur)));
  const total = kernel.reduce((sum, k) => sum + k, 0);
  const pass = (from: Float32Array, stride: number, line: number): Float32Array => {
    const to = new Float32Array(size * size);
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++) {
        let sum = 0;
        for (let k = -half; k <= half; k++) {
          const at = Math.min(size - 1, Math.max(0, b + k));
          sum += (from[a * line + at * stride] ?? 0) * (kernel[k + half] ?? 0);
        }
        to[a * line + b * stride] = sum / total;
      }
    return to;
  };
  return pass(pass(plane, 1, size), size, 1);
}
