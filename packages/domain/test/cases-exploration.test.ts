import { describe, expect, test } from 'vitest';
import {
  applyCase,
  type Case,
  type CaseActor,
  type CaseCommandKind,
  caseStatuses,
  decideCase,
} from '../src/cases/index.ts';
import { type CaseInvariant, caseInvariants } from './cases-audit.ts';
import { type CaseEngine, caseWorlds, exploreCases, soundEngine } from './cases-exploration.ts';

/** Steps from opening: enough to close a case, appeal against that, have it decided, and go on. */
const depth = 9;
/** Enough for every mutant's story. */
const mutantDepth = 7;
/** Tens of thousands of situations: seconds, more where the machine is busy. */
const timeout = 60_000;

describe('§12 no way through a case, by anybody, leads past verification, check, or another’s judgement', () => {
  test.each(caseWorlds)('$name', { timeout }, (world) => {
    const { found, statuses, situations } = exploreCases(world, soundEngine, depth);
    expect(found?.story.join(' → ')).toBeUndefined();
    expect([...statuses].toSorted()).toEqual([...caseStatuses].toSorted());
    expect(situations).toBeGreaterThan(10_000);
  });
});

/** Rules that judge one kind of command as if the case, or who gives it, were otherwise. */
const mistaking =
  (
    kind: CaseCommandKind,
    change: { readonly one?: (one: Case) => Partial<Case>; readonly actor?: Partial<CaseActor> },
  ) =>
  (invariant: CaseInvariant): readonly [CaseInvariant, string, CaseEngine] => [
    invariant,
    kind,
    {
      ...soundEngine,
      decide: (one, command, actor) =>
        command.kind === kind
          ? decideCase({ ...one, ...change.one?.(one) }, command, { ...actor, ...change.actor })
          : decideCase(one, command, actor),
    },
  ];
const applying = (apply: CaseEngine['apply']) => (invariant: CaseInvariant) =>
  [invariant, 'the events', { ...soundEngine, apply }] as const;
const nobody = { person: 'nobody' } as unknown as CaseActor['by']['person'];

// Each breaks one rule; the audit has to find by what story.
const mutants = [
  mistaking('close', { one: ({ verified, notified }) => ({ verified: verified ?? notified }) })(
    'nothing is closed that was not verified',
  ),
  mistaking('close', { one: ({ status }) => (status === 'rectified' ? { status: 'checked' } : {}) })(
    'nothing is closed without a check that was passed since it was rectified last',
  ),
  mistaking('close', { one: ({ status }) => (status === 'answered' ? { status: 'checked' } : {}) })(
    'the unit was told, has answered and rectified before anything is closed',
  ),
  mistaking('verify', { one: () => ({ evidence: [{ kind: 'page', id: '', name: '' }] }) })(
    'nothing is verified without evidence',
  ),
  mistaking('close', { one: () => ({ gravity: 'grave' }) })(
    'no measure and no point without verification, nor above the rule book',
  ),
  mistaking('verify', { actor: { ownCause: false } })('nobody decides in his own cause'),
  mistaking('dismiss', { actor: { capacities: ['leads'] } })(
    'the command verifies, checks, closes, dismisses; guidance only tells',
  ),
  mistaking('rectify', { actor: { capacities: ['answers'] } })(
    'only the unit speaks for the unit, and only once it was told',
  ),
  mistaking('decideAppeal', {
    one: (one) => ({
      appeals: one.appeals.map((appeal) => ({ ...appeal, by: { ...appeal.by, person: nobody } })),
    }),
  })('nobody decides his own appeal, nor one against his own decision'),
  mistaking('decideAppeal', { one: () => ({ verified: null, notified: null, closed: null }) })(
    'nobody decides his own appeal, nor one against his own decision',
  ),
  mistaking('decideAppeal', { actor: { aboveDecider: true } })(
    'an appeal is decided by the superior of who decided',
  ),
  mistaking('reopen', { one: () => ({ appeals: [] }) })('what fell on appeal stays fallen'),
  applying((before, event) =>
    event.kind === 'dismissed' && before !== null
      ? { ...applyCase(before, event), dueAt: before.dueAt }
      : applyCase(before, event),
  )('an open case always has a deadline and somebody whose turn it is'),
  applying((before, event) => ({
    ...applyCase(before, event),
    ...(event.kind === 'dismissed' ? { measures: before?.measures ?? [] } : {}),
  }))('what is dismissed costs nothing'),
];

test.each(mutants)(
  'the exploration finds that “%s” breaks where %s is judged wrongly',
  (invariant, _, engine) => {
    const found = caseWorlds.map((world) => exploreCases(world, engine, mutantDepth).found?.invariant);
    expect(found).toContain(invariant);
  },
);

test('every invariant is broken by some mutant', () => {
  const broken = new Set(mutants.map(([invariant]) => invariant));
  expect(caseInvariants.filter((one) => !broken.has(one))).toEqual([]);
});
