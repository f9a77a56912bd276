import * as calls from '@sanshen/contract/emergency-calls';
import * as contract from '@sanshen/contract/emergency-plans';
import { listNotifications } from '@sanshen/contract/review';
import { addHours, brandId, type Digest, type PersonId } from '@sanshen/domain/kernel';
import type { LightMyRequestResponse } from 'fastify';
import { expect, test } from 'vitest';
import { fillPlans } from '../src/demonstration/fill-plans.ts';
import { demonstrationPlan } from '../src/demonstration/plan-contents.ts';
import { chaseCalls } from '../src/modules/emergency/calls/chase-calls.ts';
import { chasePlans } from '../src/modules/emergency/plans/chase-plans.ts';
import { onAcknowledged, planFor, startCall } from '../src/modules/emergency/public.ts';
import { checkProjection, projections } from '../src/modules/ledger/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import type { Caller } from './harness.ts';
import { addStranger, organizationIn, personIn, startCity } from './organization-support.ts';

const city = await startCity();
const { harness } = city;
const { db, clock } = harness;
const unit = 'publicSecurity';
const organization = organizationIn(unit);

/** Somebody who logs in each time, since the clock goes by months here. */
function caller(person: PersonId): Caller {
  const now = () => harness.login(person);
  return {
    person,
    cookie: '',
    send: async (...given) => (await now()).send(...given),
    call: async (...given) => (await now()).call(...given),
  };
}

const as = (key: string, office: string, copy?: number) => caller(personIn(key, office, copy));
const lead = as(unit, 'platformLead');
const operator = as(unit, 'operator', 1);
const unitLeader = as(unit, 'mainLeader');
const cityLeader = as('kunming', 'deputySecretaryPublicity');
const elsewhere = as('bus', 'mainLeader');
const stranger = caller((await addStranger(city)).person);
const scenario = 'leak';
const place = { params: { organization, scenario } };

async function refused(answer: Promise<LightMyRequestResponse>, code: string): Promise<void> {
  expect((await answer).json().code).toBe(code);
}

const later = (days: number) => clock.set(addHours(clock.now(), days * 24));
const kindsOf = async (by: Caller) =>
  (await by.call(listNotifications, { query: { limit: 100 } })).items.map(({ kind }) => kind);
// The contract's types are mutable; the plan is not changed.
const content = structuredClone(demonstrationPlan(scenario)) as never;
const page = (by: Caller) => by.call(contract.readPlan, place);

async function submit(by: Caller, change: object = {}): Promise<string> {
  const before = (await page(by)).draft?.version ?? 0;
  const body = { content: { ...(content as object), ...change } as never, version: before };
  const { version } = await by.call(contract.savePlanDraft, { ...place, body });
  return (await by.call(contract.submitPlan, { ...place, body: { version } })).plan;
}

async function approve(by: Caller, plan: string): Promise<LightMyRequestResponse> {
  const digest = (await page(by)).waiting?.digest ?? '';
  return by.send(contract.decidePlan, { params: { plan }, body: { verdict: 'approve', digest } });
}

test('§9 a plan is written by the unit, refused while it lacks something, and put in force by the organisation in command', async () => {
  expect(await page(lead)).toMatchObject({ state: 'missing', counts: null, draft: null });
  await refused(
    operator.send(contract.savePlanDraft, { ...place, body: { content, version: 0 } }),
    'access.forbidden',
  );
  const incomplete = { ...(content as object), texts: [] } as never;
  const saved = await lead.call(contract.savePlanDraft, {
    ...place,
    body: { content: incomplete, version: 0 },
  });
  expect(saved).toMatchObject({ version: 1, faults: [{ code: 'noTexts', id: null }] });
  await refused(
    lead.send(contract.submitPlan, { ...place, body: { version: 1 } }),
    'emergency.planIncomplete',
  );
  // Two who write at once: the second is told instead of overwriting.
  await refused(
    unitLeader.send(contract.savePlanDraft, { ...place, body: { content, version: 0 } }),
    'emergency.draftChanged',
  );
  const plan = await submit(lead, {
    texts: [{ id: 'x', title: '说明', use: '', body: '我单位今天发布的内容有误，特此致歉。' }],
  });
  expect(await kindsOf(cityLeader)).toContain('planWaits');
  await refused(approve(unitLeader, plan) as never, 'emergency.notPlanApprover');
  const wrong = brandId<Digest>(`sha256:${'0'.repeat(64)}`);
  await refused(
    cityLeader.send(contract.decidePlan, { params: { plan }, body: { verdict: 'approve', digest: wrong } }),
    'emergency.planChanged',
  );
  const waiting = (await page(cityLeader)).waiting;
  expect((await approve(cityLeader, plan)).json()).toEqual({ status: 'approved' });
  expect(await kindsOf(lead)).toContain('planDecided');
  const now = await page(operator);
  expect(now).toMatchObject({ state: 'own', waiting: null, draft: null, may: { write: false } });
  expect(now.counts?.digest).toBe(waiting?.digest);
  const command = now.counts?.players.find(({ role }) => role === 'command');
  expect(command?.people.map(({ person }) => person)).toEqual([personIn(unit, 'mainLeader')]);
  expect(command?.deputies.map(({ person }) => person)).toEqual([personIn(unit, 'leaderInCharge')]);
});

test('§9 a text that machines find fault with says so to who approves', async () => {
  await lead.call(contract.savePlanDraft, {
    ...place,
    body: {
      content: {
        ...(content as object),
        texts: [
          { id: 'x', title: '说明', use: '', body: '我单位座右铭是迫不急待，与2月30日联系电话13800000000。' },
        ],
      } as never,
      version: 0,
    },
  });
  const { findings, plan } = await lead.call(contract.submitPlan, { ...place, body: { version: 1 } });
  expect(findings.errors + findings.warnings).toBeGreaterThan(0);
  expect((await page(cityLeader)).waiting?.findings).toEqual(findings);
  await refused(lead.send(contract.submitPlan, { ...place, body: { version: 1 } }), 'emergency.draftChanged');
  await refused(elsewhere.send(contract.withdrawPlan, { params: { plan } }), 'request.notFound');
  expect((await lead.send(contract.withdrawPlan, { params: { plan } })).json()).toEqual({
    status: 'withdrawn',
  });
});

test('§9 a plan is chased before its end and after it, and no longer counts', async () => {
  const { number } = (await page(lead)).counts ?? { number: 0 };
  later(310);
  await chasePlans(harness.context);
  expect((await page(lead)).state).toBe('expiring');
  const before = (await kindsOf(lead)).filter((kind) => kind === 'planEnding');
  expect(before).toHaveLength(1);
  await chasePlans(harness.context);
  expect((await kindsOf(lead)).filter((kind) => kind === 'planEnding')).toEqual(before);
  later(70);
  // It has ended before anybody noticed.
  expect(await page(lead)).toMatchObject({ state: 'expired' });
  await chasePlans(harness.context);
  expect(await kindsOf(lead)).toContain('planExpired');
  expect(await kindsOf(cityLeader)).toContain('planExpired');
  expect((await planFor(db, organization, scenario, clock.now()))?.from).toBe('expired');
  const { versions } = await page(lead);
  expect(versions.find((one) => one.number === number)?.status).toBe('expired');
  const plan = await submit(lead);
  await approve(cityLeader, plan);
  expect((await page(lead)).state).toBe('own');
});

test("§9 a unit without a plan acts on its superior's, with its own people; who has no part in it sees nothing", async () => {
  const head = as('publicity', 'departmentHead');
  const writer = as('kunming', 'mainLeader');
  const above = { params: { organization: organizationIn('kunming'), scenario: 'wrongPublication' } };
  const { version } = await writer.call(contract.savePlanDraft, { ...above, body: { content, version: 0 } });
  const { plan } = await writer.call(contract.submitPlan, { ...above, body: { version } });
  // §11: the city's channels are held by its publicity department, which is below it.
  const digest = (await head.call(contract.readPlan, above)).waiting?.digest ?? '';
  const approval = { params: { plan }, body: { verdict: 'approve' as const, digest } };
  await refused(writer.send(contract.decidePlan, approval), 'emergency.notPlanApprover');
  await head.call(contract.decidePlan, approval);
  const mine = await operator.call(contract.readPlan, {
    params: { organization, scenario: 'wrongPublication' },
  });
  expect(mine).toMatchObject({
    state: 'inherited',
    counts: { owner: { organization: organizationIn('kunming') } },
  });
  expect(mine.counts?.players[0]?.people[0]?.person).toBe(personIn(unit, 'mainLeader'));
  const given = await planFor(db, organization, 'wrongPublication', clock.now());
  expect(given?.roles[0]?.people[0]?.person).toBe(personIn(unit, 'mainLeader'));
  for (const outsider of [elsewhere, stranger]) {
    await refused(outsider.send(contract.readPlan, place), 'access.forbidden');
    await refused(outsider.send(contract.readEmergency, { params: { organization } }), 'access.forbidden');
    await refused(
      outsider.send(contract.readPlanVersion, { params: { plan: given?.plan ?? '' } }),
      'request.notFound',
    );
  }
  const overview = await cityLeader.call(contract.readEmergency, {
    params: { organization: organizationIn('kunming') },
  });
  expect(overview.below.find((one) => one.organization === organization)?.missing).toBe(2);
  expect(overview.scenarios.find((one) => one.scenario === 'rumour')?.state).toBe('voluntary');
});

const answeredOf = async (call: string) =>
  (await lead.call(calls.readCall, { params: { call } })).people.filter(
    ({ acknowledged }) => acknowledged !== null,
  );

test('§9 people of the contact tree are called; each answers on the desk, by a code or by telephone, and who does not shows', async () => {
  const heard: string[] = [];
  onAcknowledged(async (_, { how }) => void heard.push(how));
  await refused(
    operator.send(calls.startReachabilityCheck, { params: { organization }, body: {} }),
    'access.forbidden',
  );
  const { call } = await lead.call(calls.startReachabilityCheck, { params: { organization }, body: {} });
  const params = { call };
  // Who calls has heard: he is not asked to answer himself.
  expect((await answeredOf(call)).map(({ person }) => person)).toEqual([lead.person]);
  expect(await kindsOf(lead)).not.toContain('reachabilityCall');
  expect(await kindsOf(unitLeader)).toContain('reachabilityCall');
  expect((await unitLeader.call(calls.listMyCalls, {})).items.map((one) => one.call)).toEqual([call]);
  await refused(stranger.send(calls.readCall, { params }), 'request.notFound');
  await refused(stranger.send(calls.acknowledgeCall, { params }), 'request.notFound');
  await unitLeader.call(calls.acknowledgeCall, { params });
  expect((await unitLeader.call(calls.listMyCalls, {})).items).toEqual([]);
  const inCharge = personIn(unit, 'leaderInCharge');
  const address = await lead.call(calls.issueCallAddress, { params: { call, person: inCharge } });
  const code = address.code;
  const form = (body: string, url: string) =>
    harness.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'zh-CN' },
      payload: body,
    });
  const seen = await harness.inject({ method: 'GET', url: new URL(address.address).pathname });
  expect(seen.body).toContain('button class="whole"');
  // Looking answers nothing, and what happened is not told to who only holds a code.
  expect((await answeredOf(call)).length).toBe(2);
  expect(seen.body).not.toContain('无需其他操作');
  expect((await form(`code=${code.toLowerCase()}`, '/r/answer')).body).toContain('已确认收到');
  expect((await form(`code=${code}`, '/r/answer')).statusCode).toBe(404);
  await refused(
    operator.send(calls.recordReached, { params: { call, person: operator.person } }),
    'emergency.callOtherHand',
  );
  await lead.call(calls.recordReached, { params: { call, person: personIn(unit, 'publicityLead') } });
  clock.set(addHours(clock.now(), 1));
  await chaseCalls(harness.context);
  expect(await kindsOf(lead)).toContain('emergencyCallSilent');
  const state = await lead.call(calls.readCall, { params });
  const ways = Object.fromEntries(state.people.map((one) => [one.person, one.acknowledged?.how ?? null]));
  expect(ways).toMatchObject({
    [unitLeader.person]: 'desk',
    [inCharge]: 'address',
    [personIn(unit, 'publicityLead')]: 'telephone',
    [operator.person]: null,
  });
  expect(heard).toEqual(['desk', 'address', 'telephone']);
  const tree = await lead.call(contract.readContacts, { params: { organization } });
  const states = Object.fromEntries(tree.people.map((one) => [one.person, one.state]));
  expect(states).toMatchObject({ [unitLeader.person]: 'confirmed', [operator.person]: 'silent' });
  later(190);
  expect(
    (await lead.call(contract.readContacts, { params: { organization } })).people.find(
      (one) => one.person === unitLeader.person,
    )?.state,
  ).toBe('due');
  await lead.call(calls.closeCall, { params });
  await refused(operator.send(calls.acknowledgeCall, { params }), 'emergency.callClosed');
});

test("§9 who keeps a contact tree is reminded once a month while it is not confirmed, also where the plan is the superior's", async () => {
  const inheriting = as('bus', 'platformLead');
  const reminders = async (by: Caller) => (await kindsOf(by)).filter((kind) => kind === 'contactsDue').length;
  const remindedIn = async (days: number, by: Caller) => {
    const before = await reminders(by);
    later(days);
    await chasePlans(harness.context);
    await chasePlans(harness.context);
    return (await reminders(by)) - before;
  };
  expect(await remindedIn(32, inheriting)).toBe(1);
  const start = { params: { organization }, body: {} };
  const { call } = await lead.call(calls.startReachabilityCheck, start);
  const { people } = await lead.call(calls.readCall, { params: { call } });
  for (const { person } of people) await lead.call(calls.recordReached, { params: { call, person } });
  expect(await remindedIn(32, lead)).toBe(0);
  const { contacts } = await lead.call(contract.readEmergency, { params: { organization } });
  expect(contacts.unconfirmed).toEqual([]);
  expect(await remindedIn(160, lead)).toBe(1);
  const stale = await lead.call(contract.readEmergency, { params: { organization } });
  expect(stale.contacts.unconfirmed[0]).toMatchObject({ state: 'due', reachedAt: expect.any(String) });
});

test('§9 a call of a drill is marked as one in what people are told', async () => {
  const by = { person: lead.person, name: '平台负责人', office: null, organization, acting: false };
  const people = [{ person: operator.person, name: '甲', role: null }];
  const wish = { root: organizationIn('kunming'), organization, text: '演练', people, by, at: clock.now() };
  await db
    .transaction()
    .execute((trx) => startCall(trx, { ...wish, for: { kind: 'drill', id: 'd' }, drill: true }));
  const kinds = await kindsOf(operator);
  expect(kinds).toContain('emergencyCallDrill');
  expect(kinds).not.toContain('emergencyCall');
});

test('§9 numbers are sealed, seen by those of the same tree only, in no record, and gone with who leaves', async () => {
  const number = '139 8765 4321';
  const params = { organization, person: operator.person };
  await refused(elsewhere.send(contract.keepContact, { params, body: { number } }), 'access.forbidden');
  await operator.call(contract.keepContact, { params, body: { number } });
  const seenBy = async (by: Caller) =>
    (await by.call(contract.readContacts, { params: { organization } })).people.find(
      (one) => one.person === operator.person,
    );
  expect((await seenBy(unitLeader))?.number).toBe(number);
  expect(await seenBy(cityLeader)).toMatchObject({ registered: true, number: null });
  const kept = await db.selectFrom('emergency_contact').select('sealed').executeTakeFirstOrThrow();
  expect(kept.sealed.toString('utf8')).not.toContain('8765');
  const entries = await db.selectFrom('ledger_entry').selectAll().execute();
  const idempotency = await db.selectFrom('idempotency').selectAll().execute();
  expect(JSON.stringify([entries, idempotency])).not.toMatch(/8765/);
  expect(JSON.stringify(entries)).toContain('contactRegistered');
  await db
    .updateTable('appointment')
    .set({ valid_to: clock.now() })
    .where('person_id', '=', operator.person)
    .execute();
  later(1);
  await chasePlans(harness.context);
  expect(await db.selectFrom('emergency_contact').selectAll().execute()).toEqual([]);
});

test('§9 plans and calls are rebuilt from the ledger as they are', async () => {
  const open = () => openDatabase(openPool(harness.ownerUrl, { size: 1 }));
  const own = projections().filter(({ name }) => name === 'plans' || name === 'calls');
  expect(own).toHaveLength(2);
  for (const projection of own)
    expect(await checkProjection(open, projection)).toMatchObject({ problem: null });
});

test('the demonstration has plans in force, inherited, expired and waiting, and a contact tree, once', async () => {
  const other = await startCity();
  const now = other.harness.clock.now();
  expect(await fillPlans(other.harness.context)).toBe(11);
  expect(await fillPlans(other.harness.context)).toBe(0);
  const from = async (key: string, which: string) =>
    (await planFor(other.harness.db, organizationIn(key), which, now))?.from ?? null;
  expect(await from('wuhua', 'wrongPublication')).toBe('own');
  for (const which of [
    'wrongPublication',
    'accountTakenOver',
    'leak',
    'wrongMark',
    'rumour',
    'platformOutage',
  ])
    expect(await from('guandu', which)).toBe('inherited');
  expect(await from('luquan', 'disaster')).toBe('expired');
  expect(await from('panlong', 'disaster')).toBe(null);
});
