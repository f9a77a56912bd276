/** Plane geometry of the checker: 2×2 maps, affine maps and homographies, least squares. */
import type { Point } from '../report.ts';

/** Row-major 3×3 map from one plane to another. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

/** Row-major 2×2 map. */
export type Linear = readonly [a: number, b: number, c: number, d: number];

export function applyMap(map: Homography, x: number, y: number): Point {
  const w = map[6] * x + map[7] * y + map[8];
  return [(map[0] * x + map[1] * y + map[2]) / w, (map[3] * x + map[4] * y + map[5]) / w];
}

/** The inverse map, up to scale; a singular map gives non-finite entries. */
export function invertMap(m: Homography): Homography {
  const [a, b, c, d, e, f, g, h, i] = m;
  const p = e * i - f * h;
  const q = f * g - d * i;
  const r = d * h - e * g;
  const k = 1 / (a * p + b * q + c * r);
  return [
    p * k,
    (c * h - b * i) * k,
    (b * f - c * e) * k,
    q * k,
    (a * i - c * g) * k,
    (c * d - a * f) * k,
    r * k,
    (b * g - a * h) * k,
    (a * e - b * d) * k,
  ];
}

/** The linear part of a map at one point: how a small step there is carried over. */
export function linearAt(map: Homography, x: number, y: number): Linear {
  const w = map[6] * x + map[7] * y + map[8];
  const [u, v] = applyMap(map, x, y);
  return [
    (map[0] - map[6] * u) / w,
    (map[1] - map[7] * u) / w,
    (map[3] - map[6] * v) / w,
    (map[4] - map[7] * v) / w,
  ];
}

export function determinant(m: Linear): number {
  return m[0] * m[3] - m[1] * m[2];
}

export function invertLinear(m: Linear): Linear {
  const k = 1 / determinant(m);
  return [m[3] * k, -m[1] * k, -m[2] * k, m[0] * k];
}

/** Symmetric square root of a covariance [xx, xy; xy, yy]. */
export function rootOfCovariance(xx: number, xy: number, yy: number): Linear {
  const s = Math.sqrt(Math.max(xx * yy - xy * xy, 1e-9));
  const t = Math.sqrt(xx + yy + 2 * s);
  return [(xx + s) / t, xy / t, xy / t, (yy + s) / t];
}

/** Solves the n×n system in place by elimination with pivots; null where it is singular. */
export function solveLinear(matrix: number[][], right: number[]): number[] | null {
  const n = right.length;
  for (let col = 0; col < n; col++) {
    let pivot = col;
    for (let row = col + 1; row < n; row++)
      if (Math.abs(matrix[row]?.[col] ?? 0) > Math.abs(matrix[pivot]?.[col] ?? 0)) pivot = row;
    const top = matrix[pivot];
    const swapped = matrix[col];
    if (!top || !swapped || Math.abs(top[col] ?? 0) < 1e-12) return null;
    matrix[pivot] = swapped;
    matrix[col] = top;
    [right[col], right[pivot]] = [right[pivot] ?? 0, right[col] ?? 0];
    for (let row = 0; row < n; row++) {
      if (row === col) continue;
      const line = matrix[row] ?? [];
      const factor = (line[col] ?? 0) / (top[col] ?? 1);
      if (factor === 0) continue;
      for (let k = col; k < n; k++) line[k] = (line[k] ?? 0) - factor * (top[k] ?? 0);
      right[row] = (right[row] ?? 0) - factor * (right[col] ?? 0);
    }
  }
  return right.map((value, row) => value / (matrix[row]?.[row] ?? 1));
}

function normalEquations(rows: readonly (readonly number[])[], targets: readonly number[]): number[] | null {
  const n = rows[0]?.length ?? 0;
  const matrix = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  const right = new Array<number>(n).fill(0);
  rows.forEach((row, r) => {
    for (let i = 0; i < n; i++) {
      const line = matrix[i] ?? [];
      const value = row[i] ?? 0;
      for (let j = 0; j < n; j++) line[j] = (line[j] ?? 0) + value * (row[j] ?? 0);
      right[i] = (right[i] ?? 0) + value * (targets[r] ?? 0);
    }
  });
  return solveLinear(matrix, right);
}

/** Least-squares affine map of three or more points onto others; null where they lie on a line. */
export function fitAffine(from: readonly Point[], to: readonly Point[]): Homography | null {
  const rows = from.map(([x, y]) => [x, y, 1]);
  const u = normalEquations(
    rows,
    to.map((p) => p[0]),
  );
  const v = normalEquations(
    rows,
    to.map((p) => p[1]),
  );
  if (!u || !v) return null;
  return [u[0] ?? 0, u[1] ?? 0, u[2] ?? 0, v[0] ?? 0, v[1] ?? 0, v[2] ?? 0, 0, 0, 1];
}

/** Least-squares similarity; `mirrored` turns the source over (x → −x) first. */
export function fitSimilarity(
  from: readonly Point[],
  to: readonly Point[],
  mirrored: boolean,
): Homography | null {
  const n = from.length;
  const flip = mirrored ? -1 : 1;
  let [fx, fy, tx, ty] = [0, 0, 0, 0];
  from.forEach((p, i) => {
    fx += (flip * p[0]) / n;
    fy += p[1] / n;
    tx += (to[i]?.[0] ?? 0) / n;
    ty += (to[i]?.[1] ?? 0) / n;
  });
  let [a, b, norm] = [0, 0, 0];
  from.forEach((p, i) => {
    const x = flip * p[0] - fx;
    const y = p[1] - fy;
    const u = (to[i]?.[0] ?? 0) - tx;
    const v = (to[i]?.[1] ?? 0) - ty;
    a += x * u + y * v;
    b += x * v - y * u;
    norm += x * x + y * y;
  });
  if (norm < 1e-9) return null;
  a /= norm;
  b /= norm;
  return [flip * a, -b, tx - a * fx + b * fy, flip * b, a, ty - b * fx - a * fy, 0, 0, 1];
}

/** Homography of four or more points onto others, by normalised least squares; null where they don't fix one. */
export function fitHomography(from: readonly Point[], to: readonly Point[]): Homography | null {
  const source = normaliser(from);
  const target = normaliser(to);
  const rows: number[][] = [];
  const targets: number[] = [];
  from.forEach((p, i) => {
    const [x, y] = applyMap(source, p[0], p[1]);
    const goal = to[i] ?? [0, 0];
    const [u, v] = applyMap(target, goal[0], goal[1]);
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]);
    targets.push(u, v);
  });
  const h = normalEquations(rows, targets);
  if (!h) return null;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, k = 0] = h;
  return compose(invertMap(target), compose([a, b, c, d, e, f, g, k, 1], source));
}

function normaliser(points: readonly Point[]): Homography {
  const n = points.length || 1;
  const cx = points.reduce((sum, p) => sum + p[0], 0) / n;
  const cy = points.reduce((sum, p) => sum + p[1], 0) / n;
  const spread = points.reduce((sum, p) => sum + Math.hypot(p[0] - cx, p[1] - cy), 0) / n || 1;
  const s = 1 / spread;
  return [s, 0, -s * cx, 0, s, -s * cy, 0, 0, 1];
}

/** First `inner`, then `outer`. */
export function compose(outer: Homography, inner: Homography): Homography {
  const cell = (r: number, c: number): number =>
    (outer[3 * r] ?? 0) * (inner[c] ?? 0) +
    (outer[3 * r + 1] ?? 0) * (inner[3 + c] ?? 0) +
    (outer[3 * r + 2] ?? 0) * (inner[6 + c] ?? 0);
  return [
    cell(0, 0),
    cell(0, 1),
    cell(0, 2),
    cell(1, 0),
    cell(1, 1),
    cell(1, 2),
    cell(2, 0),
    cell(2, 1),
    cell(2, 2),
  ];
}
