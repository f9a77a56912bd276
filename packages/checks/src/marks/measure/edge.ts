/** Where an edge lies to a fraction of a pixel, and the straight line through many such places. */
import type { Level } from '../detect/pyramid.ts';

/** Colours along one normal, three numbers each; taken anew for every edge. */
let profile = new Float64Array(3 * 256);
let steps = new Float64Array(256);

function meanBetween(start: number, end: number, c: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += profile[i * 3 + c] ?? 0;
  return sum / (end - start);
}

/** Where along the normal the colour is half-way between the inner and the outer side; null without a clear edge. */
export function edgeAcross(
  level: Level,
  x: number,
  y: number,
  nx: number,
  ny: number,
  reach: number,
): number | null {
  const s = level.step;
  const half = Math.ceil(reach / s / 0.5);
  const n = 2 * half + 1;
  if (3 * n > profile.length) {
    profile = new Float64Array(6 * n);
    steps = new Float64Array(2 * n);
  }
  for (let k = -half; k <= half; k++)
    if (!sampleInto(level, x + nx * k * 0.5 * s, y + ny * k * 0.5 * s, profile, 3 * (k + half))) return null;
  // The first strong step from within: beyond the field's edge a pole or a frame may end with a stronger one.
  let strongest = 0;
  steps[0] = 0;
  steps[n - 1] = 0;
  for (let i = 1; i < n - 1; i++) {
    const r = (profile[3 * i + 3] ?? 0) - (profile[3 * i - 3] ?? 0);
    const g = (profile[3 * i + 4] ?? 0) - (profile[3 * i - 2] ?? 0);
    const b = (profile[3 * i + 5] ?? 0) - (profile[3 * i - 1] ?? 0);
    const step = r * r + g * g + b * b;
    steps[i] = step;
    if (step > strongest) strongest = step;
  }
  const enough = Math.max(0.2 * strongest, 18 * 18);
  let place = -1;
  for (let i = 0; i < n && place < 0; i++) {
    const step = steps[i] ?? 0;
    if (step >= enough && step >= (steps[i - 1] ?? 0) && step >= (i + 1 < n ? (steps[i + 1] ?? 0) : 0))
      place = i;
  }
  if (place < 2 || place > n - 3) return null;
  const wing = 4;
  const [i0, i1] = [Math.max(0, place - wing - 3), Math.max(1, place - 2)];
  const [o0, o1] = [Math.min(n - 1, place + 3), Math.min(n, place + wing + 4)];
  const r0 = meanBetween(i0, i1, 0);
  const g0 = meanBetween(i0, i1, 1);
  const b0 = meanBetween(i0, i1, 2);
  const r = meanBetween(o0, o1, 0) - r0;
  const g = meanBetween(o0, o1, 1) - g0;
  const b = meanBetween(o0, o1, 2) - b0;
  const norm = r * r + g * g + b * b;
  if (norm < 26 * 26) return null;
  const share = (i: number): number =>
    (r * ((profile[3 * i] ?? 0) - r0) +
      g * ((profile[3 * i + 1] ?? 0) - g0) +
      b * ((profile[3 * i + 2] ?? 0) - b0)) /
    norm;
  for (let i = Math.max(0, place - 4); i < Math.min(n - 1, place + 4); i++) {
    const low = share(i);
    const high = share(i + 1);
    if (low <= 0.5 && high > 0.5) return (i - half + (0.5 - low) / (high - low)) * 0.5 * s;
  }
  return null;
}

/** Bilinear colour at a point of the picture, put into `out` from `at` on; false outside. */
export function sampleInto(level: Level, x: number, y: number, out: Float64Array, at: number): boolean {
  const { width, height, data, step } = level;
  const u = x / step - 0.5;
  const v = y / step - 0.5;
  if (!(u >= -0.5 && v >= -0.5 && u <= width - 0.5 && v <= height - 0.5)) return false;
  const x0 = Math.max(0, Math.min(width - 2, Math.floor(u)));
  const y0 = Math.max(0, Math.min(height - 2, Math.floor(v)));
  const fx = Math.min(1, Math.max(0, u - x0));
  const fy = Math.min(1, Math.max(0, v - y0));
  const i = (y0 * width + x0) * 4;
  const j = i + width * 4;
  const a = (1 - fx) * (1 - fy);
  const b = fx * (1 - fy);
  const c = (1 - fx) * fy;
  const d = fx * fy;
  out[at] = (data[i] ?? 0) * a + (data[i + 4] ?? 0) * b + (data[j] ?? 0) * c + (data[j + 4] ?? 0) * d;
  out[at + 1] =
    (data[i + 1] ?? 0) * a + (data[i + 5] ?? 0) * b + (data[j + 1] ?? 0) * c + (data[j + 5] ?? 0) * d;
  out[at + 2] =
    (data[i + 2] ?? 0) * a + (data[i + 6] ?? 0) * b + (data[j + 2] ?? 0) * c + (data[j + 6] ?? 0) * d;
  return true;
}

const one = new Float64Array(3);

/** Bilinear colour at a point of the picture; null outside. */
export function sample(level: Level, x: number, y: number): [number, number, number] | null {
  return sampleInto(level, x, y, one, 0) ? [one[0] ?? 0, one[1] ?? 0, one[2] ?? 0] : null;
}

export function robustLine(along: readonly number[], off: readonly number[], tolerance: number) {
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
export function bend(along: readonly number[], off: readonly number[]): number {
  const part = (from: number, to: number): number[] =>
    off.filter((_, i) => (along[i] ?? 0) >= from && (along[i] ?? 0) < to);
  const [first, middle, last] = [part(0, 0.3), part(0.35, 0.65), part(0.7, 1.01)];
  if (Math.min(first.length, middle.length, last.length) < 4) return 0;
  return Math.abs(median(middle) - (median(first) + median(last)) / 2);
}
