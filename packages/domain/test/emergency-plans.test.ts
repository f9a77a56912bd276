import {
  applyPlan,
  decidePlan,
  type FilledRole,
  fillRoles,
  type Plan,
  type PlanCommand,
  type PlanContent,
  type PlanFacts,
  type PlanFaultCode,
  type PlanId,
  type PlanRole,
  peopleOfTree,
  planFaults,
  planInForce,
  planThatCounts,
  reachability,
  scenarioState,
} from '@sanshen/domain/emergency';
import { brandId, type Digest, instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { Office, PersonFacts } from '@sanshen/domain/organization';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const office = (name: string) => brandId<Office>(name);
const unit = (name: string) => brandId<OrganizationId>(name);
const month = (n: number) => instant(new Date(Date.UTC(2026, n, 15)).toISOString());

const lead: PlanRole = {
  id: 'lead',
  name: '总指挥',
  duty: '决定',
  holders: { offices: [office('mainLeader')], scope: 'own' },
  deputies: { offices: [office('leaderInCharge')], scope: 'own' },
  calledBy: null,
};
const content: PlanContent = {
  purpose: '处置误发',
  roles: [lead, { ...lead, id: 'desk', name: '处置组', calledBy: 'lead', deputies: null }],
  steps: [
    { id: 'stop', title: '封停', detail: '', role: 'lead', withinMinutes: 5 },
    { id: 'tell', title: '上报', detail: '', role: 'desk', withinMinutes: 30 },
  ],
  texts: [{ id: 'sorry', title: '致歉', use: '撤稿后', body: '此前推送有误，已撤回。' }],
};

test.each<[string, Partial<PlanContent>, PlanFaultCode, string | null]>([
  ['nobody', { roles: [] }, 'noRoles', null],
  ['nothing to do', { steps: [] }, 'noSteps', null],
  ['no text', { texts: [] }, 'noTexts', null],
  ['a role without a name', { roles: [{ ...lead, name: '' }] }, 'nameless', 'lead'],
  [
    'a text without words',
    { texts: [{ id: 'sorry', title: '致歉', use: '', body: '' }] },
    'nameless',
    'sorry',
  ],
  [
    'a role of no office',
    { roles: [{ ...lead, deputies: { offices: [], scope: 'own' } }] },
    'officeMissing',
    'lead',
  ],
  ['two of one id', { roles: [lead, lead] }, 'idTwice', 'lead'],
  ['called by nobody known', { roles: [{ ...lead, calledBy: 'who' }] }, 'callerUnknown', 'lead'],
  ['called by himself', { roles: [{ ...lead, calledBy: 'lead' }] }, 'callCircle', 'lead'],
  [
    'a circle of two',
    {
      roles: [
        { ...lead, calledBy: 'desk' },
        { ...lead, id: 'desk', calledBy: 'lead' },
      ],
    },
    'callCircle',
    'desk',
  ],
  ['a step of nobody', { roles: [lead] }, 'roleUnknown', 'tell'],
  [
    'a step due before the one in front of it',
    { steps: content.steps.toReversed() },
    'stepsOutOfOrder',
    'stop',
  ],
])('§9 a plan cannot be submitted with %s', (_, change, code, id) => {
  expect(planFaults({ ...content, ...change })).toContainEqual({ code, id });
  expect(planFaults(content)).toEqual([]);
});

const people = ['writer', 'chief', 'other'] as const;
const facts = (person: string, at: number, approver: boolean): PlanFacts => ({
  root: unit('city'),
  organization: unit('county'),
  scenario: 'leak',
  word: {
    by: { person: brandId<PersonId>(person), name: person, office: null, organization: null, acting: false },
    at: month(at),
  },
  approver,
  reviewEveryMonths: 12,
});

/** Runs a command; the versions as they were where it is refused. */
function run(versions: readonly Plan[], command: PlanCommand, given: PlanFacts): readonly Plan[] {
  const decided = decidePlan(versions, command, given);
  if ('refusal' in decided) return versions;
  return decided.events.reduce<readonly Plan[]>((all, event) => {
    const before = all.find(({ id }) => id === event.plan) ?? null;
    const after = applyPlan(before, event);
    return before === null ? all.concat(after) : all.map((one) => (one === before ? after : one));
  }, versions);
}

const digestOf = (n: number) => brandId<Digest>(`sha256:${String(n).padStart(64, '0')}`);
const step = fc.record({
  kind: fc.constantFrom('submit', 'submit', 'approve', 'approve', 'return', 'withdraw', 'revoke'),
  person: fc.constantFrom(...people),
  approver: fc.boolean(),
  plan: fc.option(fc.nat({ max: 5 }), { nil: null }),
  wrong: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  wait: fc.nat({ max: 4 }),
});

test('§9 whatever is asked, one version waits and one is in force at most, none past its time, and nobody approved his own', () => {
  let approved = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 8, maxLength: 30 }), (steps) => {
      let versions: readonly Plan[] = [];
      let at = 0;
      for (const { kind, person, approver, plan: index, wrong, wait } of steps) {
        at += wait;
        const chosen = index === null ? versions.at(-1) : versions[index];
        const plan = chosen?.id ?? brandId<PlanId>('none');
        const digest = wrong ? digestOf(99) : (chosen?.digest ?? digestOf(0));
        const fresh = brandId<PlanId>(`plan ${versions.length}`);
        const command: PlanCommand =
          kind === 'submit'
            ? {
                kind,
                plan: fresh,
                content,
                digest: digestOf(versions.length),
                findings: { errors: 0, warnings: 0 },
              }
            : kind === 'approve'
              ? { kind, plan, digest, reason: '' }
              : kind === 'withdraw'
                ? { kind, plan }
                : { kind: kind as 'return' | 'revoke', plan, reason: '' };
        versions = run(versions, command, facts(person, at, approver));
        expect(versions.filter(({ status }) => status === 'submitted').length).toBeLessThan(2);
        expect(versions.filter((one) => planInForce(one, month(at))).length).toBeLessThan(2);
        expect(versions.map(({ number }) => number)).toEqual(versions.map((_, place) => place + 1));
      }
      for (const { status, submitted, decided, expiresAt, number, digest } of versions) {
        if (status !== 'approved') continue;
        approved += 1;
        expect(decided?.by.person).not.toBe(submitted.by.person);
        expect(digest).toBe(digestOf(number - 1));
        expect(Date.parse(expiresAt ?? '') - Date.parse(decided?.at ?? '')).toBeLessThanOrEqual(
          366 * 86_400_000,
        );
      }
    }),
    { numRuns: 300 },
  );
  expect(approved).toBeGreaterThan(20);
});

test.each([
  ['another digest', { digest: digestOf(9) }, {}, 'emergency.planChanged'],
  ['no office that approves', {}, { approver: false }, 'emergency.notPlanApprover'],
  ['the submitter', {}, { word: facts('writer', 1, true).word }, 'emergency.planSecondPerson'],
  ['what does not wait', { plan: brandId<PlanId>('none') }, {}, 'emergency.planMoved'],
])('§9 an approval by or of %s is refused', (_, command, change, refusal) => {
  const findings = { errors: 0, warnings: 0 };
  const plan = brandId<PlanId>('one');
  const submit = { kind: 'submit', plan, content, digest: digestOf(0), findings } as const;
  const waiting = run([], submit, facts('writer', 0, false));
  const approve = { kind: 'approve', plan, digest: digestOf(0), reason: '' } as const;
  const by = facts('chief', 1, true);
  expect(decidePlan(waiting, { ...approve, ...command }, { ...by, ...change })).toEqual({ refusal });
  expect(run(waiting, approve, by)[0]).toMatchObject({ status: 'approved', expiresAt: month(13) });
  expect(decidePlan(waiting, { ...submit, plan: brandId<PlanId>('two') }, by)).toEqual({
    refusal: 'emergency.planWaits',
  });
});

/** A version of a unit that was approved in a month and holds for a year. */
function planOf(
  organization: string,
  number: number,
  approvedIn: number,
  status: Plan['status'] = 'approved',
): Plan {
  const { word } = facts('writer', approvedIn, false);
  return {
    id: brandId<PlanId>(`${organization} ${number}`),
    root: unit('city'),
    organization: unit(organization),
    scenario: 'leak',
    number,
    content,
    digest: digestOf(number),
    findings: { errors: 0, warnings: 0 },
    status,
    submitted: word,
    decided: { ...word, reason: '' },
    expiresAt: month(approvedIn + 12),
    ended: null,
  };
}

test.each<[string, Plan[], ReturnType<typeof scenarioState>, string | null]>([
  ['nothing', [], 'missing', null],
  ['its own', [planOf('county', 1, 0), planOf('city', 1, 0)], 'own', 'county 1'],
  ['its own that ends soon', [planOf('county', 1, -6)], 'expiring', 'county 1'],
  ["its superior's", [planOf('city', 1, 0)], 'inherited', 'city 1'],
  [
    "its own expired and its superior's in force",
    [planOf('county', 1, -20), planOf('city', 1, 0)],
    'inherited',
    'city 1',
  ],
  [
    'its own expired and nothing else',
    [planOf('county', 1, -20), planOf('county', 2, -15, 'expired')],
    'expired',
    'county 2',
  ],
  ["its superior's expired", [planOf('city', 1, -20)], 'missing', null],
  ['one that waits', [planOf('county', 1, 0, 'submitted')], 'missing', null],
  ['one that was revoked', [planOf('county', 1, 0, 'revoked')], 'missing', null],
])('§9 a unit with %s stands so', (_, plans, state, id) => {
  const at = month(5);
  const counts = planThatCounts([unit('county'), unit('city')], plans, at);
  expect(counts?.plan.id ?? null).toBe(id);
  expect(scenarioState(counts, {}, 60, at)).toBe(state);
  expect(scenarioState(null, { compulsory: false }, 60, at)).toBe('voluntary');
});

function holder(name: string, organization: string, held: string, away = false): PersonFacts {
  const from = month(-12);
  return {
    id: brandId<PersonId>(name),
    name,
    employment: 'formalCadre',
    appointments: [
      {
        id: brandId(name),
        person: brandId<PersonId>(name),
        organization: unit(organization),
        office: office(held),
        standing: 'leader',
        acting: false,
        from,
        to: null,
      },
    ],
    leaves: away ? [{ from, to: null }] : [],
    qualifications: [],
  };
}

test("§9 a superior's plan is filled with the unit's own people, deputies stand in, and a gap shows", () => {
  const scopes = { own: unit('county') };
  const staff = [
    holder('书记', 'county', 'mainLeader', true),
    holder('副书记', 'county', 'leaderInCharge'),
    holder('市书记', 'city', 'mainLeader'),
  ];
  const [first, second] = fillRoles(content, scopes, staff, month(0)) as [FilledRole, FilledRole];
  expect(first).toMatchObject({ people: [], vacancy: 'allOnLeave', gap: false });
  expect(first.deputyPeople.map(({ name }) => name)).toEqual(['副书记']);
  expect(second).toMatchObject({ people: [], deputyPeople: [], gap: true });
  const back = fillRoles(
    content,
    scopes,
    staff.map((one) => ({ ...one, leaves: [] })),
    month(0),
  );
  expect(peopleOfTree(back).map(({ name, role }) => `${name} ${role}`)).toEqual([
    '书记 总指挥',
    '副书记 总指挥',
  ]);
});

test.each([
  ['never', null, null, 'never'],
  ['lately', month(-2), null, 'confirmed'],
  ['long ago', month(-7), null, 'due'],
  ['and was silent since', month(-2), month(-1), 'silent'],
  ['and answered after a silence', month(-1), month(-2), 'confirmed'],
] as const)('§9 somebody reached %s', (_, reachedAt, silentAt, expected) => {
  expect(reachability({ reachedAt, silentAt }, 6, month(0))).toBe(expected);
});
