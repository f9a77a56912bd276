import { describe, expect, test } from 'vitest';
import { checkMarks } from '../../src/marks/check-marks.ts';
import { shippedMarks } from '../../src/marks/library/index.ts';
import {
  box,
  type Colour,
  type DrawnFlag,
  picture,
  placed,
  red,
  ring,
  type Shape,
  star,
  yellow,
} from './drawn-flags.ts';

const library = shippedMarks();
const grey: Colour = [120, 124, 130];

const league: DrawnFlag = {
  width: 36,
  height: 24,
  field: red,
  shapes: [ring(9, 6, 3, 4), star(9, 6, 3)],
};

/** A slanted bar, so many pixels wide, over the flag and beyond it. */
function bar(x: number, width: number): Shape {
  return { colour: grey, inside: (u, v) => u > x - 0.2 * (v - 150) && u < x + width - 0.2 * (v - 150) };
}

function see(flag: DrawnFlag, over: readonly Shape[]) {
  return checkMarks(picture(420, 300, [{ flag, map: placed(flag, 8, [208, 151], 6) }], over), library).marks;
}

describe('§3 a flag of which a third is hidden', () => {
  test('is known by the corner that its ring stands at, and neither passed nor accused', () => {
    const [mark] = see(league, [bar(150, 96)]);
    expect([mark?.mark, mark?.verdict, mark?.problems]).toEqual(['leagueFlag', 'cannotVerify', []]);
    const [, , width, height] = mark?.box ?? [0, 0, 0, 0];
    expect(width / height).toBeGreaterThan(1.2);
    expect(width).toBeGreaterThan(230);
  });

  test('is nothing where writing stands beside it', () => {
    const words = [20, 23, 26, 29, 32].flatMap((x) => [
      box(x, 11, 2, 0.5, yellow),
      box(x, 14, 2, 0.5, yellow),
      box(x + 0.8, 17, 0.5, 2, yellow),
    ]);
    expect(see({ ...league, shapes: [...league.shapes, ...words] }, [bar(156, 40)])).toEqual([]);
  });
});
