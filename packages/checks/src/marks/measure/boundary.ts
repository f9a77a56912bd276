/** The field's four sides: lines through the region's outermost points, then the edge itself to a fraction of a pixel. */
import { applyMap, type Homography, invertMap } from '../detect/geometry.ts';
import type { Level } from '../detect/pyramid.ts';
import type { Point, Quad } from '../report.ts';
import { bend, edgeAcross, robustLine } from './edge.ts';
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
  for (let y = region.top; y < region.bottom; y++)
    for (let x = region.left; x < region.right; x++) {
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
