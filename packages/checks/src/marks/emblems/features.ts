/**
 * Corners and what they look like: FAST-9 corners (Rosten and Drummond 2006) with a direction from the centre of brightness, and 256 comparisons
 * of pixel pairs turned with it, as in ORB (Rublee and others 2011). Written anew for flat artwork: bits whose pixels lie outside the artwork
 * don't count.
 */
import { type Grey, softened } from './grey.ts';

/** Corners of one picture; `bits` has 8 words a corner, `valid` the same where an artwork has an outside. */
export interface Features {
  readonly count: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Radians. */
  readonly angle: Float32Array;
  readonly bits: Int32Array;
  readonly valid: Int32Array | null;
}

const words = 8;
/** Pixels around a corner that are looked at. */
export const reach = 11;
const turns = 36;
const contrast = 16;

/** Offsets of the circle of 16 pixels around a corner. */
const circle = [
  [0, -3],
  [1, -3],
  [2, -2],
  [3, -1],
  [3, 0],
  [3, 1],
  [2, 2],
  [1, 3],
  [0, 3],
  [-1, 3],
  [-2, 2],
  [-3, 1],
  [-3, 0],
  [-3, -1],
  [-2, -2],
  [-1, -3],
] as const;

/** Pairs of points for each direction: x1, y1, x2, y2 for each of 256 comparisons. The same on every machine. */
const patterns: readonly Int8Array[] = turnedPatterns();

function turnedPatterns(): readonly Int8Array[] {
  let state = 20240601;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) / 0x1000000;
  };
  const normal = () => Math.sqrt(-2 * Math.log(random() + 1e-9)) * Math.cos(2 * Math.PI * random());
  const point = (): readonly [number, number] => {
    for (;;) {
      const [x, y] = [normal() * 4.2, normal() * 4.2];
      if (Math.hypot(x, y) <= reach - 1.5) return [x, y];
    }
  };
  const pairs = Array.from({ length: words * 32 }, () => [point(), point()] as const);
  return Array.from({ length: turns }, (_, turn) => {
    const angle = (2 * Math.PI * turn) / turns;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    return Int8Array.from(
      pairs.flatMap((pair) =>
        pair.flatMap(([x, y]) => [Math.round(x * c - y * s), Math.round(x * s + y * c)]),
      ),
    );
  });
}

/**
 * The strongest corners of a picture, spread over it: at most `each` in a square of `cell` pixels. With a `mask` (1 = artwork) corners lie in
 * the artwork and bits outside it are not valid.
 */
export function findFeatures(
  picture: Grey,
  {
    each,
    cell,
    mask = null,
  }: { readonly each: number; readonly cell: number; readonly mask?: Uint8Array | null },
): Features {
  const soft = softened(picture);
  const corners = spreadOut(cornersOf(soft), soft, each, cell, mask);
  const count = corners.length;
  const features = {
    count,
    x: new Float32Array(count),
    y: new Float32Array(count),
    angle: new Float32Array(count),
    bits: new Int32Array(count * words),
    valid: mask === null ? null : new Int32Array(count * words),
  };
  const smooth = softened(soft);
  for (const [index, at] of corners.entries()) {
    features.x[index] = at % soft.width;
    features.y[index] = Math.floor(at / soft.width);
    const angle = directionAt(smooth, at, mask);
    features.angle[index] = angle;
    describe(smooth, at, angle, index * words, features.bits, mask, features.valid);
  }
  return features;
}

/** Scores of corners; 0 where there is none. */
function cornersOf({ width, height, data }: Grey): Int32Array {
  const scores = new Int32Array(width * height);
  const ring = circle.map(([dx, dy]) => dy * width + dx);
  const [n, e, s, w] = [ring[0] ?? 0, ring[4] ?? 0, ring[8] ?? 0, ring[12] ?? 0];
  const border = reach + 1;
  for (let y = border; y < height - border; y++) {
    for (let at = y * width + border, end = y * width + width - border; at < end; at++) {
      const centre = data[at] ?? 0;
      const high = centre + contrast;
      const low = centre - contrast;
      const a = data[at + n] ?? 0;
      const b = data[at + s] ?? 0;
      const c = data[at + e] ?? 0;
      const d = data[at + w] ?? 0;
      // Nine in a row hold at least two of the four.
      const up = (a > high ? 1 : 0) + (b > high ? 1 : 0) + (c > high ? 1 : 0) + (d > high ? 1 : 0);
      const down = (a < low ? 1 : 0) + (b < low ? 1 : 0) + (c < low ? 1 : 0) + (d < low ? 1 : 0);
      if (up < 2 && down < 2) continue;
      let bright = 0;
      let dark = 0;
      let best = 0;
      let sum = 0;
      for (let step = 0; step < 25; step++) {
        const value = data[at + (ring[step & 15] ?? 0)] ?? 0;
        bright = value > high ? bright + 1 : 0;
        dark = value < low ? dark + 1 : 0;
        if (bright > best) best = bright;
        if (dark > best) best = dark;
        if (step < 16) sum += Math.abs(value - centre);
      }
      if (best >= 9) scores[at] = sum;
    }
  }
  return scores;
}

function spreadOut(
  scores: Int32Array,
  { width, height }: Grey,
  each: number,
  cell: number,
  mask: Uint8Array | null,
): readonly number[] {
  const across = Math.ceil(width / cell);
  const kept = new Int32Array(across * Math.ceil(height / cell) * each).fill(-1);
  for (let y = reach; y < height - reach; y++) {
    for (let x = reach; x < width - reach; x++) {
      const at = y * width + x;
      const score = scores[at] ?? 0;
      if (score === 0 || (mask !== null && mask[at] === 0) || !isPeak(scores, at, width, score)) continue;
      const base = (Math.floor(y / cell) * across + Math.floor(x / cell)) * each;
      let place = at;
      for (let slot = base; slot < base + each; slot++) {
        const other = kept[slot] ?? -1;
        if (other < 0 || (scores[other] ?? 0) < (scores[place] ?? 0)) {
          kept[slot] = place;
          place = other;
          if (place < 0) break;
        }
      }
    }
  }
  return [...kept].filter((at) => at >= 0);
}

function isPeak(scores: Int32Array, at: number, width: number, score: number): boolean {
  for (let row = at - width; row <= at + width; row += width)
    for (let near = row - 1; near <= row + 1; near++) {
      const other = scores[near] ?? 0;
      if (other > score || (other === score && near < at)) return false;
    }
  return true;
}

function directionAt({ width, data }: Grey, at: number, mask: Uint8Array | null): number {
  let [mx, my] = [0, 0];
  const radius = reach - 2;
  // Against the corner's own brightness, so that what lies outside an artwork (left out) weighs as nothing.
  const centre = data[at] ?? 0;
  for (let dy = -radius; dy <= radius; dy++) {
    const wide = Math.floor(Math.sqrt(radius * radius - dy * dy));
    for (let dx = -wide; dx <= wide; dx++) {
      const near = at + dy * width + dx;
      if (mask !== null && mask[near] === 0) continue;
      const value = (data[near] ?? 0) - centre;
      mx += dx * value;
      my += dy * value;
    }
  }
  return Math.atan2(my, mx);
}

function describe(
  { width, data }: Grey,
  at: number,
  angle: number,
  base: number,
  bits: Int32Array,
  mask: Uint8Array | null,
  valid: Int32Array | null,
): void {
  const turn = ((Math.round((angle / (2 * Math.PI)) * turns) % turns) + turns) % turns;
  const pattern = patterns[turn];
  if (pattern === undefined) return;
  for (let word = 0, from = 0; word < words; word++) {
    let [value, known] = [0, 0];
    for (let bit = 0; bit < 32; bit++, from += 4) {
      const one = at + (pattern[from + 1] ?? 0) * width + (pattern[from] ?? 0);
      const other = at + (pattern[from + 3] ?? 0) * width + (pattern[from + 2] ?? 0);
      if ((data[one] ?? 0) < (data[other] ?? 0)) value |= 1 << bit;
      if (mask !== null && mask[one] === 1 && mask[other] === 1) known |= 1 << bit;
    }
    bits[base + word] = value;
    if (valid !== null) valid[base + word] = known;
  }
}

/** A pair of corners that look alike: index in the artwork's and in the picture's. */
export interface Match {
  readonly artwork: number;
  readonly picture: number;
}

/** Share of valid bits that may differ. */
const mostDifferent = 0.24;
/** Valid bits that a corner of an artwork must have. */
const leastValid = 110;

/** For each corner of an artwork the corners of a picture that look like it, at most `most`, the best first. */
export function matchFeatures(artwork: Features, picture: Features, most = 4): readonly Match[] {
  const matches: Match[] = [];
  for (let index = 0; index < artwork.count; index++) {
    const found = lookAlikes(artwork, index, picture);
    // What looks like everything tells nothing.
    if (found.length > mostAlike) continue;
    found.sort((a, b) => a.distance - b.distance);
    for (const { at } of found.slice(0, most)) matches.push({ artwork: index, picture: at });
  }
  return matches;
}

const mostAlike = 40;
/** Share of the first quarter of the bits that may differ: it tells nearly always, since half of them do where nothing is alike. */
const mostDifferentAtFirst = 0.36;

function lookAlikes(artwork: Features, index: number, picture: Features): { at: number; distance: number }[] {
  const base = index * words;
  const word = (at: number) => artwork.bits[base + at] ?? 0;
  const mask = (at: number) => (artwork.valid === null ? -1 : (artwork.valid[base + at] ?? 0));
  const [w0, w1, w2, w3, w4, w5, w6, w7] = [
    word(0),
    word(1),
    word(2),
    word(3),
    word(4),
    word(5),
    word(6),
    word(7),
  ];
  const [m0, m1, m2, m3, m4, m5, m6, m7] = [
    mask(0),
    mask(1),
    mask(2),
    mask(3),
    mask(4),
    mask(5),
    mask(6),
    mask(7),
  ];
  const begin = ones(m0) + ones(m1);
  const valid = begin + ones(m2) + ones(m3) + ones(m4) + ones(m5) + ones(m6) + ones(m7);
  const found: { at: number; distance: number }[] = [];
  if (valid < leastValid) return found;
  const limit = Math.floor(valid * mostDifferent);
  const early = Math.ceil(begin * mostDifferentAtFirst);
  const { bits, count } = picture;
  for (let at = 0, from = 0; at < count; at++, from += words) {
    const first = ones((w0 ^ (bits[from] ?? 0)) & m0) + ones((w1 ^ (bits[from + 1] ?? 0)) & m1);
    if (first > early) continue;
    const half = first + ones((w2 ^ (bits[from + 2] ?? 0)) & m2) + ones((w3 ^ (bits[from + 3] ?? 0)) & m3);
    if (half > limit) continue;
    const distance =
      half +
      ones((w4 ^ (bits[from + 4] ?? 0)) & m4) +
      ones((w5 ^ (bits[from + 5] ?? 0)) & m5) +
      ones((w6 ^ (bits[from + 6] ?? 0)) & m6) +
      ones((w7 ^ (bits[from + 7] ?? 0)) & m7);
    if (distance <= limit) found.push({ at, distance });
  }
  return found;
}

/** How many bits are set. */
function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
