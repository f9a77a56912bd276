/** Plain areas of one strong colour that enclose something else: what a flag with a single figure is. */

import type { Rgb } from '../mark.ts';
import { isRed } from '../measure/identify-figure.ts';
import { isCloseTo, isLikeField } from '../measure/region.ts';
import type { Level } from './pyramid.ts';

/** Box in pixels of the picture. */
export interface PlainField {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly colour: Rgb;
  /** Pixels of the picture that the colour itself fills. */
  readonly area: number;
  /** Whether it encloses something about as wide as it is high: what a flag's figure would be. */
  readonly encloses: boolean;
  /** A pixel of the picture inside. */
  readonly seed: readonly [number, number];
  /** Of one even colour throughout, told apart from what is nearly of that colour. */
  readonly even: boolean;
}

/** Where to look, in pixels of the picture, for areas of one even colour. */
type Box = Pick<PlainField, 'left' | 'top' | 'right' | 'bottom'>;

/** Far from grey, or dark and as far from it as so dark a colour can be. */
function strong([r, g, b]: Rgb): boolean {
  const most = Math.max(r, g, b);
  const saturation = most - Math.min(r, g, b);
  return saturation >= 60 || (saturation >= 30 && saturation > 0.72 * most);
}

interface Space {
  readonly owner: Int32Array;
  readonly stack: Int32Array;
}

// Every picture takes the same space: none is looked through while another is.
let kept: Space = { owner: new Int32Array(0), stack: new Int32Array(0) };

/** For each pixel the number of the area that it belongs to, 0 for none yet, and room for all of them that wait. */
function spaceFor(pixels: number): Space {
  if (kept.owner.length < pixels) kept = { owner: new Int32Array(pixels), stack: new Int32Array(pixels) };
  else kept.owner.fill(0, 0, pixels);
  return kept;
}

/**
 * Areas that fill at least half of their box and are at least `leastSide` pixels of the picture wide and high. `evenIn`: only in that box, and each of
 * one even colour, where light may change over the others: what has run together with something as red.
 */
export function findPlainFields(level: Level, leastSide: number, evenIn?: Box): PlainField[] {
  const { width, height, data, step } = level;
  const even = evenIn !== undefined;
  const [fromX, toX, fromY, toY] = even
    ? [evenIn.left / step, evenIn.right / step, evenIn.top / step, evenIn.bottom / step].map(Math.floor)
    : [0, width, 0, height];
  const space = spaceFor(width * height);
  const { owner } = space;
  let areas = 0;
  const fields: PlainField[] = [];
  const side = Math.max(4, leastSide / step);
  for (let y = Math.max(2, fromY ?? 0); y < Math.min(height - 2, toY ?? height); y += 3)
    for (let x = Math.max(2, fromX ?? 0); x < Math.min(width - 2, toX ?? width); x += 3) {
      const start = y * width + x;
      if (owner[start] || !smooth(level, start)) continue;
      const p = start * 4;
      const colour: Rgb = [data[p] ?? 0, data[p + 1] ?? 0, data[p + 2] ?? 0];
      if (!strong(colour)) continue;
      const grown = growArea(level, space, start, ++areas, colour, even);
      const { n, x0, x1, y0, y1 } = grown;
      const wide = x1 - x0 + 1;
      const high = y1 - y0 + 1;
      if (wide < side || high < side || n < 0.3 * wide * high) continue;
      fields.push({
        left: x0 * step,
        top: y0 * step,
        right: (x1 + 1) * step,
        bottom: (y1 + 1) * step,
        colour: grown.mean,
        area: n * step * step,
        encloses:
          hasIsland(owner, width, areas, { x0, y0, wide, high }, 1) ||
          (isRed(grown.mean) && hasIsland(owner, width, areas, { x0, y0, wide, high }, 3)),
        seed: [(x + 0.5) * step, (y + 0.5) * step],
        even,
      });
    }
  return fields;
}

/** Pixels of an area, their mean colour, and its box in pixels of the level, both ends within. */
interface GrownArea {
  readonly n: number;
  readonly mean: Rgb;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** Gives everything that is joined to a pixel by small steps, and is like it, the area's number. */
function growArea(
  { width, height, data }: Level,
  { owner, stack }: Space,
  start: number,
  area: number,
  colour: Rgb,
  even: boolean,
): GrownArea {
  let top = 0;
  stack[top++] = start;
  owner[start] = area;
  let n = 0;
  let red = 0;
  let green = 0;
  let blue = 0;
  let x0 = width;
  let x1 = 0;
  let y0 = height;
  let y1 = 0;
  while (top > 0) {
    const i = stack[--top] ?? 0;
    const v = (i / width) | 0;
    const u = i - v * width;
    const r = data[i * 4] ?? 0;
    const g = data[i * 4 + 1] ?? 0;
    const b = data[i * 4 + 2] ?? 0;
    n++;
    red += r;
    green += g;
    blue += b;
    if (u < x0) x0 = u;
    if (u > x1) x1 = u;
    if (v < y0) y0 = v;
    if (v > y1) y1 = v;
    for (let toward = 0; toward < 4; toward++) {
      if (toward === 0 ? u === 0 : toward === 1 ? u === width - 1 : toward === 2 ? v === 0 : v === height - 1)
        continue;
      const j = toward === 0 ? i - 1 : toward === 1 ? i + 1 : toward === 2 ? i - width : i + width;
      if (owner[j]) continue;
      const nextR = data[j * 4] ?? 0;
      const nextG = data[j * 4 + 1] ?? 0;
      const nextB = data[j * 4 + 2] ?? 0;
      const dr = nextR - r;
      const dg = nextG - g;
      const db = nextB - b;
      if (dr * dr + dg * dg + db * db > stepLimit) continue;
      if (
        even
          ? !isCloseTo(nextR, nextG, nextB, colour, evenLimit)
          : !isLikeField(nextR, nextG, nextB, colour, litLimit)
      )
        continue;
      owner[j] = area;
      stack[top++] = j;
    }
  }
  return { n, mean: [red / n, green / n, blue / n], x0, x1, y0, y1 };
}

const gridColumns = 72;
const gridRows = 56;

/**
 * Looks at a coarse grid over the area's box for a patch that is not the area's and does not reach out of the box; a finer one tells apart what
 * comes close to the area's sides.
 */
function hasIsland(
  owner: Int32Array,
  width: number,
  area: number,
  { x0, y0, wide, high }: { x0: number; y0: number; wide: number; high: number },
  finer: number,
): boolean {
  const columns = Math.min(finer * gridColumns, wide);
  const rows = Math.min(finer * gridRows, high);
  // 0 the area's own, 1 strange, 2 strange and seen.
  const grid = new Uint8Array(columns * rows);
  for (let r = 0; r < rows; r++) {
    const line = (y0 + Math.floor(((r + 0.5) * high) / rows)) * width + x0;
    for (let c = 0; c < columns; c++)
      if (owner[line + Math.floor(((c + 0.5) * wide) / columns)] !== area) grid[r * columns + c] = 1;
  }
  const stack: number[] = [];
  for (let start = 0; start < grid.length; start++) {
    if (grid[start] !== 1) continue;
    grid[start] = 2;
    stack.push(start);
    let [left, right, top, bottom] = [columns, 0, rows, 0];
    while (stack.length > 0) {
      const i = stack.pop() ?? 0;
      const r = Math.floor(i / columns);
      const c = i - r * columns;
      left = Math.min(left, c);
      right = Math.max(right, c + 1);
      top = Math.min(top, r);
      bottom = Math.max(bottom, r + 1);
      // Corner to corner doesn't join: at this grain a figure is close to what it doesn't touch.
      for (const j of [c > 0 ? i - 1 : i, c < columns - 1 ? i + 1 : i, i - columns, i + columns]) {
        if (grid[j] !== 1) continue;
        grid[j] = 2;
        stack.push(j);
      }
    }
    if (left === 0 || top === 0 || right === columns || bottom === rows) continue;
    const shape = ((right - left) * (wide / columns)) / ((bottom - top) * (high / rows));
    if (bottom - top >= 0.09 * rows && shape > 0.35 && shape < 2.8) return true;
  }
  return false;
}

function smooth({ width, data }: Level, i: number): boolean {
  let most = 0;
  for (const j of [i - 1, i + 1, i - width, i + width])
    for (let c = 0; c < 3; c++)
      most = Math.max(most, Math.abs((data[i * 4 + c] ?? 0) - (data[j * 4 + c] ?? 0)));
  return most < 16;
}

const stepLimit = 24 * 24;
/** Squares of the distance between colours that people still call one on a drawn field, and on a lit one. */
const evenLimit = 20 * 20;
const litLimit = 34 * 34;
