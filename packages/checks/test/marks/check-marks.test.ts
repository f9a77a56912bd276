import { describe, expect, test } from 'vitest';
import { checkMarks } from '../../src/marks/check-marks.ts';
import { findCharges } from '../../src/marks/detect/charges.ts';
import { findStarGroups } from '../../src/marks/detect/constellation.ts';
import { coverScale } from '../../src/marks/detect/cover.ts';
import { applyMap, determinant, linearAt } from '../../src/marks/detect/geometry.ts';
import { buildPyramid } from '../../src/marks/detect/pyramid.ts';
import { starPatterns } from '../../src/marks/detect/star-group.ts';
import { shippedMarks } from '../../src/marks/library/index.ts';
import { colourDifference } from '../../src/marks/measure/colour.ts';
import { readStar } from '../../src/marks/measure/star.ts';
import type { MarkProblem } from '../../src/marks/report.ts';
import {
  box,
  type DrawnFlag,
  disc,
  nationalFlag,
  picture,
  placed,
  red,
  ring,
  type Shape,
  smallPlaces,
  smallStars,
  star,
  towards,
  white,
  yellow,
} from './drawn-flags.ts';

const library = shippedMarks();

function see(flag: DrawnFlag, degrees = 0, unit = 9, over: readonly Shape[] = []) {
  return checkMarks(
    picture(420, 300, [{ flag, map: placed(flag, unit, [208, 151], degrees) }], over),
    library,
  ).marks;
}

describe('reading a star', () => {
  test('finds centre, radius and turn of a drawn star', () => {
    const flag = nationalFlag({ shapes: [star(15.3, 9.7, 2, 10)] });
    const raster = picture(300, 200, [{ flag, map: [10, 0, 0, 0, 10, 0, 0, 0, 1] }]);
    const [level] = buildPyramid(raster);
    const scale = coverScale(yellow, red);
    const reading = level && scale ? readStar(level, [151, 99], [20, 0, 0, 20], scale) : null;
    expect(reading?.centre[0]).toBeCloseTo(153, 0);
    expect(reading?.centre[1]).toBeCloseTo(97, 0);
    expect(reading?.radius).toBeCloseTo(1, 1);
    expect(Math.abs((reading?.turn ?? 0) - 10)).toBeLessThan(0.6);
  });

  test('tells the two pairs of colours in use apart by the distance that was measured elsewhere', () => {
    expect(colourDifference([0xee, 0x1c, 0x25], [0xde, 0x29, 0x10])).toBeCloseTo(5.1, 1);
    expect(colourDifference([0xff, 0xff, 0], [0xff, 0xde, 0])).toBeCloseTo(9.4, 1);
  });
});

describe('finding the stars of a flag', () => {
  test.each([0, 25, -70, 180])('puts the five stars in their places at a turn of %i°', (degrees) => {
    const flag = nationalFlag();
    const map = placed(flag, 6, [150, 150], degrees);
    const levels = buildPyramid(picture(300, 300, [{ flag, map }]));
    const [group] = findStarGroups(findCharges(levels), starPatterns(library.versions));
    expect(group?.matched.filter((c) => c !== null)).toHaveLength(5);
    expect(group?.mirrored).toBe(false);
    for (const [x, y] of smallPlaces) {
      const [u, v] = applyMap(map, x, y);
      const [p, q] = group ? applyMap(group.map, x, y) : [0, 0];
      expect(Math.hypot(u - p, v - q)).toBeLessThan(1);
    }
    expect(determinant(linearAt(group?.map ?? map, 0, 0))).toBeGreaterThan(0);
  });
});

describe('§3 a national flag drawn right', () => {
  test.each([
    [0, 9],
    [0, 4.5],
    [7, 8],
  ])('conforms, turned by %i°, with %d pixels to a unit', (degrees, unit) => {
    const [mark] = see(nationalFlag(), degrees, unit);
    expect(mark?.mark).toBe('nationalFlag');
    expect(mark?.problems).toEqual([]);
    expect(mark?.verdict).toBe('conforms');
  });

  test('lies where it was put', () => {
    const [mark] = see(nationalFlag());
    const [x, y, width, height] = mark?.box ?? [0, 0, 0, 0];
    expect(Math.abs(x - 73)).toBeLessThan(1);
    expect(Math.abs(y - 61)).toBeLessThan(1);
    expect(Math.abs(width - 270)).toBeLessThan(1);
    expect(Math.abs(height - 180)).toBeLessThan(1);
  });
});

const stretched = (flag: DrawnFlag, by: number): DrawnFlag => ({
  ...flag,
  width: flag.width * by,
  shapes: flag.shapes.map((shape) => ({
    ...shape,
    inside: (x: number, y: number) => shape.inside(x / by, y),
  })),
});
const turnedOver = (flag: DrawnFlag, flipX: boolean, flipY: boolean): DrawnFlag => ({
  ...flag,
  shapes: flag.shapes.map((shape) => ({
    ...shape,
    inside: (x: number, y: number) => shape.inside(flipX ? flag.width - x : x, flipY ? flag.height - y : y),
  })),
});
const big = star(5, 5, 3);

const wrong: readonly (readonly [what: string, flag: DrawnFlag, named: readonly MarkProblem[]])[] = [
  ['field of 4 : 3', nationalFlag({ width: 26.67 }), ['ratio', 'stretched']],
  ['field of 16 : 9', nationalFlag({ width: 35.56 }), ['ratio', 'stretched']],
  ['all stretched by a sixth', stretched(nationalFlag(), 1.17), ['stretched']],
  ['a small star missing', nationalFlag({ shapes: [big, ...smallStars.slice(1)] }), ['starCount']],
  ['the big star missing', nationalFlag({ shapes: smallStars }), ['starCount']],
  ['a sixth star', nationalFlag({ shapes: [big, ...smallStars, star(20, 12, 1)] }), ['starCount']],
  ['the big star too big', nationalFlag({ shapes: [star(5, 5, 3.7), ...smallStars] }), ['starSize']],
  ['the big star moved', nationalFlag({ shapes: [star(6, 5.6, 3), ...smallStars] }), ['starPosition']],
  ['the big star turned', nationalFlag({ shapes: [star(5, 5, 3, 20), ...smallStars] }), ['starRotation']],
  [
    'a small star moved',
    nationalFlag({ shapes: [big, star(11.1, 2, 1, 15), ...smallStars.slice(1)] }),
    ['starPosition'],
  ],
  [
    'a small star too small',
    nationalFlag({ shapes: [big, star(10, 2, 0.65, towards(10, 2)), ...smallStars.slice(1)] }),
    ['starSize'],
  ],
  [
    'small stars upright',
    nationalFlag({ shapes: [big, ...smallPlaces.map(([x, y]) => star(x, y, 1))] }),
    ['starRotation'],
  ],
  [
    'small stars as discs',
    nationalFlag({ shapes: [big, ...smallPlaces.map(([x, y]) => disc(x, y, 0.7))] }),
    ['starShape'],
  ],
  [
    'all stars in the middle',
    nationalFlag({
      shapes: [star(11.5, 9, 3), ...smallPlaces.map(([x, y]) => star(x + 6.5, y + 4, 1, towards(x, y)))],
    }),
    ['starPosition'],
  ],
  ['seen from behind without a pole', turnedOver(nationalFlag(), true, false), ['mirrored']],
  ['upside down', turnedOver(nationalFlag(), true, true), ['upsideDown']],
  ['a blue field', nationalFlag({ field: [20, 60, 170] }), ['fieldColour']],
  ['an orange field', nationalFlag({ field: [255, 160, 0] }), ['fieldColour']],
  [
    'a disc in the fly',
    nationalFlag({ shapes: [big, ...smallStars, disc(23, 13, 1.8, white)] }),
    ['addedFigure'],
  ],
  [
    'a line of text',
    nationalFlag({
      shapes: [
        big,
        ...smallStars,
        ...[6, 9, 12, 15, 18].flatMap((x) => [box(x, 14, 2, 0.5, yellow), box(x + 0.8, 14, 0.5, 2, yellow)]),
      ],
    }),
    ['addedText', 'addedFigure'],
  ],
];

describe('§3 a national flag drawn wrong', () => {
  test.each(wrong)('%s is named, by more than its tolerance and twice its uncertainty', (_, flag, named) => {
    const [mark] = see(flag);
    expect(mark?.mark).toBe('nationalFlag');
    expect(mark?.verdict).toBe('violates');
    expect(named.some((problem) => mark?.problems.includes(problem))).toBe(true);
    for (const m of mark?.measurements ?? [])
      if (m.ok === false)
        expect(Math.abs((m.measured ?? 0) - (m.standard ?? 0))).toBeGreaterThan(
          (m.tolerance ?? 0) + 2 * (m.uncertainty ?? 0),
        );
  });
});

describe('§3 what cannot be seen is not judged', () => {
  test('a third covered: found, neither passed nor accused', () => {
    const [mark] = see(nationalFlag(), 0, 9, [box(230, 40, 130, 220, [90, 90, 100])]);
    expect(mark?.mark).toBe('nationalFlag');
    expect(mark?.verdict).toBe('cannotVerify');
  });

  test('cut by the picture’s edge: its ratio is left open', () => {
    const flag = nationalFlag();
    const [mark] = checkMarks(
      picture(300, 260, [{ flag, map: placed(flag, 10, [190, 130]) }]),
      library,
    ).marks;
    expect(mark?.measurements.find((m) => m.name === 'ratio')?.ok ?? null).not.toBe(true);
    expect(mark?.verdict).not.toBe('conforms');
  });

  test('the flag that is the whole picture is measured by the picture’s own edges', () => {
    const flag = nationalFlag();
    const [mark] = checkMarks(
      picture(300, 200, [{ flag, map: placed(flag, 10, [150, 100]) }]),
      library,
    ).marks;
    expect(mark?.verdict).toBe('conforms');
  });
});

const foreign: readonly (readonly [string, DrawnFlag])[] = [
  ['one star in the middle', nationalFlag({ shapes: [star(15, 10, 6)] })],
  [
    'a ring of twelve stars',
    nationalFlag({
      field: [0, 51, 153],
      shapes: Array.from({ length: 12 }, (_, k) =>
        star(15 + 6 * Math.sin((k * Math.PI) / 6), 10 - 6 * Math.cos((k * Math.PI) / 6), 1.1),
      ),
    }),
  ],
  [
    'crescent and star',
    nationalFlag({ shapes: [disc(11, 10, 5, white), disc(12.3, 10, 4, red), star(17, 10, 2.5, -90, white)] }),
  ],
  [
    'crescent and five stars of one size',
    nationalFlag({
      shapes: [
        box(0, 10, 30, 10, white),
        disc(6, 5, 3.6, white),
        disc(7.2, 5, 3, red),
        ...[0, 1, 2, 3, 4].map((k) =>
          star(9.5 + 2 * Math.sin(k * 1.2566), 5 - 2 * Math.cos(k * 1.2566), 0.8, 0, white),
        ),
      ],
    }),
  ],
  [
    'rows of stars',
    nationalFlag({
      field: [60, 59, 110],
      shapes: Array.from({ length: 30 }, (_, k) =>
        star(2 + (k % 6) * 2.4, 2 + Math.floor(k / 6) * 2.4, 0.8, 0, white),
      ),
    }),
  ],
  ['a bare red field', nationalFlag({ shapes: [] })],
  [
    'a poster strewn with stars',
    nationalFlag({
      shapes: Array.from({ length: 60 }, (_, k) =>
        star(1 + ((k * 7.31) % 28), 1 + ((k * 4.77) % 18), 0.5 + ((k * 0.37) % 0.9), k * 31),
      ),
    }),
  ],
];

describe('§3 other flags', () => {
  test.each(foreign)('%s is none of the library’s', (_, flag) => {
    expect(see(flag)).toEqual([]);
  });
});

describe('§3 the League’s flag', () => {
  const wheel = [ring(9, 6, 3, 4), star(9, 6, 3)];
  const league = (change: Partial<DrawnFlag> = {}): DrawnFlag => ({
    width: 36,
    height: 24,
    field: red,
    shapes: wheel,
    ...change,
  });

  test('drawn right it conforms', () => {
    const [mark] = see(league(), 0, 8);
    expect(mark?.mark).toBe('leagueFlag');
    expect(mark?.problems).toEqual([]);
    expect(mark?.verdict).toBe('conforms');
  });

  test.each<readonly [string, DrawnFlag, MarkProblem]>([
    [
      'ring and star in the middle',
      league({ shapes: [ring(18, 12, 3, 4), star(18, 12, 3)] }),
      'ringPosition',
    ],
    ['ring and star too big', league({ shapes: [ring(9, 6, 3.9, 5.2), star(9, 6, 3.9)] }), 'ringSize'],
    ['the star turned', league({ shapes: [ring(9, 6, 3, 4), star(9, 6, 3, 25)] }), 'starRotation'],
    ['stretched', stretched(league(), 1.2), 'stretched'],
  ])('%s is named', (_, flag, problem) => {
    const [mark] = see(flag, 0, 8);
    expect(mark?.mark).toBe('leagueFlag');
    expect(mark?.problems).toContain(problem);
  });
});
