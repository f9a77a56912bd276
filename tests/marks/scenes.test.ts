import { createHash } from 'node:crypto';
import { shippedMarks } from '@sanshen/checks/marks/library/index';
import { describe, expect, it } from 'vitest';
import { rightDesign } from './scenes/design.ts';
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

describe('the right drawings', () => {
  it('have the numbers of the library, which were written down apart from these', () => {
    for (const name of [
      'nationalFlag',
      'leagueFlag',
      'partyFlag',
      'pioneersFlag',
      'pioneersDetachmentFlag',
    ] as const) {
      const { width, height, notch, parts } = rightDesign(name, 0);
      const version = shippedMarks().versions.find(({ mark }) => mark === name);
      if (version?.field == null) throw new Error(`the library has no ${name}`);
      const scale = width / version.field.width;
      expect(height / version.field.height).toBeCloseTo(scale, 6);
      expect(notch === null).toBe(version.field.notch === null);
      if (notch !== null) expect(notch.depth / (version.field.notch?.depth ?? 0)).toBeCloseTo(scale, 6);
      for (const part of version.primitives) {
        if (part.shape === 'figure') continue;
        const [x, y] = part.centre.map((value) => value * scale);
        const near = parts.filter(
          (drawn) => drawn.kind === part.shape && Math.hypot(drawn.x - (x ?? 0), drawn.y - (y ?? 0)) < 0.01,
        );
        expect(near.length).toBe(1);
        const [drawn] = near;
        if (drawn?.kind === 'star' && part.shape === 'star') {
          expect(drawn.radius).toBeCloseTo(part.radius * scale, 2);
          // Five tips: any of them will do.
          const turn = (((drawn.rotation - part.rotation) % 72) + 72) % 72;
          expect(Math.min(turn, 72 - turn)).toBeLessThan(0.1);
        }
        if (drawn?.kind === 'ring' && part.shape === 'ring') {
          expect([drawn.inner, drawn.outer]).toEqual([part.inner * scale, part.outer * scale]);
        }
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
