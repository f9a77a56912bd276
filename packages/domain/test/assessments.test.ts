import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AssessedIndicator,
  type Assessment,
  type AssessmentEvent,
  type AssessmentInput,
  type AssessmentWish,
  applyToAssessment,
  boardPeriodsOf,
  boundsOf,
  decideAssessment,
  finalise,
  gradeOf,
  indicatorLoss,
  rank,
  scoreOf,
  sentenceOf,
  standingScore,
} from '../src/assessments/index.ts';
import type { Digest, Instant, OrganizationId, PersonId } from '../src/kernel/index.ts';
import { addHours } from '../src/kernel/index.ts';

const indicator = (change: Partial<AssessedIndicator> = {}): AssessedIndicator => ({
  indicator: 'reviewComplete',
  clause: '§5',
  name: { zh: '三审三校完成率', en: 'complete reviews' },
  better: 'higher',
  threshold: 1,
  points: 20,
  unit: 'share',
  value: 1,
  numerator: 50,
  denominator: 50,
  ...change,
});
const faults = indicator({
  indicator: 'markFaults',
  clause: '§3',
  better: 'lower',
  threshold: 0,
  points: 8,
  unit: 'count',
  value: 0,
});

const input = (change: Partial<AssessmentInput> = {}): AssessmentInput => ({
  rules: {
    policy: 'kunming',
    digest: 'sha256:0',
    formula: {
      clause: '§12',
      everyMonths: 12,
      losses: [
        { indicator: 'reviewComplete', at: 0.9 },
        { indicator: 'markFaults', at: 4 },
      ],
      casesAtMost: 12,
      ranking: 'order',
      grades: [],
      answerDays: 15,
    },
  },
  indicators: [indicator(), faults],
  cases: [],
  ...change,
});

test.each([
  ['exactly at its standard', { value: 1 }, 0.9, 0],
  ['half-way to where all is lost', { value: 0.95 }, 0.9, 10],
  ['where all is lost', { value: 0.9 }, 0.9, 20],
  ['beyond where all is lost', { value: 0.1 }, 0.9, 20],
  ['with nothing to measure', { value: null }, 0.9, 0],
  ['missed, without a place where all is lost', { value: 0.999 }, null, 20],
  ['one fault of four', { better: 'lower', threshold: 0, points: 8, value: 1 }, 4, 2],
  ['a tenth is the smallest step, half up', { better: 'lower', threshold: 0, points: 1, value: 1 }, 4, 0.3],
] as const)('§12 an indicator %s loses what the published formula says', (_, change, at, expected) => {
  expect(indicatorLoss(indicator(change), at)).toBe(expected);
});

test('§12 every lost point traces to an indicator or a case, each told in one sentence', () => {
  const assessed = input({
    indicators: [indicator({ value: 0.96, numerator: 48 }), { ...faults, value: 1 }],
    cases: [
      { case: 'a', clause: '§5', title: '未经三审发布', gravity: 'serious', points: 6, forMissed: 1 },
      { case: 'b', clause: '§8', title: '消息来源不明', gravity: 'grave', points: 10, forMissed: 0 },
    ],
  });
  const { full, score, items } = scoreOf(assessed);
  expect(items.map(({ item, points }) => [item, points])).toEqual([
    ['indicator:reviewComplete', 8],
    ['indicator:markFaults', 2],
    ['case:a', 6],
    ['case:b', 6],
  ]);
  expect([full, score]).toEqual([28, 6]);
  expect(items.map((item) => sentenceOf(assessed, item).zh)).toEqual([
    '三审三校完成率为 96%（48/50），低于标准 100%，扣 8 分（满分 20 分）。',
    '三审三校完成率为 1，高于标准 0，扣 2 分（满分 8 分）。',
    '案件“未经三审发布”经核实，按规定扣 6 分（其中超期 1 分）。',
    '案件“消息来源不明”经核实，按规定扣 10 分，案件合计已达上限，计 6 分。',
  ]);
});

const anyIndicator = fc
  .record({
    better: fc.constantFrom('higher' as const, 'lower' as const),
    threshold: fc.integer({ min: 0, max: 100 }),
    points: fc.integer({ min: 0, max: 20 }),
    value: fc.option(fc.double({ min: 0, max: 200, noNaN: true })),
    way: fc.integer({ min: 1, max: 100 }),
  })
  .map(({ way, ...one }) => ({
    one: indicator(one),
    at: one.better === 'higher' ? one.threshold - way : one.threshold + way,
  }));

test('§12 a loss is never negative, never above the points, and never smaller for a worse value', () => {
  fc.assert(
    fc.property(anyIndicator, fc.double({ min: 0, max: 200, noNaN: true }), ({ one, at }, worse) => {
      const loss = indicatorLoss(one, at);
      expect(loss).toBeGreaterThanOrEqual(0);
      expect(loss).toBeLessThanOrEqual(one.points);
      if (one.value === null) return;
      const value = one.better === 'higher' ? one.value - worse : one.value + worse;
      expect(indicatorLoss({ ...one, value }, at)).toBeGreaterThanOrEqual(loss);
    }),
    { numRuns: 300 },
  );
});

test('§12 a score is what is left after its items, to the tenth, whatever the indicators and cases', () => {
  fc.assert(
    fc.property(
      fc.array(anyIndicator, { maxLength: 12 }),
      fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 10 }),
      fc.integer({ min: 0, max: 40 }),
      (some, points, casesAtMost) => {
        const indicators = some.map(({ one }, index) => ({ ...one, indicator: `i${index}` }));
        const losses = some.map(({ at }, index) => ({ indicator: `i${index}`, at }));
        const cases = points.map((each, index) => ({
          ...{ case: `c${index}`, clause: '§5' as const, title: '', gravity: 'minor' as const },
          ...{ points: each, forMissed: 0 },
        }));
        const base = input();
        const formula = { ...base.rules.formula, losses, casesAtMost };
        const { full, score, items } = scoreOf({ rules: { ...base.rules, formula }, indicators, cases });
        const lost = items.reduce((sum, item) => sum + item.points, 0);
        expect(score).toBeCloseTo(Math.max(0, full - lost), 6);
        const byCases = items
          .filter(({ kind }) => kind === 'case')
          .reduce((sum, item) => sum + item.points, 0);
        expect(byCases).toBeLessThanOrEqual(casesAtMost + 1e-9);
      },
    ),
    { numRuns: 200 },
  );
});

const now = '2027-01-10T02:00:00.000Z' as Instant;
const by = {
  person: 'p' as PersonId,
  name: '团市委宣传部负责人',
  office: null,
  organization: null,
  acting: false,
};
const word = (at: Instant, note = '') => ({ by, at, note });

function drafted(): Assessment {
  const assessed = input({ indicators: [indicator({ value: 0.95 }), faults] });
  return applyToAssessment(null, {
    kind: 'drafted',
    assessment: 'x' as Assessment['id'],
    root: 'r' as OrganizationId,
    organization: 'u' as OrganizationId,
    assessor: 'r' as OrganizationId,
    period: '2026',
    input: assessed,
    digest: 'sha256:1' as Digest,
    result: scoreOf(assessed),
    word: word(now),
  });
}
function after(one: Assessment, wish: AssessmentWish, at: Instant, who = by): Assessment {
  const decided = decideAssessment(one, wish, { by: who, at, note: '理由' });
  if ('refusal' in decided) throw new Error(decided.refusal);
  return applyToAssessment(one, decided.event);
}
const refusal = (decided: { readonly event: AssessmentEvent } | { readonly refusal: string }) =>
  'refusal' in decided ? decided.refusal : null;

test('§12 an appeal is possible item by item until it is final, and what it gives back is no longer lost', () => {
  const item = 'indicator:reviewComplete';
  const appeal = { kind: 'appeal', item, files: [] } as const;
  const draft = drafted();
  expect(refusal(decideAssessment(draft, appeal, word(now, '理由')))).toBe('assessments.notPublished');
  const published = after(draft, { kind: 'publish', appealDays: 15 }, now);
  const later = addHours(now, 24);
  expect(refusal(decideAssessment(published, { ...appeal, item: 'case:z' }, word(later, 'x')))).toBe(
    'assessments.itemUnknown',
  );
  expect(refusal(decideAssessment(published, appeal, word(later)))).toBe('assessments.reasonMissing');
  expect(refusal(decideAssessment(published, appeal, word(addHours(now, 15 * 24), 'x')))).toBe(
    'assessments.appealOver',
  );
  expect(refusal(finalise(published, later, null))).toBe('assessments.appealPossible');
  const appealed = after(published, appeal, later, { ...by, person: 'q' as PersonId });
  expect(refusal(decideAssessment(appealed, appeal, word(later, 'x')))).toBe('assessments.appealed');
  const end = addHours(now, 16 * 24);
  expect(refusal(finalise(appealed, end, null))).toBe('assessments.appealOpen');
  const decide = { kind: 'decideAppeal', item, restored: 4, ownCause: false } as const;
  expect(refusal(decideAssessment(appealed, { ...decide, restored: 11 }, word(end, 'x')))).toBe(
    'assessments.restoredTooMuch',
  );
  expect(refusal(decideAssessment(appealed, decide, word(end)))).toBe('assessments.reasonMissing');
  // Nobody decides his own appeal, nor one of a unit of his.
  const own = after(published, appeal, later);
  expect(refusal(decideAssessment(own, decide, word(end, 'x')))).toBe('assessments.ownCause');
  expect(refusal(decideAssessment(appealed, { ...decide, ownCause: true }, word(end, 'x')))).toBe(
    'assessments.ownCause',
  );
  const answered = after(appealed, decide, end);
  expect([standingScore(appealed), standingScore(answered)]).toEqual([18, 22]);
  expect(refusal(decideAssessment(answered, decide, word(end, 'x')))).toBe('assessments.appealDecided');
  const decided = finalise(answered, end, null);
  if ('refusal' in decided) throw new Error(decided.refusal);
  const final = applyToAssessment(answered, decided.event);
  expect(final.status).toBe('final');
  expect(refusal(decideAssessment(final, appeal, word(later, 'x')))).toBe('assessments.final');
});

test('§12 a published assessment is not drawn up again', () => {
  const published = after(drafted(), { kind: 'publish', appealDays: 15 }, now);
  const { input: same, digest, result } = published;
  expect(
    refusal(decideAssessment(published, { kind: 'redraft', input: same, digest, result }, word(now))),
  ).toBe('assessments.published');
});

test('§12 places are given only where the rule book wants the order, and shared by the same score', () => {
  const units = [
    { unit: 'a', score: 80 },
    { unit: 'b', score: 95 },
    { unit: 'c', score: 80 },
    { unit: 'd', score: 60 },
  ];
  expect(rank(units, 'order').map(({ unit, place }) => [unit, place])).toEqual([
    ['b', 1],
    ['a', 2],
    ['c', 2],
    ['d', 4],
  ]);
  for (const ranking of ['none', 'grades'] as const) {
    expect(rank(units, ranking).map(({ unit, place }) => [unit, place])).toEqual(
      units.map(({ unit }) => [unit, null]),
    );
  }
  const grades = [90, 80, 0].map((atLeast) => ({
    id: String(atLeast),
    clause: '§12' as const,
    name: { zh: '', en: '' },
    atLeast,
  }));
  expect([95, 90, 89.9, 0].map((score) => gradeOf(score, grades)?.id)).toEqual(['90', '90', '80', '0']);
});

test('a period begins and ends by the calendar in China', () => {
  expect(boundsOf('2026')).toEqual({ from: '2025-12-31T16:00:00.000Z', to: '2026-12-31T16:00:00.000Z' });
  expect(boundsOf('2026-H2')).toEqual({ from: '2026-06-30T16:00:00.000Z', to: '2026-12-31T16:00:00.000Z' });
  expect(boardPeriodsOf('2026-H1')).toEqual(['2026-Q1', '2026-Q2']);
  expect(() => boundsOf('2026-13')).toThrow(RangeError);
});
