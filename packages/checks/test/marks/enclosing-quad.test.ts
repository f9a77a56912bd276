import { describe, expect, test } from 'vitest';
import { enclosingQuad } from '../../src/marks/detect/enclosing-quad.ts';
import type { Point } from '../../src/marks/report.ts';

/** Points of a field 300 × 200 that is turned, of which something hides what `hidden` says. */
function field(hidden: (x: number, y: number) => boolean): Point[] {
  const points: Point[] = [];
  for (let x = 0; x <= 300; x += 4)
    for (let y = 0; y <= 200; y += 4)
      if (!hidden(x, y)) points.push([100 + 0.96 * x - 0.28 * y, 80 + 0.28 * x + 0.96 * y]);
  return points;
}

const whole: readonly Point[] = [
  [100, 80],
  [388, 164],
  [332, 356],
  [44, 272],
];

describe('§3 the outline of a field that is partly hidden', () => {
  test.each([
    ['a person before a lower corner', (x: number, y: number) => x > 180 && y > 90],
    ['a disc in its middle', (x: number, y: number) => Math.hypot(x - 150, y - 100) < 80],
    ['a slanted bar', (x: number, y: number) => Math.abs(x - 150 + 0.2 * y) < 50],
    ['a corner that is cut off', (x: number, y: number) => x + y < 60],
  ])('is carried on behind %s', (_, hidden) => {
    const found = enclosingQuad(field(hidden));
    const near = whole.map((corner) =>
      Math.min(...(found?.quad ?? []).map((p) => Math.hypot(p[0] - corner[0], p[1] - corner[1]))),
    );
    expect(Math.max(...near)).toBeLessThan(6);
  });

  test('is none for points on a line', () => {
    expect(
      enclosingQuad([
        [0, 0],
        [1, 1],
        [2, 2],
      ]),
    ).toBeNull();
  });
});
