import { expect, test } from 'vitest';
import { projectionTo, type Quad, quadOfBox, readable, straighten } from '../src/features/marks/geometry.ts';

const oblique: Quad = [
  [10, 20],
  [110, 5],
  [120, 95],
  [5, 80],
];

test('a projection takes the corners of the square to those of the quadrilateral, and its diagonals’ crossing too', () => {
  const project = projectionTo(oblique);
  const corners: readonly (readonly [number, number])[] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ];
  corners.forEach(([u, v], index) => {
    const [x, y] = project(u, v);
    expect(x).toBeCloseTo(oblique[index]?.[0] ?? Number.NaN, 9);
    expect(y).toBeCloseTo(oblique[index]?.[1] ?? Number.NaN, 9);
  });
  // Straight lines stay straight: the centre lies on both diagonals.
  const [x, y] = project(0.5, 0.5);
  const across = (a: readonly [number, number], b: readonly [number, number]) =>
    (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]);
  expect(across(oblique[0], oblique[2])).toBeCloseTo(0, 6);
  expect(across(oblique[1], oblique[3])).toBeCloseTo(0, 6);
});

test('what lies in a quadrilateral is straightened, also where it reaches out of the picture', () => {
  const source = { width: 8, height: 8, data: new Uint8ClampedArray(8 * 8 * 4) };
  for (let y = 0; y < 8; y += 1)
    for (let x = 0; x < 8; x += 1) source.data.set([x * 30, y * 30, 0, 255], 4 * (y * 8 + x));
  const target = { width: 4, height: 4, data: new Uint8ClampedArray(4 * 4 * 4) };
  straighten(source, quadOfBox([2, 2, 4, 4]), target);
  expect([...target.data.slice(0, 4)]).toEqual([60, 60, 0, 255]);
  expect([...target.data.slice(-4)]).toEqual([150, 150, 0, 255]);
  straighten(source, quadOfBox([-4, -4, 16, 16]), target);
  expect([...target.data.slice(0, 4)]).toEqual([0, 0, 0, 255]);
});

test('numbers are told with as many decimals as they deserve, without zeros behind or a minus before a zero', () => {
  expect([1.5, 23.0478, 0.00309, 120, -0.001].map((one) => readable(one))).toEqual([
    '1.5',
    '23.05',
    '0',
    '120',
    '0',
  ]);
  expect(readable(0.0136, 3)).toBe('0.014');
});
