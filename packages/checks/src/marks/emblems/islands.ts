/** Boxes of figures that stand by themselves: connected patches of edges. Emblems on a plain ground are found so at any size and stretch. */
import type { GreyLevel } from './grey.ts';

export interface Island {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const edge = 22;
/** Pixels of a figure's sides at this size of the picture. */
const least = 14;

/** Figures of one size of a picture, in pixels of the first size. Edges up to `gap` pixels apart belong together. */
export function findIslands(level: GreyLevel, gap: number): readonly Island[] {
  const { width, height, step } = level;
  const edges = spread(edgesOf(level), width, height, gap);
  const seen = new Uint8Array(edges.length);
  const stack: number[] = [];
  const found: Island[] = [];
  for (let seed = 0; seed < edges.length; seed++) {
    if (edges[seed] !== 1 || seen[seed] === 1) continue;
    seen[seed] = 1;
    stack.push(seed);
    let [x0, y0, x1, y1] = [width, height, 0, 0];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
      for (let toward = 0; toward < 4; toward++) {
        if (
          toward === 0 ? x === 0 : toward === 1 ? x === width - 1 : toward === 2 ? y === 0 : y === height - 1
        )
          continue;
        const near = toward === 0 ? at - 1 : toward === 1 ? at + 1 : toward === 2 ? at - width : at + width;
        if (edges[near] !== 1 || seen[near] === 1) continue;
        seen[near] = 1;
        stack.push(near);
      }
    }
    // The edges were made wider by the gap on each side.
    const [left, top] = [x0 + gap, y0 + gap];
    const [wide, high] = [x1 - gap - left + 1, y1 - gap - top + 1];
    if (wide < least || high < least || wide > 0.98 * width || wide / high > 3.2 || high / wide > 3.2)
      continue;
    found.push({ left: left * step, top: top * step, width: wide * step, height: high * step });
  }
  return found;
}

function edgesOf({ width, height, data }: GreyLevel): Uint8Array {
  const edges = new Uint8Array(width * height);
  for (let y = 1; y < height - 1; y++)
    for (let at = y * width + 1, end = y * width + width - 1; at < end; at++) {
      const across = (data[at + 1] ?? 0) - (data[at - 1] ?? 0);
      const down = (data[at + width] ?? 0) - (data[at - width] ?? 0);
      if (across > edge || across < -edge || down > edge || down < -edge) edges[at] = 1;
    }
  return edges;
}

/** Sets whatever lies within a square of `gap` around an edge, in time that does not grow with the gap. */
function spread(edges: Uint8Array, width: number, height: number, gap: number): Uint8Array {
  const rows = new Uint8Array(edges.length);
  for (let y = 0; y < height; y++) {
    let since = 2 * gap + 1;
    for (let x = 0; x < width + gap; x++) {
      since = x < width && edges[y * width + x] === 1 ? 0 : since + 1;
      const to = x - gap;
      // An edge ahead within the gap, or one behind it.
      if (to >= 0 && since <= 2 * gap) rows[y * width + to] = 1;
    }
  }
  const both = new Uint8Array(edges.length);
  for (let x = 0; x < width; x++) {
    let since = 2 * gap + 1;
    for (let y = 0; y < height + gap; y++) {
      since = y < height && rows[y * width + x] === 1 ? 0 : since + 1;
      const to = y - gap;
      if (to >= 0 && since <= 2 * gap) both[to * width + x] = 1;
    }
  }
  return both;
}
