import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { errorsOf } from './scenes/errors.ts';
import { foreignFlags } from './scenes/foreign-flags.ts';
import { seedsOf } from './scenes/random.ts';
import { sceneOf } from './scenes/scene.ts';
import { emptyScore, matched, ratesOf, shareOf } from './score.ts';

const digest = (data: Uint8Array | Uint8ClampedArray) => createHash('sha256').update(data).digest('hex');

describe('scenes for the checker of marks', () => {
  it('have thirty kinds of error and two dozen foreign flags', () => {
    for (const kinds of Object.values(errorsOf)) {
      expect(new Set(kinds.map(({ id }) => id)).size).toBe(kinds.length);
    }
    expect(errorsOf.nationalFlag.length).toBeGreaterThanOrEqual(30);
    expect(errorsOf.leagueFlag.length).toBeGreaterThanOrEqual(30);
    expect(new Set(foreignFlags.map(({ name }) => name)).size).toBeGreaterThanOrEqual(24);
  });

  it('keep the seeds of tuning and report apart', () => {
    const tuning = new Set(seedsOf('tuning', 100_000));
    expect(seedsOf('report', 100_000).some((seed) => tuning.has(seed))).toBe(false);
  });

  it('are the same for the same seed, with every mark inside the picture', async () => {
    for (const mode of ['flat', 'photo', 'covered'] as const) {
      const [one, other] = [await sceneOf(7, { mode }), await sceneOf(7, { mode })];
      expect(digest(one.raster.data)).toBe(digest(other.raster.data));
      expect(one.truths).toEqual(other.truths);
      expect(one.truths.length).toBeGreaterThan(0);
      for (const [x, y] of one.truths.flatMap(({ quad }) => quad)) {
        expect(x > 0 && x < 1920 && y > 0 && y < 1080).toBe(true);
      }
    }
  });

  it('show every kind of error', async () => {
    for (const [mark, kinds] of Object.entries(errorsOf)) {
      for (const { id } of kinds.slice(0, 6)) {
        // The table's keys are the marks' names.
        const marks = [mark as keyof typeof errorsOf];
        const { truths } = await sceneOf(3, {
          mode: 'flat',
          marks,
          error: id,
          width: 480,
          height: 300,
          count: 1,
        });
        expect(truths.map(({ error, right }) => [error, right])).toEqual([[id, false]]);
      }
    }
  });
});

describe('the score', () => {
  it('gives intervals that hold what a table of Wilson’s intervals says', () => {
    const { low, high } = shareOf(0, 2000);
    expect(low).toBeCloseTo(0, 9);
    expect(high).toBeCloseTo(0.00192, 4);
    expect(shareOf(50, 100).low).toBeCloseTo(0.4038, 3);
  });

  it('calls a report without a mark beneath it a stray, and a mark under another name not found', async () => {
    const { truths } = await sceneOf(5, { mode: 'flat', marks: ['nationalFlag'], count: 1 });
    const [truth] = truths;
    if (truth === undefined) throw new Error('the scene has no mark');
    const xs = truth.quad.map(([x]) => x);
    const ys = truth.quad.map(([, y]) => y);
    const box = [
      Math.min(...xs),
      Math.min(...ys),
      Math.max(...xs) - Math.min(...xs),
      Math.max(...ys) - Math.min(...ys),
    ] as const;
    const found = {
      mark: 'nationalFlag',
      version: null,
      box,
      quad: null,
      verdict: 'conforms',
      measurements: [],
      problems: [],
      confidence: 1,
    } as const;
    const report = (
      marks: readonly (
        | typeof found
        | (Omit<typeof found, 'mark' | 'box'> & {
            mark: string;
            box: readonly [number, number, number, number];
          })
      )[],
    ) => ({ width: 1920, height: 1080, scale: 1, marks });
    expect(matched(truths, report([found])).matches[0]?.found).toBe(found);
    const other = matched(truths, report([{ ...found, mark: 'leagueFlag' }]));
    expect([other.matches[0]?.found, other.strays.length]).toEqual([null, 0]);
    const beside = [box[0] > 960 ? 0 : 1800, 0, 40, 30] as const;
    expect(matched(truths, report([{ ...found, box: beside }])).strays.length).toBe(1);
    expect(ratesOf(emptyScore()).found.of).toBe(0);
  });
});
