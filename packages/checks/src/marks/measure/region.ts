/** The field: what is joined to the charges' ground by steps too small to be an edge. */
import type { Level } from '../detect/pyramid.ts';
import type { Rgb } from '../mark.ts';
import type { Point } from '../report.ts';

/** A window of one level; `mask` is 1 where the field is. Coordinates of the level. */
export interface Region {
  readonly level: Level;
  readonly x0: number;
  readonly y0: number;
  readonly width: number;
  readonly height: number;
  readonly mask: Uint8Array;
  readonly size: number;
  /** Box of the field within the window: the last column and row are not in it. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The largest level on which one unit of the mark is still `wanted` pixels; the picture itself for small marks. */
export function levelFor(levels: readonly Level[], unitPixels: number, wanted: number): Level {
  let best = levels[0];
  for (const level of levels) if (unitPixels / level.step >= wanted) best = level;
  if (!best) throw new RangeError('a pyramid has at least one level');
  return best;
}

/** How far a colour is from the field's, whatever the light: brighter and darker shades count little. */
export function distanceFromField(r: number, g: number, b: number, field: Rgb): number {
  const norm = field[0] * field[0] + field[1] * field[1] + field[2] * field[2] + 1;
  const along = (r * field[0] + g * field[1] + b * field[2]) / norm;
  const shade = along < 0.5 ? 0.5 : Math.min(along, 1.7);
  const x = r - shade * field[0];
  const y = g - shade * field[1];
  const z = b - shade * field[2];
  return Math.sqrt(x * x + y * y + z * z);
}

/** Whether `distanceFromField` is less than the root of `squared`; for loops over pixels, so without a root and mostly without a shade. */
export function isLikeField(r: number, g: number, b: number, field: Rgb, squared: number): boolean {
  if (isCloseTo(r, g, b, field, squared)) return true;
  const norm = field[0] * field[0] + field[1] * field[1] + field[2] * field[2] + 1;
  const shade = Math.max(0.5, Math.min((r * field[0] + g * field[1] + b * field[2]) / norm, 1.7));
  const x = r - shade * field[0];
  const y = g - shade * field[1];
  const z = b - shade * field[2];
  return x * x + y * y + z * z < squared;
}

/** Whether the square of a colour's distance from another is less than `squared`. */
export function isCloseTo(r: number, g: number, b: number, other: Rgb, squared: number): boolean {
  const x = r - other[0];
  const y = g - other[1];
  const z = b - other[2];
  return x * x + y * y + z * z < squared;
}

// Every region takes the same stack: none is grown while another is.
let stack = new Int32Array(1 << 16);

/**
 * Grows the field from the seeds (pixels of the picture) inside the window; `noise` is the ground's own. `even`: the field is one plain
 * colour, so that a neighbour of nearly that colour is told apart; else light may change over it.
 */
export function growField(
  level: Level,
  window: readonly [x0: number, y0: number, x1: number, y1: number],
  seeds: readonly Point[],
  field: Rgb,
  noise: number,
  even: boolean,
): Region {
  const x0 = Math.max(0, Math.floor(window[0] / level.step));
  const y0 = Math.max(0, Math.floor(window[1] / level.step));
  const x1 = Math.min(level.width, Math.ceil(window[2] / level.step));
  const y1 = Math.min(level.height, Math.ceil(window[3] / level.step));
  const width = Math.max(1, x1 - x0);
  const height = Math.max(1, y1 - y0);
  const mask = new Uint8Array(width * height);
  if (stack.length < width * height) stack = new Int32Array(width * height);
  const { data } = level;
  const limit = (26 + 2.2 * noise) ** 2;
  const plain = (16 + 3 * noise) ** 2;
  const step = 15 + 2.6 * noise;
  const steps = step * step;
  let top = 0;
  let size = 0;
  const fits = (p: number): boolean => {
    const r = data[p] ?? 0;
    const g = data[p + 1] ?? 0;
    const b = data[p + 2] ?? 0;
    return even ? isCloseTo(r, g, b, field, plain) : isLikeField(r, g, b, field, limit);
  };
  const far = (p: number, q: number): number => {
    const dr = (data[p] ?? 0) - (data[q] ?? 0);
    const dg = (data[p + 1] ?? 0) - (data[q + 1] ?? 0);
    const db = (data[p + 2] ?? 0) - (data[q + 2] ?? 0);
    return dr * dr + dg * dg + db * db;
  };
  for (const [px, py] of seeds) {
    const x = Math.floor(px / level.step) - x0;
    const y = Math.floor(py / level.step) - y0;
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const i = y * width + x;
    if (mask[i] || !fits(((y + y0) * level.width + x + x0) * 4)) continue;
    mask[i] = 1;
    stack[top++] = i;
  }
  let [left, right, up, down] = [width, 0, height, 0];
  const stride = level.width * 4;
  while (top > 0) {
    const i = stack[--top] ?? 0;
    size++;
    const y = (i / width) | 0;
    const x = i - y * width;
    if (x < left) left = x;
    if (x >= right) right = x + 1;
    if (y < up) up = y;
    if (y >= down) down = y + 1;
    const p = (y + y0) * stride + (x + x0) * 4;
    for (let side = 0; side < 4; side++) {
      if (side === 0 ? x === 0 : side === 1 ? x === width - 1 : side === 2 ? y === 0 : y === height - 1)
        continue;
      const j = side === 0 ? i - 1 : side === 1 ? i + 1 : side === 2 ? i - width : i + width;
      if (mask[j]) continue;
      const q = side === 0 ? p - 4 : side === 1 ? p + 4 : side === 2 ? p - stride : p + stride;
      if (far(p, q) > steps || !fits(q)) continue;
      // A soft edge is several small steps: look one pixel further back and ahead.
      const beyond = q + (q - p);
      const before = p - (q - p);
      if (
        beyond >= 0 &&
        beyond < data.length &&
        before >= 0 &&
        before < data.length &&
        far(before, beyond) > 1.7 * steps &&
        far(p, beyond) > steps
      )
        continue;
      mask[j] = 1;
      stack[top++] = j;
    }
  }
  return { level, x0, y0, width, height, mask, size, left, top: up, right, bottom: down };
}
