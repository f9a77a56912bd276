/** A patch that is only an outline, with its inside taken for filled: a star drawn as a line is still meant as a star. */
import type { CoverScale } from './cover.ts';
import type { Level } from './pyramid.ts';

/** Pixels of the level. */
export interface FilledPatch {
  readonly x: number;
  readonly y: number;
  readonly area: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
  readonly coverOf: (x: number, y: number) => number;
}

const wall = 0.42;

/** Fills what the outline within the box encloses; null where it encloses next to nothing. */
export function fillOutline(
  level: Level,
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  scale: CoverScale,
): FilledPatch | null {
  const x0 = Math.max(0, Math.floor(box.left) - 1);
  const y0 = Math.max(0, Math.floor(box.top) - 1);
  const width = Math.min(level.width, Math.ceil(box.right) + 1) - x0;
  const height = Math.min(level.height, Math.ceil(box.bottom) + 1) - y0;
  if (width < 5 || height < 5 || width * height > 4000) return null;
  // 0 unseen (inside), 1 line, 2 outside.
  const state = new Uint8Array(width * height);
  let line = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = ((y + y0) * level.width + x + x0) * 4;
      const cover =
        scale.offset +
        scale.red * (level.data[i] ?? 0) +
        scale.green * (level.data[i + 1] ?? 0) +
        scale.blue * (level.data[i + 2] ?? 0);
      if (cover < wall) continue;
      state[y * width + x] = 1;
      line++;
    }
  const stack: number[] = [];
  const reach = (x: number, y: number): void => {
    if (x < 0 || y < 0 || x >= width || y >= height || state[y * width + x] !== 0) return;
    state[y * width + x] = 2;
    stack.push(y * width + x);
  };
  for (let x = 0; x < width; x++) {
    reach(x, 0);
    reach(x, height - 1);
  }
  for (let y = 0; y < height; y++) {
    reach(0, y);
    reach(width - 1, y);
  }
  while (stack.length > 0) {
    const i = stack.pop() ?? 0;
    const x = i % width;
    const y = (i - x) / width;
    reach(x - 1, y);
    reach(x + 1, y);
    reach(x, y - 1);
    reach(x, y + 1);
  }
  let [n, sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (state[y * width + x] === 2) continue;
      n++;
      sx += x;
      sy += y;
      sxx += x * x;
      sxy += x * y;
      syy += y * y;
    }
  if (n < 1.35 * line || n < 12) return null;
  const mx = sx / n;
  const my = sy / n;
  return {
    x: mx + x0,
    y: my + y0,
    area: n,
    xx: sxx / n - mx * mx + 1 / 12,
    xy: sxy / n - mx * my,
    yy: syy / n - my * my + 1 / 12,
    coverOf: (x, y) => {
      const u = x - x0;
      const v = y - y0;
      return u >= 0 && v >= 0 && u < width && v < height && state[v * width + u] !== 2 ? 1 : 0;
    },
  };
}
