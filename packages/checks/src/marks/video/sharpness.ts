import type { FoundMark, Raster } from '../report.ts';

/** How sharp a picture is within a box of its pixels: the spread of its brightness's second difference; comparable only for the same mark. */
export function sharpnessOf({ width, height, data }: Raster, [x, y, wide, high]: FoundMark['box']): number {
  const left = Math.max(1, Math.floor(x));
  const top = Math.max(1, Math.floor(y));
  const right = Math.min(width - 1, Math.ceil(x + wide));
  const bottom = Math.min(height - 1, Math.ceil(y + high));
  // Some ten thousand points tell enough.
  const step = Math.max(1, Math.floor(Math.sqrt(((right - left) * (bottom - top)) / 10_000)));
  const green = (column: number, row: number) => data[(row * width + column) * 4 + 1] ?? 0;
  let [count, sum, squares] = [0, 0, 0];
  for (let row = top; row < bottom; row += step) {
    for (let column = left; column < right; column += step) {
      const around =
        green(column - 1, row) + green(column + 1, row) + green(column, row - 1) + green(column, row + 1);
      const value = 4 * green(column, row) - around;
      count++;
      sum += value;
      squares += value * value;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}
