/** The smallest four-sided outline about points: the sides that can be seen, carried on to where they meet behind what hides the rest. */
import type { Point, Quad } from '../report.ts';

const cross = (o: Point, a: Point, b: Point): number =>
  (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

/** Convex hull, clockwise as the picture is seen, without points on its lines. */
export function hullOf(points: readonly Point[]): Point[] {
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

/** Where the lines through a–b and c–d meet beyond b and c; null where they part. */
function meeting(a: Point, b: Point, c: Point, d: Point): Point | null {
  const [ux, uy] = [b[0] - a[0], b[1] - a[1]];
  const [vx, vy] = [c[0] - d[0], c[1] - d[1]];
  const k = ux * vy - uy * vx;
  if (Math.abs(k) < 1e-9) return null;
  const t = ((c[0] - b[0]) * vy - (c[1] - b[1]) * vx) / k;
  const s = ((c[0] - b[0]) * uy - (c[1] - b[1]) * ux) / k;
  return t >= 0 && s >= 0 ? [b[0] + t * ux, b[1] + t * uy] : null;
}

export interface EnclosingQuad {
  /** Clockwise, the corner nearest to the upper left first. */
  readonly quad: Quad;
  readonly area: number;
  readonly hullArea: number;
}

/** More sides than these a hull has only by its roundness. */
const mostSides = 8;

/**
 * Carries four sides of the hull on to where they meet, so that little is added and opposite ones are nearly parallel, as a flag's are; what cuts
 * off a corner adds a side that is neither. Null where four are not to be had.
 */
export function enclosingQuad(points: readonly Point[]): EnclosingQuad | null {
  const hull = hullOf(points);
  const hullArea = polygonArea(hull);
  const sides = fewerSides(hull);
  const n = sides.length;
  if (n < 4 || hullArea === 0) return null;
  let best: { quad: readonly Point[]; area: number; cost: number } | null = null;
  for (let i = 0; i < n - 3; i++)
    for (let j = i + 1; j < n - 2; j++)
      for (let k = j + 1; k < n - 1; k++)
        for (let l = k + 1; l < n; l++) {
          const chosen = [i, j, k, l].map((at) => [sides[at], sides[(at + 1) % n]] as const);
          const quad = chosen.flatMap(([a, b], at) => {
            const [c, d] = chosen[(at + 1) % 4] ?? [];
            const corner = a && b && c && d ? meeting(a, b, c, d) : null;
            return corner ? [corner] : [];
          });
          if (quad.length < 4) continue;
          const area = polygonArea(quad);
          const cost = area / hullArea + 0.8 * (askew(quad, 0) + askew(quad, 1));
          if (cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { quad, area, cost };
        }
  if (!best) return null;
  const { quad, area } = best;
  const first = quad.reduce(
    (least, [x, y], k) => (x + y < (quad[least]?.[0] ?? 0) + (quad[least]?.[1] ?? 0) ? k : least),
    0,
  );
  const [a, b, c, d] = [0, 1, 2, 3].map((k) => quad[(first + k) % 4]);
  return a && b && c && d ? { quad: [a, b, c, d], area, hullArea } : null;
}

/** Sine of the angle between two opposite sides. */
function askew(quad: readonly Point[], from: 0 | 1): number {
  const [a, b, c, d] = [0, 1, 2, 3].map((k) => quad[(from + k) % 4] ?? [0, 0]) as unknown as Quad;
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], c[0] - d[0], c[1] - d[1]];
  return Math.abs(ux * vy - uy * vx) / Math.max(1e-9, Math.hypot(ux, uy) * Math.hypot(vx, vy));
}

/** Takes away, one after the other, the side that adds least when its neighbours are carried on. */
function fewerSides(hull: readonly Point[]): readonly Point[] {
  let polygon = hull;
  while (polygon.length > mostSides) {
    const n = polygon.length;
    const at = (k: number): Point => polygon[(k + n) % n] ?? [0, 0];
    let best: { side: number; corner: Point; added: number } | null = null;
    for (let k = 0; k < n; k++) {
      const corner = meeting(at(k - 1), at(k), at(k + 1), at(k + 2));
      if (!corner) continue;
      const added = Math.abs(cross(at(k), at(k + 1), corner)) / 2;
      if (added < (best?.added ?? Number.POSITIVE_INFINITY)) best = { side: k, corner, added };
    }
    if (!best) return [];
    const { side, corner } = best;
    const next = (side + 1) % n;
    polygon = polygon.flatMap((p, k) => (k === side ? [corner] : k === next ? [] : [p]));
  }
  return polygon;
}

function polygonArea(points: readonly Point[]): number {
  return Math.abs(
    points.reduce((sum, p, k) => {
      const q = points[(k + 1) % points.length] ?? p;
      return sum + (p[0] * q[1] - q[0] * p[1]) / 2;
    }, 0),
  );
}
