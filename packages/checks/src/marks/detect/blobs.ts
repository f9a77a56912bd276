/**
 * Bright patches on darker ground at one size of the picture: what stars, rings and emblems on a flag are, whatever the colours.
 * Green is looked at, as it parts yellow and white from red, blue, black and even orange.
 */

import type { Level } from './pyramid.ts';
import { starArea } from './star-shape.ts';

/** A connected patch; lengths in pixels of the picture itself. */
export interface Blob {
  readonly x: number;
  readonly y: number;
  readonly area: number;
  /** Covariance of its points. */
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
  /** Radius of the star that has this area. */
  readonly radius: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Pixels of the level that one pixel of this patch was found at. */
  readonly step: number;
}

const tile = 8;
const leastContrast = 22;

interface Thresholds {
  readonly columns: number;
  readonly values: Float32Array;
}

/** One threshold for each 8×8 tile from the 24×24 pixels about it; 256 where nothing stands out. */
function tileThresholds({ data, width, height }: Level): Thresholds {
  const columns = Math.ceil(width / tile);
  const rows = Math.ceil(height / tile);
  const low = new Uint8Array(columns * rows).fill(255);
  const high = new Uint8Array(columns * rows);
  const sum = new Float32Array(columns * rows);
  const count = new Float32Array(columns * rows);
  // Every second line tells as much of 24 of them.
  for (let y = 0; y < height; y += 2) {
    const base = (y >> 3) * columns;
    let i = y * width * 4 + 1;
    for (let c = 0; c < columns; c++) {
      const end = Math.min(width, (c + 1) * tile);
      const t = base + c;
      let least = low[t] ?? 255;
      let most = high[t] ?? 0;
      let total = 0;
      for (let x = c * tile; x < end; x++, i += 4) {
        const value = data[i] ?? 0;
        if (value < least) least = value;
        if (value > most) most = value;
        total += value;
      }
      low[t] = least;
      high[t] = most;
      sum[t] = (sum[t] ?? 0) + total;
      count[t] = (count[t] ?? 0) + end - c * tile;
    }
  }
  const values = new Float32Array(columns * rows).fill(256);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      let [least, most, total, n] = [255, 0, 0, 0];
      for (let v = Math.max(0, r - 1); v <= Math.min(rows - 1, r + 1); v++)
        for (let u = Math.max(0, c - 1); u <= Math.min(columns - 1, c + 1); u++) {
          const t = v * columns + u;
          least = Math.min(least, low[t] ?? 255);
          most = Math.max(most, high[t] ?? 0);
          total += sum[t] ?? 0;
          n += count[t] ?? 0;
        }
      if (most - least >= leastContrast) values[r * columns + c] = total / n + 4 + 0.12 * (most - least);
    }
  return { columns, values };
}

/** Runs of bright pixels with a forest over them that joins runs of neighbouring rows. */
interface Runs {
  readonly row: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly parent: Int32Array;
  readonly count: number;
}

function findRoot(parent: Int32Array, index: number): number {
  let root = index;
  for (;;) {
    const next = parent[root] ?? root;
    if (next === root) return root;
    const above = parent[next] ?? next;
    parent[root] = above;
    root = above;
  }
}

const emptyRuns = (capacity: number) => ({
  row: new Int32Array(capacity),
  from: new Int32Array(capacity),
  to: new Int32Array(capacity),
  parent: new Int32Array(capacity),
});
// Every level takes the same room: its runs are summed before the next one's are found.
let room = emptyRuns(1 << 15);
let table = new Float64Array(1 << 15);

function brightRuns(level: Level): Runs {
  const { columns, values } = tileThresholds(level);
  const { data } = level;
  let { row, from, to, parent } = room;
  let count = 0;
  let above = 0;
  let aboveEnd = 0;
  for (let y = 0; y < level.height; y++) {
    const first = count;
    const base = (y >> 3) * columns;
    let start = -1;
    if (count + level.width > row.length) {
      const capacity = 2 * (count + level.width);
      row = grown(row, capacity);
      from = grown(from, capacity);
      to = grown(to, capacity);
      parent = grown(parent, capacity);
      room = { row, from, to, parent };
    }
    const line = y * level.width * 4 + 1;
    for (let c = 0; c < columns; c++) {
      const threshold = values[base + c] ?? 256;
      const end = Math.min(level.width, (c + 1) * tile);
      let x = c * tile;
      if (threshold > 255) {
        if (start >= 0) {
          row[count] = y;
          from[count] = start;
          to[count] = x;
          count++;
          start = -1;
        }
        continue;
      }
      for (; x < end; x++) {
        const bright = (data[line + x * 4] ?? 0) > threshold;
        if (bright) {
          if (start < 0) start = x;
        } else if (start >= 0) {
          row[count] = y;
          from[count] = start;
          to[count] = x;
          count++;
          start = -1;
        }
      }
    }
    if (start >= 0) {
      row[count] = y;
      from[count] = start;
      to[count] = level.width;
      count++;
    }
    let j = above;
    for (let i = first; i < count; i++) {
      parent[i] = i;
      const a = from[i] ?? 0;
      const b = to[i] ?? 0;
      while (j < aboveEnd && (to[j] ?? 0) <= a) j++;
      for (let k = j; k < aboveEnd && (from[k] ?? 0) < b; k++) {
        const one = findRoot(parent, k);
        const other = findRoot(parent, i);
        if (one !== other) parent[Math.max(one, other)] = Math.min(one, other);
      }
    }
    above = first;
    aboveEnd = count;
  }
  return { row, from, to, parent, count };
}

function grown(array: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(capacity);
  larger.set(array);
  return larger;
}

const sums = 10;

/** Sums over each patch: area, x, y, xx, xy, yy, and its box. */
function sumRuns(runs: Runs): Float64Array {
  if (table.length < runs.count * sums) table = new Float64Array(2 * runs.count * sums);
  else table.fill(0, 0, runs.count * sums);
  for (let i = 0; i < runs.count; i++) {
    const t = findRoot(runs.parent, i) * sums;
    const y = runs.row[i] ?? 0;
    const a = runs.from[i] ?? 0;
    const b = runs.to[i] ?? 0;
    const n = b - a;
    const x = (n * (a + b - 1)) / 2;
    const squares = ((b - 1) * b * (2 * b - 1) - (a - 1) * a * (2 * a - 1)) / 6;
    const seen = (table[t] ?? 0) > 0;
    table[t] = (table[t] ?? 0) + n;
    table[t + 1] = (table[t + 1] ?? 0) + x;
    table[t + 2] = (table[t + 2] ?? 0) + n * y;
    table[t + 3] = (table[t + 3] ?? 0) + squares;
    table[t + 4] = (table[t + 4] ?? 0) + x * y;
    table[t + 5] = (table[t + 5] ?? 0) + n * y * y;
    table[t + 6] = seen ? Math.min(table[t + 6] ?? 0, a) : a;
    table[t + 7] = seen ? Math.min(table[t + 7] ?? 0, y) : y;
    table[t + 8] = seen ? Math.max(table[t + 8] ?? 0, b) : b;
    table[t + 9] = seen ? Math.max(table[t + 9] ?? 0, y + 1) : y + 1;
  }
  return table;
}

/** Patches whose star radius at this size lies between the two bounds, neither thread-like nor torn. */
export function findBlobs(level: Level, leastRadius: number, mostRadius: number): Blob[] {
  const runs = brightRuns(level);
  const summed = sumRuns(runs);
  const leastArea = starArea * leastRadius ** 2;
  const mostArea = starArea * mostRadius ** 2;
  const blobs: Blob[] = [];
  const s = level.step;
  for (let i = 0; i < runs.count; i++) {
    if (runs.parent[i] !== i) continue;
    const t = i * sums;
    const n = summed[t] ?? 0;
    if (n < leastArea || n > mostArea) continue;
    const x = (summed[t + 1] ?? 0) / n;
    const y = (summed[t + 2] ?? 0) / n;
    const xx = (summed[t + 3] ?? 0) / n - x * x + 1 / 12;
    const xy = (summed[t + 4] ?? 0) / n - x * y;
    const yy = (summed[t + 5] ?? 0) / n - y * y + 1 / 12;
    const spread = Math.sqrt(Math.max(xx * yy - xy * xy, 1e-6));
    const half = (xx + yy) / 2;
    const narrow = half - Math.sqrt(Math.max(half * half - spread * spread, 0));
    // Thinner than 1 : 4 is no star at any angle that people would still read as a flag.
    if (narrow < (2 * half - narrow) / 16 || n < 0.19 * 4 * Math.PI * spread) continue;
    blobs.push({
      x: (x + 0.5) * s,
      y: (y + 0.5) * s,
      area: n * s * s,
      xx: xx * s * s,
      xy: xy * s * s,
      yy: yy * s * s,
      radius: Math.sqrt(n / starArea) * s,
      left: (summed[t + 6] ?? 0) * s,
      top: (summed[t + 7] ?? 0) * s,
      right: (summed[t + 8] ?? 0) * s,
      bottom: (summed[t + 9] ?? 0) * s,
      step: s,
    });
  }
  return blobs;
}
