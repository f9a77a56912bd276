/** Where an edge lies to a fraction of a pixel, and the straight line through many such places. */
import type { Level } from '../detect/pyramid.ts';

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
