/** The field's four sides: lines through the region's outermost points, then the edge itself to a fraction of a pixel. */
import { applyMap, type Homography, invertMap } from '../detect/geometry.ts';
import type { Level } from '../detect/pyramid.ts';
import type { Point, Quad } from '../report.ts';
import type { Region } from './region.ts';

/** `a + b·t` in the mark's own frame: v over u for top and bottom, u over v for hoist and fly. */
interface FrameLine {
  readonly a: number;
  readonly b: number;
  readonly inliers: number;
}

export interface Side {
  /** Two points of the picture on the side, from corner to corner. */
  readonly from: Point;
  readonly to: Point;
  /** Share of the side along which a clear edge lies on the line. */
  readonly support: number;
  /** Root mean square distance of the edge from the line, in pixels. */
  readonly scatter: number;
  /** Largest bend of the edge against the line, as a share of its length. */
  readonly bow: number;
  /** The edge goes on beyond a corner: it belongs to something in front of the field or beside it. */
  readonly overrun: boolean;
  /** The side is the picture's own edge. */
  readonly atBorder: boolean;
}

export interface Boundary {
  /** Upper hoist, upper fly, lower fly, lower hoist as the mark's frame has them. */
  readonly quad: Quad;
  /** Top, fly, bottom, hoist. */
  readonly sides: readonly [Side, Side, Side, Side];
}

const draws = 160;

/** Line with most points on it, drawn from the points themselves; the same every time. */
function bestLine(points: readonly Point[], tolerance: number, outward: number): FrameLine | null {
  if (points.length < 6) return null;
  let best: FrameLine | null = null;
  let seed = 12345;
  const random = (): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
  const n = points.length;
  for (let k = 0; k < draws; k++) {
    const one = points[Math.floor(random() * n)];
    const other = points[Math.floor(random() * n)];
    if (!one || !other || Math.abs(one[0] - other[0]) < 1) continue;
    const b = (other[1] - one[1]) / (other[0] - one[0]);
    if (Math.abs(b) > 0.6) continue;
    const a = one[1] - b * one[0];
    let inliers = 0;
    for (const p of points) {
      const miss = Math.abs(p[1] - a - b * p[0]);
      if (miss < tolerance) inliers += 1 - 0.4 * (miss / tolerance);
    }
    // Of two equally long edges the outer one is the field's: charges and folds lie inside.
    inliers *= 1 + 0.002 * outward * a;
    if (inliers > (best?.inliers ?? 0)) best = { a, b, inliers };
  }
  return best && best.inliers >= Math.max(4, 0.12 * n) ? best : null;
}

/** Outermost points of the region in bins of the mark's frame: top, bottom over u; hoist, fly over v. */
function outline(region: Region, toFrame: Homography, bin: number) {
  const across = new Map<number, [number, number]>();
  const down = new Map<number, [number, number]>();
  const { level, x0, y0, width, height, mask } = region;
  const s = level.step;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (!mask[i]) continue;
      const inside = x > 0 && y > 0 && x < width - 1 && y < height - 1;
      if (inside && mask[i - 1] && mask[i + 1] && mask[i - width] && mask[i + width]) continue;
      const [u, v] = applyMap(toFrame, (x + x0 + 0.5) * s, (y + y0 + 0.5) * s);
      extend(across, Math.floor(u / bin), v);
      extend(down, Math.floor(v / bin), u);
    }
  const pick = (bins: Map<number, [number, number]>, end: 0 | 1): Point[] =>
    [...bins].map(([k, ends]): Point => [(k + 0.5) * bin, ends[end]]);
  return { top: pick(across, 0), bottom: pick(across, 1), hoist: pick(down, 0), fly: pick(down, 1) };
}

function extend(bins: Map<number, [number, number]>, key: number, value: number): void {
  const ends = bins.get(key);
  if (!ends) bins.set(key, [value, value]);
  else {
    if (value < ends[0]) ends[0] = value;
    if (value > ends[1]) ends[1] = value;
  }
}

function cross(row: FrameLine, column: FrameLine): Point {
  // v = a + b·u and u = c + d·v
  const u = (column.a + column.b * row.a) / (1 - column.b * row.b);
  return [u, row.a + row.b * u];
}

/** The four sides round a region; `map` carries the mark's units to pixels. Null where the region shows no four sides. */
export function findBoundary(
  region: Region,
  map: Homography,
  unitPixels: number,
  fine: Level,
): Boundary | null {
  const s = region.level.step;
  const bin = Math.max(0.25, (1.3 * s) / unitPixels);
  const toFrame = invertMap(map);
  const points = outline(region, toFrame, bin);
  const tolerance = Math.max(0.16, (1.1 * s) / unitPixels);
  const top = bestLine(points.top, tolerance, -1);
  const bottom = bestLine(points.bottom, tolerance, 1);
  const hoist = bestLine(points.hoist, tolerance, -1);
  const fly = bestLine(points.fly, tolerance, 1);
  if (!top || !bottom || !hoist || !fly) return null;
  const corners = [cross(top, hoist), cross(top, fly), cross(bottom, fly), cross(bottom, hoist)] as const;
  let quad = corners.map((c) => applyMap(map, c[0], c[1])) as unknown as Quad;
  let sides: Side[] = [];
  for (let round = 0; round < 2; round++) {
    const found = refineSides(quad, fine, unitPixels);
    const next = cornersOf(found);
    if (!next) return null;
    quad = next;
    sides = found;
  }
  const [a, b, c, d] = sides;
  return a && b && c && d ? { quad, sides: [a, b, c, d] } : null;
}

function refineSides(quad: Quad, level: Level, unitPixels: number): Side[] {
  const cx = quad.reduce((sum, p) => sum + p[0] / 4, 0);
  const cy = quad.reduce((sum, p) => sum + p[1] / 4, 0);
  return [0, 1, 2, 3].map((k) =>
    refineSide(quad[k] ?? [0, 0], quad[(k + 1) % 4] ?? [0, 0], [cx, cy], level, unitPixels),
  );
}

function cornersOf(sides: readonly Side[]): Quad | null {
  const [top, fly, bottom, hoist] = sides;
  if (!top || !fly || !bottom || !hoist) return null;
  const quad = [meet(hoist, top), meet(top, fly), meet(fly, bottom), meet(bottom, hoist)];
  const [a, b, c, d] = quad;
  return a && b && c && d ? [a, b, c, d] : null;
}

function meet(one: Side, other: Side): Point | null {
  const dx = one.to[0] - one.from[0];
  const dy = one.to[1] - one.from[1];
  const ex = other.to[0] - other.from[0];
  const ey = other.to[1] - other.from[1];
  const k = dx * ey - dy * ex;
  if (Math.abs(k) < 1e-9) return null;
  const t = ((other.from[0] - one.from[0]) * ey - (other.from[1] - one.from[1]) * ex) / k;
  return [one.from[0] + t * dx, one.from[1] + t * dy];
}

/** Looks across the line at many places for the edge, and lays a straight line through what it finds. */
function refineSide(from: Point, to: Point, centre: Point, level: Level, unitPixels: number): Side {
  const s = level.step;
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const tx = (to[0] - from[0]) / length;
  const ty = (to[1] - from[1]) / length;
  let nx = -ty;
  let ny = tx;
  if ((centre[0] - from[0]) * nx + (centre[1] - from[1]) * ny > 0) {
    nx = -nx;
    ny = -ny;
  }
  const border = atBorder(from, to, level);
  if (border) return { ...border, support: 1, scatter: 0.3, bow: 0, overrun: false, atBorder: true };
  const reach = Math.max(3.5 * s, 0.45 * unitPixels);
  const count = Math.max(12, Math.min(90, Math.round(length / s / 1.5)));
  const along: number[] = [];
  const off: number[] = [];
  for (let k = 0; k < count; k++) {
    const t = (0.03 + (0.94 * (k + 0.5)) / count) * length;
    const edge = edgeAcross(level, from[0] + tx * t, from[1] + ty * t, nx, ny, reach);
    if (edge === null) continue;
    along.push(t / length);
    off.push(edge);
  }
  const line = robustLine(along, off, Math.max(0.7 * s, 0.05 * unitPixels));
  const support = line.kept / count;
  const at = (t: number): Point => {
    const o = line.a + line.b * t;
    return [from[0] + tx * t * length + nx * o, from[1] + ty * t * length + ny * o];
  };
  const goesOn = (start: number, sign: number): boolean => {
    let on = 0;
    const tries = 5;
    for (let k = 1; k <= tries; k++) {
      const t = start + (sign * (2.2 * s + k * Math.max(0.7 * s, 0.004 * length))) / length;
      const [x, y] = at(t);
      const edge = edgeAcross(level, x, y, nx, ny, 3.5 * s);
      if (edge !== null && Math.abs(edge) < 1.1 * s) on++;
    }
    return on >= 0.6 * tries;
  };
  const overrun = support > 0.5 && (goesOn(0, -1) || goesOn(1, 1));
  return {
    from: at(0),
    to: at(1),
    support,
    scatter: line.scatter,
    bow: bend(along, off) / length,
    overrun,
    atBorder: false,
  };
}

function atBorder(from: Point, to: Point, level: Level): { from: Point; to: Point } | null {
  const near = 1.6 * level.step;
  const wide = level.width * level.step;
  const high = level.height * level.step;
  for (const [axis, value] of [
    [0, 0],
    [0, wide],
    [1, 0],
    [1, high],
  ] as const) {
    if (Math.abs(from[axis] - value) < near && Math.abs(to[axis] - value) < near)
      return axis === 0
        ? { from: [value, from[1]], to: [value, to[1]] }
        : { from: [from[0], value], to: [to[0], value] };
  }
  return null;
}

/** Where along the normal the colour is half-way between the inner and the outer side; null without a clear edge. */
function edgeAcross(
  level: Level,
  x: number,
  y: number,
  nx: number,
  ny: number,
  reach: number,
): number | null {
  const s = level.step;
  const half = Math.ceil(reach / s / 0.5);
  const profile: number[] = [];
  for (let k = -half; k <= half; k++) {
    const colour = sample(level, x + nx * k * 0.5 * s, y + ny * k * 0.5 * s);
    if (!colour) return null;
    profile.push(...colour);
  }
  const n = profile.length / 3;
  const mean = (start: number, end: number, c: number): number => {
    let sum = 0;
    for (let i = start; i < end; i++) sum += profile[i * 3 + c] ?? 0;
    return sum / (end - start);
  };
  // The first strong step from within: beyond the field's edge a pole or a frame may end with a stronger one.
  const steps: number[] = [0];
  for (let i = 1; i < n - 1; i++) {
    let step = 0;
    for (let c = 0; c < 3; c++)
      step += ((profile[(i + 1) * 3 + c] ?? 0) - (profile[(i - 1) * 3 + c] ?? 0)) ** 2;
    steps.push(step);
  }
  steps.push(0);
  const enough = Math.max(0.2 * Math.max(...steps), 18 * 18);
  const place = steps.findIndex(
    (step, i) => step >= enough && step >= (steps[i - 1] ?? 0) && step >= (steps[i + 1] ?? 0),
  );
  if (place < 2 || place > n - 3) return null;
  const wing = 4;
  const inner = [0, 1, 2].map((c) => mean(Math.max(0, place - wing - 3), Math.max(1, place - 2), c));
  const outer = [0, 1, 2].map((c) => mean(Math.min(n - 1, place + 3), Math.min(n, place + wing + 4), c));
  const axis = [0, 1, 2].map((c) => (outer[c] ?? 0) - (inner[c] ?? 0));
  const norm = axis.reduce((sum, v) => sum + v * v, 0);
  if (norm < 26 * 26) return null;
  const share = (i: number): number =>
    axis.reduce((sum, v, c) => sum + v * ((profile[i * 3 + c] ?? 0) - (inner[c] ?? 0)), 0) / norm;
  for (let i = Math.max(0, place - 4); i < Math.min(n - 1, place + 4); i++) {
    const low = share(i);
    const high = share(i + 1);
    if (low <= 0.5 && high > 0.5) return (i - half + (0.5 - low) / (high - low)) * 0.5 * s;
  }
  return null;
}

/** Bilinear colour at a point of the picture; null outside. */
export function sample(level: Level, x: number, y: number): [number, number, number] | null {
  const u = x / level.step - 0.5;
  const v = y / level.step - 0.5;
  if (u < -0.5 || v < -0.5 || u > level.width - 0.5 || v > level.height - 0.5) return null;
  const x0 = Math.max(0, Math.min(level.width - 2, Math.floor(u)));
  const y0 = Math.max(0, Math.min(level.height - 2, Math.floor(v)));
  const fx = Math.min(1, Math.max(0, u - x0));
  const fy = Math.min(1, Math.max(0, v - y0));
  const i = (y0 * level.width + x0) * 4;
  const j = i + level.width * 4;
  const { data } = level;
  const at = (c: number): number =>
    ((data[i + c] ?? 0) * (1 - fx) + (data[i + 4 + c] ?? 0) * fx) * (1 - fy) +
    ((data[j + c] ?? 0) * (1 - fx) + (data[j + 4 + c] ?? 0) * fx) * fy;
  return [at(0), at(1), at(2)];
}

function robustLine(along: readonly number[], off: readonly number[], tolerance: number) {
  let a = median(off);
  let b = 0;
  let kept = 0;
  let scatter = 0;
  let limit = Math.max(tolerance * 3, 2.5);
  for (let round = 0; round < 6; round++) {
    let [n, st, so, stt, sto] = [0, 0, 0, 0, 0];
    for (let i = 0; i < along.length; i++) {
      const t = along[i] ?? 0;
      const o = off[i] ?? 0;
      if (Math.abs(o - a - b * t) > limit) continue;
      n++;
      st += t;
      so += o;
      stt += t * t;
      sto += t * o;
    }
    const k = n * stt - st * st;
    if (n < 4 || k < 1e-9) return { a, b, kept: n, scatter: tolerance };
    b = (n * sto - st * so) / k;
    a = (so - b * st) / n;
    limit = Math.max(tolerance, limit * 0.6);
  }
  let squares = 0;
  for (let i = 0; i < along.length; i++) {
    const miss = (off[i] ?? 0) - a - b * (along[i] ?? 0);
    if (Math.abs(miss) > tolerance) continue;
    kept++;
    squares += miss * miss;
  }
  scatter = kept > 0 ? Math.sqrt(squares / kept) : tolerance;
  return { a, b, kept, scatter };
}

function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((p, q) => p - q);
  return sorted[sorted.length >> 1] ?? 0;
}

/** How far the middle of the edge stands off the line through its ends: medians of thirds, so that single outliers don't count. */
function bend(along: readonly number[], off: readonly number[]): number {
  const part = (from: number, to: number): number[] =>
    off.filter((_, i) => (along[i] ?? 0) >= from && (along[i] ?? 0) < to);
  const [first, middle, last] = [part(0, 0.3), part(0.35, 0.65), part(0.7, 1.01)];
  if (Math.min(first.length, middle.length, last.length) < 4) return 0;
  return Math.abs(median(middle) - (median(first) + median(last)) / 2);
}
