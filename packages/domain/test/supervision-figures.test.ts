import { expect, test } from 'vitest';
import type { IndicatorMeasure } from '../src/policy/index.ts';
import {
  assess,
  closedText,
  type Definition,
  definitionAt,
  definitions,
  differingMeasure,
  isPeriodKey,
  monthEnd,
  monthStart,
  monthsOf,
  trendMonths,
  valueIn,
  verdictOf,
  weigh,
} from '../src/supervision/index.ts';
import { start } from './supervision-support.ts';

test('§12 a new version counts from its first month on, and earlier months keep theirs', () => {
  const [first] = definitions.filter(({ measure }) => measure === 'topicShare');
  if (first === undefined) throw new Error('no such definition');
  const second: Definition = {
    ...first,
    version: 2,
    from: '2026-03',
    weigh: () => ({ numerator: 0, denominator: 2 }),
  };
  const among = [...definitions, second];
  expect(definitionAt('topicShare', '2026-02', among)?.version).toBe(1);
  expect(definitionAt('topicShare', '2026-03', among)?.version).toBe(2);
  const seen = {
    ...{ kind: 'published' as const, at: start, organization: 'unit' as never, part: '' },
    ...{ focus: true, limited: false, workDraft: false, characters: 10 },
  };
  const of = (month: string) =>
    weigh(seen, month, among).find(({ definition }) => definition.measure === 'topicShare');
  expect(of('2026-02')).toMatchObject({ numerator: 1, denominator: 1 });
  expect(of('2026-03')).toMatchObject({ numerator: 0, denominator: 2 });
});

test('§12 every definition says in both languages what it counts, and each version once', () => {
  const keys = definitions.map(({ measure, version }) => `${measure} ${version}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { how, name } of definitions) {
    expect(how.zh).toMatch(/。$/);
    expect(how.en).toMatch(/\.$/);
    expect(name.zh + name.en).toMatch(/[一-鿿]+.*[a-z]/);
  }
});

test('§12 a quarter and a year add sums, never averages, and what nothing shows yet is no nought', () => {
  expect(monthsOf('2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12']);
  expect(monthsOf('2026')).toHaveLength(12);
  expect(isPeriodKey('2026-13')).toBe(false);
  expect(trendMonths('2026', '2026-03').at(-1)).toBe('2026-03');
  expect(monthStart('2026-02')).toBe('2026-01-31T16:00:00.000Z');
  expect(monthEnd('2026-12')).toBe('2026-12-31T16:00:00.000Z');
  expect(valueIn('share', { numerator: 1 + 9, denominator: 1 + 19 }, 2)).toBe(0.5);
  expect(valueIn('share', { numerator: 0, denominator: 0 }, 1)).toBeNull();
  expect(valueIn('perTenThousand', { numerator: 3, denominator: 20_000 }, 1)).toBe(1.5);
  // Ninety minutes of one of two people, in each of two months.
  expect(valueIn('hoursPerPerson', { numerator: 180, denominator: 4 }, 2)).toBe(1.5);
  const indicator = (measure: IndicatorMeasure, better: 'higher' | 'lower', threshold: number) =>
    ({ id: measure, clause: '§1', name: { zh: '', en: '' }, measure, better, threshold, points: 1 }) as const;
  const sum = { measure: 'topicShare', version: 1, numerator: 6, denominator: 10 } as const;
  const shown = assess(
    [indicator('topicShare', 'higher', 0.7), indicator('declarationsMissing', 'lower', 0)],
    [sum],
    '2026-02',
    ['2026-02'],
  );
  expect(shown.map(({ value, verdict }) => [value, verdict])).toEqual([
    [0.6, 'missed'],
    [null, 'notMeasured'],
  ]);
  const byYear = { judged: 'byYear' } as const;
  expect(verdictOf(byYear, 1, { better: 'higher', threshold: 2 }, false)).toBe('underway');
  expect(verdictOf(byYear, 1, { better: 'higher', threshold: 2 }, true)).toBe('missed');
});

test('§12 a closed month names the first measure that would come out otherwise, and its text does not depend on an order', () => {
  const value = (measure: IndicatorMeasure, numerator: number) => ({
    ...{ measure, version: 1, numerator, denominator: 3 },
  });
  const before = [value('topicShare', 1), value('markFaults', 0)];
  expect(differingMeasure(before, [...before].reverse())).toBeNull();
  expect(differingMeasure(before, [value('topicShare', 2), value('markFaults', 0)])?.measure).toBe(
    'topicShare',
  );
  expect(differingMeasure(before, [value('topicShare', 1)])?.measure).toBe('markFaults');
  const closed = {
    ...{ organization: 'unit' as never, month: '2026-01', amendment: 0, indicators: [], leaves: 7 },
    ...{ definitions: 'sha256:0' as never, countedAt: start },
  };
  expect(closedText({ ...closed, values: before })).toBe(
    closedText({ ...closed, values: [...before].reverse() }),
  );
});
