import { expect, test } from 'vitest';
import { checkMarks } from '../../src/marks/check-marks.ts';
import { shippedMarks } from '../../src/marks/library/index.ts';
import { type DrawnFlag, picture, placed, red, ring, star } from './drawn-flags.ts';

test('§3 a flag before something nearly as red is named all the same, and not accused of that', () => {
  const league: DrawnFlag = { width: 36, height: 24, field: red, shapes: [ring(9, 6, 3, 4), star(9, 6, 3)] };
  const head: DrawnFlag = { width: 60, height: 12, field: [216, 8, 18], shapes: [] };
  const raster = picture(480, 300, [
    { flag: league, map: placed(league, 7, [180, 150]) },
    { flag: head, map: [8, 0, 0, 0, 8, 0, 0, 0, 1] },
  ]);
  const [mark] = checkMarks(raster, shippedMarks()).marks;
  expect([mark?.mark, mark?.problems]).toEqual(['leagueFlag', []]);
  const [x, y, width, height] = mark?.box ?? [0, 0, 0, 0];
  for (const [at, place] of [
    [x, 54],
    [y, 66],
    [width, 252],
    [height, 168],
  ] as const)
    expect(Math.abs(at - place)).toBeLessThan(3);
});
