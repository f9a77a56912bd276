import { describe, expect, it } from 'vitest';
import { checkEmblems } from '../../src/marks/emblems/check-emblems.ts';
import {
  chanceOf,
  drawScene,
  type EmblemName,
  emblemNames,
  emblemReference,
  type PlacedEmblem,
} from './draw-emblems.ts';

const references = await Promise.all(emblemNames.map(emblemReference));

/** A poster with one emblem among clutter, and what is said of it. */
async function look(name: EmblemName, change: Partial<PlacedEmblem> = {}, seed = 4) {
  const emblem: PlacedEmblem = {
    name,
    x: 330,
    y: 260,
    size: 170,
    turn: 0,
    fault: 'none',
    stretch: 1,
    ground: '#fff',
    ...change,
  };
  const picture = await drawScene({
    width: 820,
    height: 560,
    emblems: [emblem],
    chance: chanceOf(seed),
    amount: 24,
  });
  return checkEmblems(picture, references);
}

describe('emblems', () => {
  it('§3 names a right emblem with its version and place, wherever it is turned', async () => {
    const [mark, ...others] = await look('gear', { turn: 9 });
    expect(others).toEqual([]);
    expect(mark).toMatchObject({ mark: 'gear', version: '2020', verdict: 'conforms', problems: [] });
    const [x, y, width, height] = mark?.box ?? [0, 0, 0, 0];
    expect(Math.abs(x + width / 2 - 330)).toBeLessThan(4);
    expect(Math.abs(y + height / 2 - 260)).toBeLessThan(4);
    expect(mark?.measurements.find(({ name }) => name === 'stretched')).toMatchObject({ ok: true });
  });

  it.each([
    ['mirrored', 'pen', { fault: 'mirror' }],
    ['stretched', 'torch', { fault: 'stretch', stretch: 1.2 }],
    ['chargeColour', 'wave', { fault: 'colour' }],
    ['partMissing', 'gear', { fault: 'missing' }],
    ['upsideDown', 'wheat', { fault: 'upsideDown' }],
    ['outdatedVersion', 'gearOld', {}],
  ] as const)('§3 accuses %s and nothing else', async (problem, name, change) => {
    const [mark] = await look(name, change);
    expect(mark).toMatchObject({
      mark: name === 'gearOld' ? 'gear' : name,
      verdict: 'violates',
      problems: [problem],
    });
    const found = mark?.measurements.find((one) => one.name === problem);
    expect(found?.ok).toBe(false);
    if (problem === 'stretched') {
      expect(found?.measured).toBeGreaterThan(1.18);
      expect(found?.measured).toBeLessThan(1.22);
    }
  });

  it('never says that a mirrored emblem conforms where both halves are alike, nor that it is wrong', async () => {
    const [mark] = await look('wheat', { fault: 'mirror' });
    expect(mark).toMatchObject({ mark: 'wheat', problems: [] });
    expect(mark?.measurements.some(({ name }) => name === 'mirrored')).toBe(false);
  });

  it('names a small emblem and says that nothing of it can be verified', async () => {
    const [mark] = await look('torch', { size: 64, fault: 'stretch', stretch: 1.25 });
    expect(mark).toMatchObject({ mark: 'torch', verdict: 'cannotVerify', problems: [] });
    expect(mark?.measurements.every(({ ok }) => ok === null)).toBe(true);
  });

  it('never says that a covered emblem conforms', async () => {
    for (const mark of await look('pen', { fault: 'covered' })) expect(mark.verdict).not.toBe('conforms');
  });

  it('finds nothing in a picture without emblems, in one without drawing and without artwork', async () => {
    const chance = chanceOf(12);
    const picture = await drawScene({ width: 820, height: 560, emblems: [], chance, amount: 40 });
    expect(checkEmblems(picture, references)).toEqual([]);
    const blank = { width: 200, height: 150, data: new Uint8Array(200 * 150 * 4).fill(255) };
    expect(checkEmblems(blank, references)).toEqual([]);
    expect(checkEmblems(picture, [])).toEqual([]);
    expect(checkEmblems(picture, [{ mark: 'blank', version: '1', outdated: false, picture: blank }])).toEqual(
      [],
    );
    expect(checkEmblems({ width: 3, height: 2, data: new Uint8Array(24) }, references)).toEqual([]);
  });

  it('takes artwork on a white sheet as well as on a transparent one', async () => {
    const [first] = references;
    if (first === undefined) throw new Error('no artwork');
    const data = new Uint8Array(first.picture.data);
    for (let at = 0; at < data.length; at += 4)
      if ((data[at + 3] ?? 0) < 128) data.set([255, 255, 255, 255], at);
      else data[at + 3] = 255;
    const sheet = { ...first, picture: { ...first.picture, data } };
    const emblem = {
      name: 'gear',
      x: 330,
      y: 260,
      size: 150,
      turn: 0,
      fault: 'none',
      stretch: 1,
      ground: '#b01020',
    } as const;
    const picture = await drawScene({
      width: 820,
      height: 560,
      emblems: [emblem],
      chance: chanceOf(4),
      amount: 24,
    });
    expect(checkEmblems(picture, [sheet])).toMatchObject([{ mark: 'gear' }]);
  });
});
