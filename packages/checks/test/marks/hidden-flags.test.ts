import { describe, expect, test } from 'vitest';
import { checkMarks } from '../../src/marks/check-marks.ts';
import { shippedMarks } from '../../src/marks/library/index.ts';
import {
  box,
  type Colour,
  type DrawnFlag,
  nationalFlag,
  picture,
  placed,
  red,
  type Shape,
  star,
  yellow,
} from './drawn-flags.ts';

const library = shippedMarks();
const grey: Colour = [120, 124, 130];

/** A star with the lines of a torch in it: upright, and a bowl across. */
const torch = [
  box(59.2, 40, 1.6, 26, red),
  box(52, 44, 16, 1.6, red),
  box(55.5, 45, 1.4, 18, red),
  box(63.2, 45, 1.4, 18, red),
];
const pioneers: DrawnFlag = { width: 120, height: 90, field: red, shapes: [star(60, 45, 22), ...torch] };
const plainStar: DrawnFlag = { width: 120, height: 90, field: red, shapes: [star(60, 45, 22)] };
function see(flag: DrawnFlag, unit: number, over: readonly Shape[]) {
  const { marks } = checkMarks(
    picture(420, 300, [{ flag, map: placed(flag, unit, [208, 151], 3) }], over),
    library,
  );
  return marks.map(({ mark, verdict, problems }) => [mark, verdict, problems]);
}

/** A bar over the lower part, to below the flag. */
const below: Shape = { colour: grey, inside: (_, v) => v > 172 };
const person: Shape = {
  colour: [240, 240, 240],
  inside: (u, v) => Math.hypot((u - 180) / 34, (v - 150) / 44) < 1 || (v > 170 && Math.abs(u - 180) < 70),
};

describe('§3 a flag of which the figure is partly hidden', () => {
  test('is named by the star and torch that can be seen, and neither passed nor accused', () => {
    expect(see(pioneers, 2.2, [below])).toEqual([['pioneersFlag', 'cannotVerify', []]]);
  });

  test('is none where the star has no torch', () => {
    expect(see(plainStar, 2.2, [below])).toEqual([]);
  });

  test('is named by its big star with one small one beside it, also where something bright touches the others', () => {
    expect(see(nationalFlag(), 9, [person])).toEqual([['nationalFlag', 'cannotVerify', []]]);
  });

  test('is none where a ray of its colour goes on beyond the field', () => {
    const rays: DrawnFlag = { ...plainStar, shapes: [...pioneers.shapes, box(0, 40, 120, 10, yellow)] };
    const beyond: Shape = { colour: yellow, inside: (u, v) => Math.abs(v - 151) < 16 && u > 20 && u < 400 };
    expect(see(rays, 2.2, [below, beyond])).toEqual([]);
  });
});

describe('§3 a national flag that runs on behind something', () => {
  const houses: Shape[] = [0, 1, 2, 3, 4, 5, 6].flatMap((k) => [
    { colour: [90, 60 + 12 * k, 70], inside: (u, v) => u > 60 * k && u < 60 * k + 30 && (v < 62 || v > 240) },
  ]);
  const bar: Shape = { colour: [232, 232, 236], inside: (u, v) => u > 236 && u < 350 && v > 40 && v < 262 };

  test('is not accused of its ratio where one even thing lies before its fly', () => {
    expect(see(nationalFlag(), 9, [...houses, bar])).toEqual([['nationalFlag', 'cannotVerify', []]]);
  });
});
