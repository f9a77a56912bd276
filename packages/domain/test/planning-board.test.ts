import {
  addDays,
  cellsOf,
  daysBetween,
  holds,
  judge,
  type KeptTally,
  monthOf,
  plannedStates,
  recommend,
  spanAround,
  spansOfYear,
  speaksOf,
  standingOfTarget,
  talliesIn,
  undated,
  verdictOf,
  weekOf,
  whatNextChanges,
} from '@sanshen/domain/planning';
import { periods, type Target } from '@sanshen/domain/policy';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shipped } from './policy-support.ts';

const { targets, topics } = shipped('kunming-2023').content;
const targetOf = (id: string): Target => {
  const found = targets.find((target) => target.id === id);
  if (found === undefined) throw new RangeError(id);
  return found;
};
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days));

test('weeks are those of ISO 8601', () => {
  const known: readonly [string, string][] = [
    ['2026-11-23', '2026-W48'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2023-01-01', '2022-W52'],
  ];
  for (const [date, week] of known) expect(weekOf(date), date).toBe(week);
});

test('every day lies in exactly one span of each kind, and the spans of a year follow one another', () => {
  fc.assert(
    fc.property(day, fc.constantFrom(...periods), (date, period) => {
      const span = spanAround(period, date);
      expect(span.from <= date && date < span.to).toBe(true);
      expect(spanAround(period, span.from)).toEqual(span);
      expect(spanAround(period, addDays(span.to, -1))).toEqual(span);
    }),
  );
  const counts = periods.map((period) => spansOfYear(period, 2026).length);
  expect(counts).toEqual([52, 12, 4, 1]);
  for (const period of periods) {
    const spans = spansOfYear(period, 2026);
    for (const [index, span] of spans.entries()) {
      if (index > 0) expect(span.from).toBe(spans[index - 1]?.to);
    }
  }
  expect(spanAround('quarter', '2026-11-23')).toEqual({
    period: 'quarter',
    key: '2026-Q4',
    from: '2026-10-01',
    to: '2027-01-01',
    parts: ['2026-10', '2026-11', '2026-12'],
  });
  expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
});

test('§2 what is open and late or without a day counts where today is, and nowhere else', () => {
  const one = (period: string, state: KeptTally['state']): KeptTally => {
    return { period, topic: 'work', form: 'original', state, count: 1 };
  };
  const kept = [
    one('2026-10', 'draft'),
    one('2026-10', 'published'),
    one('2026-11', 'published'),
    one('2026-11', 'inReview'),
    one('2026-12', 'scheduled'),
    one('undated', 'draft'),
    one('2026-W40', 'draft'),
    one('2026-W48', 'inReview'),
  ];
  const today = '2026-11-23';
  const countOf = (period: 'week' | 'month', date: string) =>
    talliesIn(spanAround(period, date), today, kept).map(({ state }) => state);
  expect(countOf('month', '2026-10-05')).toEqual(['published']);
  expect(countOf('month', today)).toEqual(['draft', 'published', 'inReview', 'draft']);
  expect(countOf('month', '2026-12-05')).toEqual(['scheduled']);
  expect(countOf('week', today)).toEqual(['draft', 'draft', 'inReview']);
});

test('§1 §2 a target holds exactly at its share', () => {
  const focus = targetOf('focus');
  expect(holds(focus, { in: 7, of: 10 })).toBe(true);
  expect(holds(focus, { in: 6, of: 9 })).toBe(false);
  const unrelated = targetOf('unrelated');
  expect(holds(unrelated, { in: 1, of: 20 })).toBe(true);
  expect(holds(unrelated, { in: 1, of: 19 })).toBe(false);
  expect(holds(unrelated, { in: 0, of: 0 })).toBe(true);
});

test('§1 §2 the verdict tells what is so from what will be so', () => {
  const floor = { bound: 'atLeast', share: 0.5 } as const;
  const table = [
    [[0, 0], [0, 0], 'empty'],
    [[2, 4], [3, 6], 'kept'],
    [[1, 4], [4, 8], 'reaching'],
    [[2, 4], [2, 6], 'slipping'],
    [[1, 4], [2, 6], 'off'],
    [[0, 0], [1, 2], 'kept'],
    [[0, 0], [0, 2], 'off'],
  ] as const;
  for (const [now, then, verdict] of table) {
    const found = verdictOf(floor, { in: now[0], of: now[1] }, { in: then[0], of: then[1] });
    expect(found, `${now} ${then}`).toBe(verdict);
  }
});

const portion = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
  .map(([a, b]) => ({ in: Math.min(a, b), of: Math.max(a, b) }));
const rule = fc.record({
  bound: fc.constantFrom('atLeast' as const, 'atMost' as const),
  share: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
});

test('§1 §2 what is lacking is the smallest number that does, and the room the greatest that fits', () => {
  fc.assert(
    fc.property(rule, portion, (target, expected) => {
      const { lacking, room } = judge(target, expected, expected);
      const after = (n: number) =>
        target.bound === 'atLeast'
          ? { in: expected.in + n, of: expected.of + n }
          : { in: expected.in, of: expected.of + n };
      if (lacking === null) expect(holds(target, after(100_000))).toBe(false);
      else {
        expect(holds(target, after(lacking))).toBe(true);
        if (lacking > 0) expect(holds(target, after(lacking - 1))).toBe(false);
      }
      if (room !== null && lacking === 0) {
        const more = (n: number) => holds(target, { in: expected.in + n, of: expected.of + n });
        expect(more(room)).toBe(true);
        expect(more(room + 1)).toBe(false);
      }
    }),
  );
});

test('§2 counts are put together by state, whatever the order', () => {
  const workDrafts = targetOf('workDrafts');
  const standing = standingOfTarget(workDrafts, [
    { topic: 'work', form: 'workDraft', state: 'published', count: 2 },
    { topic: 'service', form: 'original', state: 'published', count: 3 },
    { topic: '', form: 'original', state: 'draft', count: 5 },
  ]);
  expect(standing).toMatchObject({
    published: { in: 2, of: 5 },
    expected: { in: 2, of: 10 },
    verdict: 'reaching',
    lacking: 0,
    room: 0,
  });
  expect(standing.states.draft).toEqual({ in: 0, of: 5 });
});

test('§2 each next article says which target it helps and which it breaks', () => {
  const ids = topics.map(({ id }) => id);
  const expected = new Map(targets.map(({ id }) => [id, { in: id === 'unrelated' ? 1 : 7, of: 20 }]));
  const next = whatNextChanges(ids, targets, expected);
  expect(next.map(({ topic, form }) => topic ?? form)).toEqual([...ids, 'workDraft']);
  const effect = (of: string, target: string) =>
    next.find(({ topic, form }) => (topic ?? form) === of)?.effects.find((one) => one.target === target);
  expect(effect('other', 'unrelated')).toMatchObject({ effect: 'hurts', turns: 'broken' });
  expect(effect('theory', 'politicalGuidance')).toMatchObject({
    effect: 'helps',
    expected: { in: 8, of: 21 },
    turns: null,
  });
  expect(effect('service', 'answers')).toMatchObject({ effect: 'hurts' });
  // An original thins out the forwarded work drafts; one more of them says nothing of topics.
  expect(effect('service', 'workDrafts')).toMatchObject({ effect: 'helps' });
  expect(effect('workDraft', 'workDrafts')).toMatchObject({ effect: 'hurts' });
  expect(effect('workDraft', 'focus')).toBeUndefined();
});

test('§2 what is missing is recommended with the key dates left in its span, what lacks most first; what holds is left alone', () => {
  const today = '2026-11-23';
  const standings = ['politicalGuidance', 'answers', 'workDrafts', 'focus'].map((id) => {
    const target = targetOf(id);
    const counts = { politicalGuidance: 2, answers: 0, workDrafts: 4, focus: 9 }[id] ?? 0;
    const now = { in: counts, of: 10 };
    const states = standingOfTarget(target, []).states;
    return {
      target,
      span: spanAround(target.period, today),
      standing: { states, ...judge(target, now, now) },
    };
  });
  const dates = [
    { id: 'thanks', date: '2026-11-26' },
    { id: 'aids', date: '2026-12-01' },
    { id: 'constitution', date: '2026-12-04' },
    { id: 'volunteers', date: '2026-12-05' },
    { id: 'newYear', date: '2027-01-01' },
  ];
  expect(recommend(standings, dates, today)).toEqual([
    { target: 'workDrafts', kind: 'fewer', count: 10, dates: [] },
    { target: 'politicalGuidance', kind: 'more', count: 2, dates: ['thanks'] },
    { target: 'answers', kind: 'more', count: 2, dates: ['thanks', 'aids', 'constitution'] },
  ]);
  expect(recommend(standings, dates, '2027-01-01')).toEqual([]);
});

test('§2 a year of cells says what each span says by itself', () => {
  const tally = fc
    .record({
      day: fc.option(fc.integer({ min: -100, max: 600 }).map((days) => addDays('2026-01-01', days))),
      topic: fc.constantFrom('theory', 'other', ''),
      form: fc.constantFrom('original' as const, 'workDraft' as const),
      state: fc.constantFrom(...plannedStates),
      count: fc.integer({ min: 1, max: 5 }),
    })
    .map(({ day: date, ...rest }): KeptTally[] =>
      date === null
        ? [{ ...rest, period: undated }]
        : [
            { ...rest, period: monthOf(date) },
            { ...rest, period: weekOf(date) },
          ],
    );
  const today = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2026-01-01', days));
  fc.assert(
    fc.property(
      fc.array(tally, { maxLength: 30 }),
      today,
      fc.constantFrom(...targets),
      (kept, now, target) => {
        for (const period of periods) {
          const spans = spansOfYear(period, 2026);
          const sums = kept.flat().map((one) => ({
            period: one.period,
            open: one.state !== 'published',
            portion: { in: speaksOf(target, one) ? one.count : 0, of: one.count },
          }));
          const cells = cellsOf(target, spans, now, sums);
          spans.forEach((span, index) => {
            const { published, expected, verdict } = standingOfTarget(
              target,
              talliesIn(span, now, kept.flat()),
            );
            expect(cells[index]).toEqual({ published, expected, verdict });
          });
        }
      },
    ),
    { numRuns: 50 },
  );
});
