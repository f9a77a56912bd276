import { describe, expect, it } from 'vitest';
import { sceneOf } from './scenes/scene.ts';
import { matched } from './score.ts';
import { subject } from './subject.ts';

describe('§3 scenes that were once missed', () => {
  it.each([
    ['a Party flag that lies over the red head of a poster', 1_000_027, 'flat', 'partyFlag', 537],
    ['a League flag with a bar over its ring', 1_000_009, 'covered', 'leagueFlag', 329],
    ['a national flag with a person before half of its stars', 1_000_021, 'covered', 'nationalFlag', 438],
  ] as const)('%s is found, and neither passed nor accused', async (_, seed, mode, mark, width) => {
    const { raster, truths } = await sceneOf(seed, { mode });
    const { matches } = matched(truths, subject()(raster));
    const match = matches.find(
      ({ truth }) => truth.mark === mark && truth.right && Math.round(truth.width) === width,
    );
    expect(match?.found?.verdict).toBe('cannotVerify');
  });

  it.each([
    ['a squeezed flag with a notch', 1_000_370, 'pioneersDetachmentFlag', 'stretchedNarrow'],
    ['a ring that nearly reaches the upper side', 1_000_330, 'leagueFlag', 'groupTooBig'],
    [
      'a short field with its figure as far from the pole as it belongs',
      1_000_395,
      'pioneersFlag',
      'ratioShort',
    ],
  ] as const)('%s is found and not passed', async (_, seed, mark, error) => {
    const { raster, truths } = await sceneOf(seed, { mode: 'flat' });
    const { matches } = matched(truths, subject()(raster));
    const verdicts = matches
      .filter(({ truth }) => truth.mark === mark && truth.error === error)
      .map(({ found }) => found?.verdict ?? 'notFound');
    expect(verdicts).toHaveLength(1);
    expect(['violates', 'cannotVerify']).toContain(verdicts[0]);
  });

  it('a small right flag is not accused of what compression smears beside its stars', async () => {
    const { raster, truths } = await sceneOf(1_000_713, { mode: 'flat' });
    const rights = matched(truths, subject()(raster)).matches.filter(({ truth }) => truth.right);
    expect(rights.map(({ found }) => found?.verdict)).toContain('cannotVerify');
    expect(rights.map(({ found }) => found?.verdict)).not.toContain('violates');
  });

  it.each([
    ['a Party flag of which the emblem and little else shows', 1_000_657, 'partyFlag', 'right'],
    ['a dark Party flag with half of its emblem hidden', 1_000_608, 'partyFlag', 'fieldDark'],
    ['a League flag whose ring is orange', 1_000_645, 'leagueFlag', 'chargesOrange'],
    ['a League flag with its star the wrong way up', 1_000_669, 'leagueFlag', 'starRotated'],
    ['a Party flag with its emblem in the middle', 1_001_036, 'partyFlag', 'figureCentred'],
    ['a national flag whose small stars stand too close', 1_001_058, 'nationalFlag', 'smallStarsTight'],
    ['a Pioneers flag before which somebody stands', 1_000_860, 'pioneersFlag', 'chargesOrange'],
  ] as const)('%s is named, and left to a person to judge', async (_, seed, mark, error) => {
    const { raster, truths } = await sceneOf(seed, { mode: 'covered' });
    const { matches } = matched(truths, subject()(raster));
    const verdicts = matches
      .filter(({ truth }) => truth.mark === mark && (truth.error ?? 'right') === error)
      .map(({ found }) => found?.verdict ?? 'notFound');
    expect(verdicts).toContain('cannotVerify');
    expect(verdicts).not.toContain('conforms');
  });

  it('a right flag that runs on behind something nearly as dark is not accused of its proportions', async () => {
    for (const seed of [1_000_614, 1_000_655]) {
      const { raster, truths } = await sceneOf(seed, { mode: 'covered' });
      const rights = matched(truths, subject()(raster)).matches.filter(({ truth }) => truth.right);
      expect(rights.map(({ found }) => found?.verdict)).toContain('cannotVerify');
      expect(rights.map(({ found }) => found?.verdict)).not.toContain('violates');
    }
  });

  it.each([
    ['a lantern', 1_002_133],
    ['the end of a banner', 1_002_141],
    ['a banner with the Party emblem and writing', 1_002_176],
    ['a poster with four words', 1_003_295],
  ] as const)('%s is no flag', async (_, seed) => {
    const { raster } = await sceneOf(seed, { mode: 'empty' });
    expect(subject()(raster).marks).toEqual([]);
  });
});
