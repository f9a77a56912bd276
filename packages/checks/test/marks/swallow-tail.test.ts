import { describe, expect, test } from 'vitest';
import { findSwallowTail, type RowEnds } from '../../src/marks/detect/swallow-tail.ts';
import type { Point } from '../../src/marks/report.ts';

/** First and last point of every pixel's row of a polygon. */
function rowsOf(polygon: readonly Point[]): RowEnds[] {
  const ys = polygon.map(([, y]) => y);
  const rows: RowEnds[] = [];
  for (let y = Math.ceil(Math.min(...ys)) + 0.5; y < Math.max(...ys); y++) {
    const xs = polygon.flatMap(([ax, ay], k) => {
      const [bx, by] = polygon[(k + 1) % polygon.length] ?? [ax, ay];
      return ay < y === by < y ? [] : [ax + ((y - ay) / (by - ay)) * (bx - ax)];
    });
    rows.push({ y, left: Math.min(...xs), right: Math.max(...xs) });
  }
  return rows;
}

/** A field of 80 × 60 with a notch so deep, drawn so wide and turned by so much. */
function field(deep: number, wide: number, degrees: number, flip = 1): Point[] {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return (
    [
      [0, 0],
      [80, 0],
      [80 - deep, 30],
      [80, 60],
      [0, 60],
    ] as const
  ).map(([x, y]): Point => {
    const [u, v] = [flip * 3 * wide * (x - 40), 3 * (y - 30)];
    return [300 + c * u - s * v, 300 + s * u + c * v];
  });
}

const corners = (polygon: readonly Point[]): Point[] => polygon.filter((_, k) => k !== 2);

describe('§3 a field with a notch in its fly', () => {
  test.each([
    ['as the standard has it', 20, 1, 0],
    ['squeezed to two thirds', 20, 0.67, 4],
    ['stretched and turned', 20, 1.3, -14],
    ['with a notch too shallow', 9, 1, 8],
    ['with a notch too deep', 31, 1, -8],
  ])('is seen as the rectangle that it is cut from, %s', (_, deep, wide, degrees) => {
    const polygon = field(deep, wide, degrees);
    const quad = findSwallowTail(rowsOf(polygon)) ?? [];
    const misses = corners(polygon).map(([x, y], k) =>
      Math.hypot(x - (quad[k]?.[0] ?? 0), y - (quad[k]?.[1] ?? 0)),
    );
    expect(Math.max(...misses)).toBeLessThan(3);
  });

  test('lies to the left where the pole is on the right', () => {
    const [left] = findSwallowTail(rowsOf(field(20, 1, 0, -1))) ?? [];
    expect(left?.map(Math.round)).toEqual([180, 211]);
  });

  test.each([
    ['a rectangle', field(0, 1, 7)],
    [
      'a notch beside the middle',
      field(20, 1, 0).map(([x, y], k): Point => (k === 2 ? [x, y - 40] : [x, y])),
    ],
    ['an arrow', field(60, 1, 0)],
    ['something too small to show one', field(20, 1, 0).map(([x, y]): Point => [x / 3, y / 3])],
    [
      'a pennant',
      [
        [100, 100],
        [400, 200],
        [100, 300],
      ] as const,
    ],
  ])('is not %s', (_, polygon) => {
    expect(findSwallowTail(rowsOf(polygon))).toBeNull();
  });
});
