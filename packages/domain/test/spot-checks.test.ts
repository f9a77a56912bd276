import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  brandId,
  type Digest,
  instant,
  type ManuscriptId,
  type OrganizationId,
  type PersonId,
  type PublicationId,
} from '../src/kernel/index.ts';
import {
  agreementOf,
  applySpotCheck,
  differencesOf,
  drawSample,
  faultsOf,
  greatestWeight,
  planRefusal,
  riskWeight,
  type SpotAnswer,
  type SpotCheck,
  type SpotCheckEvent,
  type SpotCheckId,
  settleRefusal,
  sightOf,
  submitRefusal,
} from '../src/spot-checks/index.ts';

describe('§12 the sample', () => {
  const population = Array.from({ length: 60 }, (_, index) => ({ id: `item-${index}`, weight: 1 }));

  test('is the same for the same population, size and seed, in whatever order it comes, and another for another seed', () => {
    const drawn = drawSample(population, 10, 'seed');
    expect(drawSample(population.toReversed(), 10, 'seed')).toEqual(drawn);
    expect(drawSample(population, 10, 'seed 2')).not.toEqual(drawn);
    // Written down once: a change of the algorithm would make old samples irreproducible.
    expect(drawn.slice(0, 4)).toEqual(['item-18', 'item-38', 'item-29', 'item-33']);
  });

  test('has each item once, none from elsewhere, and as many as there are at most', () => {
    const candidates = fc.uniqueArray(
      fc.record({ id: fc.uuid(), weight: fc.integer({ min: 1, max: greatestWeight }) }),
      { selector: ({ id }) => id, maxLength: 30 },
    );
    fc.assert(
      fc.property(candidates, fc.integer({ min: 1, max: 40 }), fc.string(), (from, size, seed) => {
        const drawn = drawSample(from, size, seed);
        expect(drawn.length).toBe(Math.min(size, from.length));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.every((id) => from.some((one) => one.id === id))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('by chance every item comes up alike; by risk one of weight 9 about nine times as often', () => {
    const seeds = Array.from({ length: 4000 }, (_, index) => `s${index}`);
    const first = (weights: readonly number[]) => {
      const items = weights.map((weight, index) => ({ id: `i${index}`, weight }));
      const counts = weights.map(() => 0);
      for (const seed of seeds) {
        const index = Number(drawSample(items, 1, seed)[0]?.slice(1));
        counts[index] = (counts[index] ?? 0) + 1;
      }
      return counts.map((count) => count / seeds.length);
    };
    for (const share of first([1, 1, 1, 1])) expect(Math.abs(share - 0.25)).toBeLessThan(0.03);
    expect(Math.abs((first([9, 1])[0] ?? 0) - 0.9)).toBeLessThan(0.02);
  });

  test.each([
    [{ findings: 0, importance: 0, emergency: false, fastSigning: false }, 1],
    [{ findings: 2, importance: 1, emergency: false, fastSigning: false }, 5],
    [{ findings: 9, importance: 0, emergency: true, fastSigning: false }, 9],
    [{ findings: 0, importance: 0, emergency: false, fastSigning: true }, 4],
    [{ findings: 9, importance: 9, emergency: true, fastSigning: true }, 20],
  ])('weighs %j as %i', (reasons, weight) => {
    expect(riskWeight(reasons)).toBe(weight);
  });
});

// Both fault, only the first, only the second, neither; then share and kappa, worked out by hand.
test.each<[number, number, number, number, number | null, number | null]>([
  [0, 0, 0, 0, null, null],
  [0, 0, 0, 10, 1, null],
  [10, 0, 0, 0, 1, null],
  [5, 0, 0, 5, 1, 1],
  [0, 5, 5, 0, 0, -1],
  [20, 5, 10, 15, 0.7, 0.4],
  [25, 25, 25, 25, 0.5, 0],
  [45, 15, 25, 15, 0.6, 0.130_434_782_608_695_65],
])('§12 agreement of %i %i %i %i', (both, one, other, neither, share, kappa) => {
  const pairs = [
    ...Array.from({ length: both }, () => [true, true] as const),
    ...Array.from({ length: one }, () => [true, false] as const),
    ...Array.from({ length: other }, () => [false, true] as const),
    ...Array.from({ length: neither }, () => [false, false] as const),
  ];
  const found = agreementOf(pairs);
  expect(found.share).toBe(share);
  if (kappa === null) expect(found.kappa).toBeNull();
  else expect(found.kappa).toBeCloseTo(kappa, 12);
});

const at = instant('2026-11-02T01:00:00.000Z');
const person = (name: string) => ({ person: brandId<PersonId>(name), name });
const by = { ...person('holder'), office: null, organization: null, acting: false };
const id = brandId<SpotCheckId>('check');
const digest = brandId<Digest>(`sha256:${'a'.repeat(64)}`);
const organization = brandId<OrganizationId>('unit');
const item = (name: string) => ({
  ...{ publication: brandId<PublicationId>(name), manuscript: brandId<ManuscriptId>(name) },
  ...{ organization, digest, title: name },
});
const drawn = applySpotCheck(null, {
  ...{ kind: 'drawn', id, root: organization, organization, title: '抽查', from: at, to: at, units: [] },
  ...{ method: 'random', size: 2, seed: 's', doubleBlind: true, items: [item('one'), item('two')] },
  lines: [
    { id: 'style', clause: '§4', name: { zh: '文风', en: 'style' } },
    { id: 'review', clause: '§5', name: { zh: '审校', en: 'review' } },
  ],
  ...{ inspectors: [person('first'), person('second')], referee: person('third') },
  ...{ population: [], digest, drawn: { by, at } },
});
const says = (faults: readonly string[], note = '有误'): SpotAnswer[] =>
  [0, 1].flatMap((index) =>
    ['style', 'review'].map((line) => {
      const fault = faults.includes(`${index}${line}`);
      return { item: index, line, fault, note: fault ? note : '' };
    }),
  );
const submits = (check: SpotCheck, name: string) =>
  applySpotCheck(check, { kind: 'submitted', id, commitment: digest, by: { ...by, ...person(name) }, at });
const compared = (first: readonly string[], second: readonly string[]): SpotCheck => {
  const answers: SpotCheckEvent & { kind: 'compared' } = {
    ...{ kind: 'compared', id, salts: ['a', 'b'], at },
    answers: [says(first), says(second, '也有误')],
  };
  return applySpotCheck(submits(submits(drawn, 'first'), 'second'), answers);
};

test('§12 two answer by themselves; where they agree that stands, where they differ a third decides', () => {
  const same = compared(['0style'], ['0style']);
  expect([same.status, same.agreement?.kappa]).toEqual(['settled', 1]);
  expect(faultsOf(same)).toEqual([{ item: 0, line: 'style', fault: true, note: '有误；也有误' }]);
  const differ = compared(['0style', '1review'], ['0style']);
  expect([differ.status, differencesOf(differ)]).toEqual(['settling', [{ item: 1, line: 'review' }]]);
  expect(faultsOf(differ)).toEqual([]);
  const verdict = { item: 1, line: 'review', fault: true, note: '确有' };
  const settle = (name: string, verdicts: readonly SpotAnswer[]) =>
    settleRefusal(differ, person(name).person, verdicts);
  expect(settle('third', [verdict])).toBeNull();
  expect(settle('first', [verdict])).toBe('spotChecks.notYours');
  expect(settle('third', [])).toBe('spotChecks.incomplete');
  expect(settle('third', [verdict, { ...verdict, item: 0 }])).toBe('spotChecks.incomplete');
  expect(settle('third', [{ ...verdict, note: ' ' }])).toBe('spotChecks.noteMissing');
  const settled = applySpotCheck(differ, { kind: 'settled', id, verdicts: [verdict], by, at });
  expect(faultsOf(settled).map(({ line }) => line)).toEqual(['style', 'review']);
});

test('§12 answers are handed in once, by an inspector, about everything', () => {
  const submit = (name: string, answers: readonly SpotAnswer[], check = drawn) =>
    submitRefusal(check, person(name).person, answers);
  expect(submit('first', says([]))).toBeNull();
  expect(submit('third', says([]))).toBe('spotChecks.notYours');
  expect(submit('first', says([]).slice(1))).toBe('spotChecks.incomplete');
  expect(submit('first', [...says([]), ...says([]).slice(0, 1)])).toBe('spotChecks.incomplete');
  expect(submit('first', says(['0style'], ''))).toBe('spotChecks.noteMissing');
  expect(submit('first', says([]), submits(drawn, 'first'))).toBe('spotChecks.submittedAlready');
});

test('§12 double-blind: neither sees names or the other, the third sees no names, until it is settled', () => {
  const differ = compared(['0style'], []);
  const sights = (check: SpotCheck) =>
    ['first', 'second', 'third', 'onlooker'].map((name) => {
      const { names, answers } = sightOf(check, person(name).person);
      return `${names ? 'n' : '-'}${answers ? 'a' : '-'}`;
    });
  expect(sights(drawn)).toEqual(['--', '--', '--', 'n-']);
  expect(sights(submits(drawn, 'first'))).toEqual(['--', '--', '--', 'n-']);
  expect(sights(differ)).toEqual(['--', '--', '-a', 'na']);
  expect(sights(compared([], []))).toEqual(['na', 'na', 'na', 'na']);
  expect(sights({ ...drawn, doubleBlind: false })).toEqual(['n-', 'n-', 'n-', 'n-']);
});

test('§12 the three are different people of no unit that is checked', () => {
  const later = instant('2026-11-03T01:00:00.000Z');
  const plan = {
    ...{ from: at, to: later, now: later, units: [organization], holder: [brandId<OrganizationId>('city')] },
    people: ['a', 'b', 'c'].map((name) => ({
      person: brandId<PersonId>(name),
      organizations: [brandId<OrganizationId>('city')],
    })),
  };
  expect(planRefusal(plan)).toBeNull();
  expect(planRefusal({ ...plan, holder: [organization] })).toBe('spotChecks.notIndependent');
  const [a, b] = plan.people;
  expect(planRefusal({ ...plan, people: [a, b, a].filter((one) => one !== undefined) })).toBe(
    'spotChecks.samePerson',
  );
  expect(planRefusal({ ...plan, units: [brandId<OrganizationId>('city')] })).toBe(
    'spotChecks.notIndependent',
  );
  expect(planRefusal({ ...plan, to: at })).toBe('spotChecks.periodEmpty');
});
