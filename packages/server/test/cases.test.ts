import * as contract from '@sanshen/contract/cases';
import { listNotifications } from '@sanshen/contract/review';
import type { RouteCall } from '@sanshen/contract/route';
import { addHours, brandId, type Digest, type OrganizationId } from '@sanshen/domain/kernel';
import type { LightMyRequestResponse } from 'fastify';
import { expect, test } from 'vitest';
import { chaseCases } from '../src/modules/cases/chase-cases.ts';
import { caseStream, casesOf, onCaseChanged, openCase } from '../src/modules/cases/public.ts';
import { commitmentTo } from '../src/modules/cases/records/person-store.ts';
import { sealRecords } from '../src/modules/cases/records/seal-records.ts';
import { checkProjection, mayReadStream, projections } from '../src/modules/ledger/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { keepFile } from '../src/platform/files/keep-file.ts';
import type { Caller } from './harness.ts';
import { organizationIn, startCity } from './organization-support.ts';

const city = await startCity();
const { harness } = city;
const { db, clock } = harness;
const unit = organizationIn('yunnanUniversity');
const root = organizationIn('kunming');
const cityLeader = await city.as('kunming', 'mainLeader');
const deputy = await city.as('kunming', 'deputySecretaryBusiness');
const publicity = await city.as('publicity', 'publicityLead');
const unitLead = await city.as('yunnanUniversity', 'platformLead');
const unitLeader = await city.as('yunnanUniversity', 'mainLeader');
const unitOperator = await city.as('yunnanUniversity', 'operator', 1);
const otherUnit = await city.as('scienceUniversity', 'mainLeader');

type Step = NonNullable<RouteCall<typeof contract.stepCase>['body']>;
const step = (by: Caller, id: string, body: Step) =>
  by.send(contract.stepCase, { params: { case: id }, body });
async function done(by: Caller, id: string, body: Step): Promise<string> {
  const answer = await step(by, id, body);
  expect(answer.json().code).toBeUndefined();
  return answer.json().status;
}
async function refused(answer: Promise<LightMyRequestResponse>, code: string): Promise<void> {
  expect((await answer).json().code).toBe(code);
}
const read = (by: Caller, id: string) => by.call(contract.readCase, { params: { case: id } });
const kindsOf = async (by: Caller) =>
  (await by.call(listNotifications, { query: { limit: 100 } })).items.map(({ kind }) => kind);
const list = (by: Caller, organization: OrganizationId, query: object = {}) =>
  by.call(contract.listCases, { params: { organization }, query });

async function report(by: Caller, more: object = {}, organization = unit): Promise<LightMyRequestResponse> {
  return by.send(contract.openCase, {
    params: { organization },
    body: {
      ...{ clause: '§5', gravity: 'ordinary', title: '未经三审发布', note: '巡查时发现一篇推送没有三审记录' },
      evidence: [{ kind: 'page', id: 'https://example.com/a', name: '页面' }],
      ...more,
    } as never,
  });
}
const opened = async (by = deputy, more: object = {}) => (await report(by, more)).json().case as string;

async function notified(gravity = 'ordinary', measures: string[] = []): Promise<string> {
  const id = await opened(deputy);
  await done(deputy, id, { kind: 'verify', gravity, measures, note: '属实' } as Step);
  await done(deputy, id, { kind: 'notify', note: '请于七日内答复' });
  return id;
}

test('§12 a case goes from being found to being closed, each step in the ledger, and costs what the rule book says', async () => {
  const seen: string[] = [];
  const stop = onCaseChanged(async (_, { event }) => {
    seen.push(event.kind);
  });
  const id = await opened();
  expect((await read(deputy, id)).may).toContain('verify');
  // The unit knows nothing of it until it is told; others never.
  await refused(unitLead.send(contract.readCase, { params: { case: id } }), 'request.notFound');
  expect((await list(unitLead, unit)).items).toEqual([]);
  await refused(step(deputy, id, { kind: 'notify', note: '请答复' }), 'cases.notVerified');
  await done(deputy, id, { kind: 'verify', gravity: 'ordinary', measures: ['assessment'], note: '属实' });
  await done(deputy, id, { kind: 'notify', note: '请答复' });
  expect(await kindsOf(unitLead)).toContain('caseNotified');
  expect((await read(unitLead, id)).may.toSorted()).toEqual(['answer', 'appeal']);
  expect((await read(unitOperator, id)).may).toEqual([]);
  await refused(step(unitOperator, id, { kind: 'answer', note: '我来答' }), 'cases.notYours');
  await refused(otherUnit.send(contract.readCase, { params: { case: id } }), 'request.notFound');
  const bytes = Buffer.from('情况说明');
  const kept = { person: unitLead.person, organization: unit, name: '说明.txt' };
  const { digest } = await keepFile(harness.context, bytes, kept);
  const files = [{ file: digest, name: '说明.txt' }];
  await refused(step(unitLeader, id, { kind: 'answer', note: '说明', files }), 'request.notFound');
  await done(unitLead, id, { kind: 'answer', note: '系值班人员漏走流程', files });
  expect(await kindsOf(deputy)).toContain('caseAnswered');
  expect(await harness.context.fileAccess.mayRead(deputy.person, brandId<Digest>(digest))).toBe(true);
  expect(await harness.context.fileAccess.mayRead(otherUnit.person, brandId<Digest>(digest))).toBe(false);
  await done(deputy, id, { kind: 'sendBack', note: '请写明时间' });
  await done(unitLead, id, { kind: 'answer', note: '十一月二日' });
  await done(unitLead, id, { kind: 'rectify', note: '已补审并培训' });
  await done(deputy, id, { kind: 'check', passed: true, note: '合格' });
  await refused(
    step(deputy, id, { kind: 'close', measures: ['accountability'], note: '结案' }),
    'cases.measureTooHigh',
  );
  expect(await done(deputy, id, { kind: 'close', measures: [], note: '结案' })).toBe('closed');
  stop();
  expect(seen).toEqual([
    ...[
      'opened',
      'verified',
      'notified',
      'answered',
      'sentBack',
      'answered',
      'rectified',
      'checked',
      'closed',
    ],
  ]);
  const { timeline, deduction, measures } = await read(unitLead, id);
  expect(timeline.map(({ kind }) => kind)).toEqual(seen);
  expect([deduction, measures.map((one) => one.id)]).toEqual([
    { points: 2, forMissed: 0, final: false },
    ['assessment'],
  ]);
  const period = { organization: unit, from: addHours(clock.now(), -1), to: addHours(clock.now(), 1) };
  const counted = await casesOf(db, period);
  expect(counted.find((one) => one.id === id)?.deduction.points).toBe(2);
  expect(await casesOf(db, { ...period, organization: root })).toEqual([]);
});

test('§11 the publicity department opens, adds and reminds, and decides nothing; a unit never handles its own case', async () => {
  const id = await opened(publicity);
  await refused(
    step(publicity, id, { kind: 'verify', gravity: 'minor', note: '属实' }),
    'cases.guidanceOnly',
  );
  await done(publicity, id, {
    kind: 'addEvidence',
    evidence: [{ kind: 'page', id: 'https://example.com/b', name: '另一页' }],
    note: '',
  });
  await done(publicity, id, { kind: 'notify', note: '业务提醒' });
  expect((await read(unitLead, id)).guided).toBe(true);
  await refused(step(publicity, id, { kind: 'dismiss', note: '撤' }), 'cases.guidanceOnly');
  const own = await opened(unitLeader);
  await refused(step(unitLeader, own, { kind: 'verify', gravity: 'minor', note: '属实' }), 'cases.notYours');
  expect((await report(otherUnit)).json().code).toBe('access.forbidden');
  expect((await report(unitOperator)).json().code).toBe('access.forbidden');
  expect((await list(deputy, root, { side: 'below' })).items.map((one) => one.case)).toContain(own);
  expect(
    (await list(publicity, organizationIn('publicity'), { side: 'below' })).items.map((one) => one.case),
  ).toContain(id);
  const guided = (await list(publicity, organizationIn('publicity'), { side: 'below' })).items;
  expect(guided.map((one) => one.case)).not.toContain(own);
  await refused(
    unitLead.send(contract.listCases, { params: { organization: root }, query: { side: 'below' } }),
    'access.forbidden',
  );
  await refused(
    otherUnit.send(contract.listCases, { params: { organization: unit }, query: {} }),
    'access.forbidden',
  );
});

test('§12 who is named in a case decides nothing in it; the ledger of a case is open to who sees the case', async () => {
  const id = await opened(deputy, { concerned: [cityLeader.person] });
  await refused(step(cityLeader, id, { kind: 'verify', gravity: 'minor', note: '属实' }), 'cases.ownCause');
  const readsStream = (by: Caller) =>
    mayReadStream(harness.context, by.person, caseStream(id as Parameters<typeof caseStream>[0]));
  expect([await readsStream(deputy), await readsStream(unitLeader), await readsStream(otherUnit)]).toEqual([
    ...[true, false, false],
  ]);
  // A unit, and a department that guides it, bar nobody but people of the unit.
  for (const by of [unitLeader, publicity]) {
    await refused(report(by, { concerned: [cityLeader.person] }), 'request.notFound');
    expect((await report(by, { concerned: [unitLead.person] })).statusCode).toBe(201);
  }
});

test('§12 an appeal is decided by another of the superior; overturned, the case costs nothing', async () => {
  const id = await notified('ordinary', ['assessment']);
  await done(unitLead, id, { kind: 'appeal', note: '该稿件有三审记录' });
  await refused(
    step(deputy, id, { kind: 'decideAppeal', verdict: 'upheld', note: '维持' }),
    'cases.appealSameHand',
  );
  await refused(
    step(publicity, id, { kind: 'decideAppeal', verdict: 'upheld', note: '维持' }),
    'cases.guidanceOnly',
  );
  await done(cityLeader, id, { kind: 'decideAppeal', verdict: 'overturned', note: '查明有记录' });
  const shown = await read(unitLead, id);
  expect([shown.status, shown.deduction.points]).toEqual(['dismissed', 0]);
  expect(await kindsOf(unitLead)).toContain('caseDecided');
});

test('§12 one thing gives one case about a unit and a clause; a case from elsewhere names what it came from', async () => {
  const opening = {
    ...({ clause: '§6', gravity: 'minor', source: { kind: 'incident', id: 'incident-1' } } as const),
    ...{ root, organization: unit, title: '漏巡', evidence: [], by: null },
  };
  const open = () => db.transaction().execute((trx) => openCase(trx, { ...opening, at: clock.now() }));
  const id = await open();
  expect(await open()).toBe(id);
  expect(await kindsOf(deputy)).toContain('caseOpened');
  const source = { kind: 'publication', id: '0190a000-0000-7000-8000-000000000000' };
  expect((await report(deputy, { source })).json().code).toBe('cases.sourceElsewhere');
});

test('§12 §11 figures of a year: the command counts all, the unit those that it was told of', async () => {
  const figures = (by: Caller, organization: OrganizationId, query: object = {}) =>
    by.call(contract.readCaseFigures, { params: { organization }, query });
  const before = await figures(deputy, root);
  const own = await figures(unitLead, unit);
  await opened();
  await notified();
  const after = await figures(deputy, root);
  expect([after.opened - before.opened, after.side, after.year]).toEqual([2, 'below', 2026]);
  expect(after.byUnit.find(({ organization }) => organization === unit)?.name).toContain('云南大学');
  const told = await figures(unitLead, unit);
  expect([told.opened - own.opened, told.side, told.supervises]).toEqual([1, 'own', false]);
  expect((await figures(deputy, root, { year: 2025 })).opened).toBe(0);
  await refused(
    otherUnit.send(contract.readCaseFigures, { params: { organization: unit }, query: {} }),
    'access.forbidden',
  );
});

test('§12 a deadline that passes is recorded once, told to both sides, and costs the unit', async () => {
  const id = await notified('ordinary', ['assessment']);
  harness.clock.set(addHours(clock.now(), 24 * 8));
  await chaseCases(harness.context);
  await chaseCases(harness.context);
  const { missed, overdue, deduction } = await read(await city.as('yunnanUniversity', 'platformLead'), id);
  expect([missed, overdue, deduction.points]).toEqual([{ unit: 1, superior: 0 }, true, 3]);
  const late = await city.as('kunming', 'mainLeader');
  expect((await kindsOf(late)).filter((kind) => kind === 'caseOverdue').length).toBeGreaterThan(0);
  expect(
    (await list(late, root, { side: 'below', state: 'overdue' })).items.map((one) => one.case),
  ).toContain(id);
});

test('§12 an accountability record: restricted sight, every look recorded, appeal by the person, deleted in time', async () => {
  const leader = await city.as('kunming', 'mainLeader');
  const second = await city.as('kunming', 'deputySecretaryBusiness');
  const unitMain = await city.as('yunnanUniversity', 'mainLeader');
  const person = await city.as('yunnanUniversity', 'operator', 2);
  const lead = await city.as('yunnanUniversity', 'platformLead');
  const make = (by: Caller, id: string, body = { person: person.person, grounds: '未走审批流程' }) =>
    by.send(contract.makeRecord, { params: { case: id }, body });
  const looks = (by: Caller, id: string) =>
    by.send(contract.readCaseRecords, { params: { case: id }, body: {} });

  const mild = await (async () => {
    const id = (await report(second, { concerned: [person.person] })).json().case as string;
    await done(second, id, { kind: 'verify', gravity: 'ordinary', measures: ['circular'], note: '属实' });
    return id;
  })();
  expect((await make(leader, mild)).json().code).toBe('cases.recordNotAllowed');

  const id = (await report(second, { title: '擅自发布' })).json().case as string;
  await done(second, id, { kind: 'verify', gravity: 'grave', measures: ['accountability'], note: '属实' });
  await done(second, id, { kind: 'notify', note: '请答复' });
  // The rule book names the main leaders and the leader in charge: another leader of the city makes none.
  expect((await make(second, id)).json().code).toBe('cases.recordNotYours');
  expect((await make(unitMain, id)).json().code).toBe('cases.recordNotYours');
  const { record } = (await make(leader, id)).json() as { record: string };

  expect((await looks(lead, id)).json().code).toBe('cases.recordNotYours');
  expect((await looks(second, id)).json().code).toBe('cases.recordNotYours');
  expect((await looks(otherUnit, id)).statusCode).not.toBe(200);
  expect((await looks(unitMain, id)).json().items[0]).toMatchObject({ grounds: '未走审批流程' });
  const views = await db.selectFrom('accountability_record_view').select('person_id').execute();
  expect(views.map((one) => one.person_id)).toEqual([unitMain.person]);
  const own = await person.call(contract.listOwnRecords, {});
  expect(own.items[0]).toMatchObject({ record, grounds: '未走审批流程', may: { appeal: true } });
  expect((await lead.call(contract.listOwnRecords, {})).items).toEqual([]);

  // Nothing in the ledger names him; with grounds and salt, the entry shows that it is he.
  const rows = await db
    .selectFrom('ledger_entry')
    .select('text')
    .where('text', 'like', `%"case:${id}"%`)
    .execute();
  const entries = rows.map(({ text }) => JSON.parse(text) as { kind: string; body: { commitment?: string } });
  expect(JSON.stringify(entries)).not.toContain(person.person);
  const kept = await db.selectFrom('accountability_record_person').selectAll().executeTakeFirstOrThrow();
  expect(entries.find(({ kind }) => kind === 'cases.recordMade')?.body.commitment).toBe(
    commitmentTo(kept.record_id, { person: person.person, grounds: kept.grounds }, kept.salt),
  );
  expect(entries.filter(({ kind }) => kind === 'cases.recordViewed')).toHaveLength(1);

  const appeal = (by: Caller) =>
    by.send(contract.appealRecord, { params: { record }, body: { note: '当时在休假' } });
  const decide = (by: Caller, verdict: 'upheld' | 'overturned' = 'upheld') =>
    by.send(contract.decideRecord, { params: { record }, body: { verdict, note: '情况属实' } });
  await refused(appeal(unitMain), 'request.notFound');
  expect((await appeal(person)).json().status).toBe('appealed');
  await refused(decide(leader), 'cases.appealSameHand');
  await refused(decide(unitMain), 'cases.recordNotYours');
  // Who may decide about it may read it for that.
  expect((await looks(second, id)).json().items[0]).toMatchObject({
    appeal: '当时在休假',
    may: { decide: true },
  });
  expect((await decide(second)).json().status).toBe('upheld');
  expect((await looks(second, id)).json().code).toBe('cases.recordNotYours');

  const concerned = async () =>
    (await db.selectFrom('accountability_case_person').select('case_id').execute()).map((row) => row.case_id);
  await done(second, mild, { kind: 'dismiss', note: '不属实' });
  await sealRecords(harness.context);
  expect(await concerned()).toEqual(expect.arrayContaining([mild, id]));
  harness.clock.set(addHours(clock.now(), 24 * 1096));
  await sealRecords(harness.context);
  // Whom a case concerned is forgotten with it; the other case is not over yet.
  expect(await concerned()).toContain(id);
  expect(await concerned()).not.toContain(mild);
  expect(await db.selectFrom('accountability_record_person').selectAll().execute()).toEqual([]);
  expect(await db.selectFrom('accountability_record_view').selectAll().execute()).toEqual([]);
  const notices = await db
    .selectFrom('notification')
    .select('kind')
    .where('kind', '=', 'accountabilityRecorded')
    .execute();
  expect(notices).toEqual([]);
});

test('§12 cases and records are what the ledger says', async () => {
  const projection = projections().find(({ name }) => name === 'cases');
  if (projection === undefined) throw new Error('no projection');
  const open = () => openDatabase(openPool(harness.ownerUrl, { size: 1 }));
  expect(await checkProjection(open, projection)).toMatchObject({ problem: null });
});
