/** A field with a triangle cut out of one side: its shape tells it, however it is drawn out of proportion and whatever its colour. */
import type { Point, Quad } from '../report.ts';

const cross = (o: Point, a: Point, b: Point): number =>
  (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

/** Convex hull, clockwise as the picture is seen. */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (all: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const p of all) {
      for (;;) {
        const [one, other] = [chain.at(-2), chain.at(-1)];
        if (!one || !other || cross(one, other, p) > 0) break;
        chain.pop();
      }
      chain.push(p);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

export interface RowEnds {
  readonly y: number;
  readonly left: number;
  readonly right: number;
}

/** How far the notch may lie from a triangle in the middle of its side; shares of that side's length. */
const aside = 0.08;
const crooked = 0.035;
/** Pixels; any ragged side of something smaller looks like a notch. */
const leastHeight = 90;

/**
 * The whole field, notch included, from the first and last pixel of each of its rows: corners as the picture has them, upper left first. Null where it has
 * no notch in its left or right side.
 */
export function findSwallowTail(rows: readonly RowEnds[]): Quad | null {
  const tall = (rows.at(-1)?.y ?? 0) - (rows[0]?.y ?? 0);
  if (rows.length < 12 || tall < leastHeight) return null;
  const lefts = rows.map(({ left, y }): Point => [left, y]);
  const rights = rows.map(({ right, y }): Point => [right, y]);
  const hull = hullOf([...lefts, ...rights]);
  const found = [
    { tail: notchIn(rights, hull, true), toRight: true },
    { tail: notchIn(lefts, hull, false), toRight: false },
  ].filter(({ tail }) => tail !== null);
  const [only] = found;
  if (found.length !== 1 || !only?.tail) return null;
  const { upper, lower, apex } = only.tail;
  const back = farCorners(upper, lower, hull);
  if (!back) return null;
  const [upperHoist, lowerHoist] = back;
  // The notch points at the middle of the hoist, and does not cut the field in half.
  const middle = mid(upper, lower);
  const hoist = mid(upperHoist, lowerHoist);
  const long = Math.hypot(hoist[0] - middle[0], hoist[1] - middle[1]);
  const deep = Math.hypot(apex[0] - middle[0], apex[1] - middle[1]) / long;
  const side = Math.hypot(upper[0] - lower[0], upper[1] - lower[1]);
  const off = Math.abs(cross(middle, hoist, apex)) / long / side;
  if (off > aside || deep > 0.5) return null;
  const quad: Quad = only.toRight
    ? [upperHoist, upper, lower, lowerHoist]
    : [upper, upperHoist, lowerHoist, lower];
  const outside = areaOf(hull) / areaOf(quad);
  return outside > 0.97 && outside < 1.04 ? quad : null;
}

const mid = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

interface Notch {
  readonly upper: Point;
  readonly lower: Point;
  readonly apex: Point;
}

/** Two straight edges from the tips to one point further in. */
function notchIn(edge: readonly Point[], hull: readonly Point[], toRight: boolean): Notch | null {
  const high = (edge.at(-1)?.[1] ?? 0) - (edge[0]?.[1] ?? 0);
  let best: Notch | null = null;
  let deepest = 0;
  for (const [k, one] of hull.entries()) {
    const other = hull[(k + 1) % hull.length] ?? one;
    // The hull runs downwards on its right.
    const [upper, lower] = toRight ? [one, other] : [other, one];
    if (lower[1] - upper[1] < 0.5 * high) continue;
    const length = Math.hypot(lower[0] - upper[0], lower[1] - upper[1]);
    for (const apex of edge) {
      if (apex[1] <= upper[1] || apex[1] >= lower[1]) continue;
      const depth = Math.abs(cross(upper, lower, apex)) / length;
      if (depth <= deepest) continue;
      deepest = depth;
      best = { upper, lower, apex };
    }
  }
  if (!best) return null;
  const { upper, lower, apex } = best;
  const length = Math.hypot(lower[0] - upper[0], lower[1] - upper[1]);
  if (deepest < 0.1 * length) return null;
  let [askew, n] = [0, 0];
  for (const p of edge) {
    if (p[1] <= upper[1] || p[1] >= lower[1]) continue;
    const [from, to] = p[1] < apex[1] ? [upper, apex] : [apex, lower];
    const run = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (run < 1) continue;
    if (Math.abs(cross(from, to, p)) / run > crooked * length) askew++;
    n++;
  }
  return askew < 0.06 * n ? best : null;
}

/** The two corners of the hull that enclose most together with the tips: upper and lower. */
function farCorners(upper: Point, lower: Point, hull: readonly Point[]): readonly [Point, Point] | null {
  let best: readonly [Point, Point] | null = null;
  let largest = 0;
  for (const one of hull)
    for (const other of hull) {
      if (one === other || [one, other].some((p) => p === upper || p === lower)) continue;
      const area = Math.abs(shoelace([upper, lower, other, one]));
      if (area <= largest) continue;
      largest = area;
      best = [one, other];
    }
  return best;
}

function shoelace(points: readonly Point[]): number {
  return points.reduce((sum, p, k) => {
    const q = points[(k + 1) % points.length] ?? p;
    return sum + (p[0] * q[1] - q[0] * p[1]) / 2;
  }, 0);
}

const areaOf = (points: readonly Point[]): number => Math.abs(shoelace(points));
