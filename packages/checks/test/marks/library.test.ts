import { describe, expect, it } from 'vitest';
import { drawSvg, drawsWhole } from '../../src/marks/draw-svg.ts';
import { shippedMarks } from '../../src/marks/library/index.ts';
import type { MarkVersion, StarPrimitive } from '../../src/marks/mark.ts';
import { starCorners, starDeviation } from '../../src/marks/star.ts';

const { versions } = shippedMarks();

function markNamed(mark: string): MarkVersion {
  const version = versions.find((one) => one.mark === mark);
  if (version === undefined) throw new Error(`no ${mark}`);
  return version;
}

function stars(version: MarkVersion): readonly StarPrimitive[] {
  return version.primitives.filter((one) => one.shape === 'star');
}

describe('§3 the shipped marks', () => {
  it('§3 names every kind of mark the clause names, each version once', () => {
    expect(new Set(versions.map((one) => `${one.mark}@${one.version}`)).size).toBe(versions.length);
    expect(versions.map((one) => one.names.zh)).toEqual(
      expect.arrayContaining([
        '国旗',
        '国徽',
        '党旗',
        '党徽',
        '团旗',
        '团徽',
        '少先队大队旗',
        '少先队中队旗',
        '少先队队徽',
        '青联会徽',
        '学联会徽',
      ]),
    );
  });

  it('says what its source leaves open wherever a number is missing', () => {
    for (const version of versions) {
      const open = version.primitives.some((one) => one.shape === 'figure' && one.outline === null);
      if (open || version.field === null) expect(version.unknown.length, version.mark).toBeGreaterThan(0);
    }
  });

  it('keeps every part on the field, and every colour key known', () => {
    for (const version of versions) {
      const keys = [version.field?.colour, ...version.primitives.map((one) => one.colour)];
      for (const key of keys) if (key !== undefined) expect(version.colours[key]?.length).toBeGreaterThan(0);
      for (const star of stars(version)) {
        for (const [x, y] of starCorners(star.centre, star.radius, star.rotation)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(version.field?.width ?? 0);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(version.field?.height ?? 0);
        }
      }
    }
  });
});

describe('§3 the national flag from its specification', () => {
  const flag = markNamed('nationalFlag');
  const [big, ...small] = stars(flag);

  it('§3 has one big star with a tip up and four small ones of a third of its radius', () => {
    expect(big).toMatchObject({ centre: [5, 5], radius: 3, rotation: 0 });
    expect(small.map((star) => star.centre)).toEqual([
      [10, 2],
      [12, 4],
      [12, 7],
      [10, 9],
    ]);
    expect(small.map((star) => star.radius)).toEqual([1, 1, 1, 1]);
    expect(flag.field).toMatchObject({ width: 30, height: 20 });
  });

  it('§3 points one tip of each small star at the big star’s centre', () => {
    for (const star of small) {
      const [tip] = starCorners(star.centre, star.radius, star.rotation);
      const [x, y] = star.centre;
      const across = ((tip?.[0] ?? 0) - x) * (5 - y) - ((tip?.[1] ?? 0) - y) * (5 - x);
      const along = ((tip?.[0] ?? 0) - x) * (5 - x) + ((tip?.[1] ?? 0) - y) * (5 - y);
      expect(across).toBeCloseTo(0, 9);
      expect(along).toBeGreaterThan(0);
    }
  });

  it('turns the small stars away from upright by 23.0, 26.1, 2.05 and 20.7 degrees', () => {
    const deviations = small.map((star) => Math.abs(starDeviation(star.rotation, 0)));
    expect(deviations[0]).toBeCloseTo(23.0, 1);
    expect(deviations[1]).toBeCloseTo(26.1, 1);
    expect(deviations[2]).toBeCloseTo(2.05, 2);
    expect(deviations[3]).toBeCloseTo(20.7, 1);
  });
});

describe('§3 the other flags from their specification', () => {
  it('§3 sets the Party’s emblem a third of the height wide, centred at (H/3, 7H/24)', () => {
    const { field, primitives } = markNamed('partyFlag');
    const figure = primitives.find((one) => one.shape === 'figure');
    const height = field?.height ?? 0;
    expect(figure?.box?.[2]).toBe(height / 3);
    expect(figure?.centre).toEqual([height / 3, (7 * height) / 24]);
    expect((field?.width ?? 0) / height).toBe(1.5);
  });

  it('§3 sets the League’s ring at H/8 and H/6 in the centre of the upper hoist quarter, its star inside', () => {
    const { field, primitives } = markNamed('leagueFlag');
    const ring = primitives.find((one) => one.shape === 'ring');
    const star = primitives.find((one) => one.shape === 'star');
    const height = field?.height ?? 0;
    expect(ring).toMatchObject({
      inner: height / 8,
      outer: height / 6,
      centre: [(field?.width ?? 0) / 4, height / 4],
    });
    expect(star).toMatchObject({ radius: height / 8, rotation: 0, centre: ring?.centre });
  });

  it('§3 has Young Pioneers’ flags of 4:3, the detachment’s with a notch as high as itself', () => {
    const brigade = markNamed('pioneersFlag').field;
    expect((brigade?.width ?? 0) / (brigade?.height ?? 1)).toBeCloseTo(4 / 3, 9);
    expect(markNamed('pioneersDetachmentFlag').field).toMatchObject({
      width: 80,
      height: 60,
      notch: { depth: 20, base: 60 },
    });
  });
});

describe('drawing a mark', () => {
  it('draws five stars for the national flag and a ring for the League’s', () => {
    expect(drawSvg(markNamed('nationalFlag'))?.match(/<polygon/g)).toHaveLength(5);
    expect(drawSvg(markNamed('leagueFlag'))).toContain('evenodd');
    expect(drawsWhole(markNamed('nationalFlag'))).toBe(true);
  });

  it('never guesses a figure: a dashed box with a question mark, or nothing at all', () => {
    const party = markNamed('partyFlag');
    expect(drawsWhole(party)).toBe(false);
    expect(drawSvg(party)).toContain('stroke-dasharray');
    expect(drawSvg(party)).toContain('>?<');
    expect(drawSvg(party, { schematic: false })).not.toContain('>?<');
    expect(drawSvg(markNamed('nationalEmblem'))).toBeNull();
  });

  it('states the size asked for and swaps left and right for the reverse side', () => {
    const drawn = drawSvg(markNamed('nationalFlag'), { width: 1920, mirrored: true });
    expect(drawn).toContain('width="1920" height="1280"');
    expect(drawn).toContain('scale(-1 1)');
  });
});
