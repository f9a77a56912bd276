import * as contract from '@sanshen/contract/drills';
import { acknowledgeCall, readCall } from '@sanshen/contract/emergency-calls';
import { readFile } from '@sanshen/contract/files';
import { listNotifications } from '@sanshen/contract/review';
import { afterAll, expect, test } from 'vitest';
import { deliverJob } from '../src/modules/drills/deliver.ts';
import { drillsHeld } from '../src/modules/drills/public.ts';
import { drillProjection } from '../src/modules/drills/record.ts';
import { readScenario } from '../src/modules/drills/scenarios.ts';
import { checkProjection } from '../src/modules/ledger/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { cast, drillOf, inTransport, lasting, later, plan, run, unit } from './drills-support.ts';
import type { Caller } from './harness.ts';
import { addStranger, personIn, startCity } from './organization-support.ts';
import { picture } from './publishing-support.ts';
import { expectRefusal } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const { director, observer, first, second, lead } = cast(city);
const as = (key: string, office: string) => lasting(city, personIn(key, office));
const now = () => harness.clock.now();
const pass = async (minutes: number) => {
  harness.clock.set(later(now(), minutes));
  await harness.runJobs();
};
const read = (by: Caller, drill: string) => by.call(contract.readDrill, { params: { drill } });
/** Half a second later, since two things of one moment have no order. */
const tick = () => harness.clock.set(later(now(), 1 / 120));
const act = (by: Caller, drill: string, body: object) => {
  tick();
  return by.send(contract.actInDrill, { params: { drill }, body: body as never });
};
const told = async (by: Caller) =>
  (await by.call(listNotifications, { query: { limit: 100 } })).items.filter(({ kind }) =>
    kind.startsWith('drill'),
  );

afterAll(async () => {
  const open = () => openDatabase(openPool(harness.serverUrl, { size: 1 }));
  expect((await checkProjection(open, drillProjection)).problem).toBeNull();
});

test('§9 a drill from its plan to the acknowledged report', async () => {
  const drill = await plan(director, now());
  const params = { drill };
  expect((await told(first)).map(({ kind }) => kind)).toEqual(['drillPlanned']);
  // Somebody who takes part reads that there is a drill, and nothing of what comes.
  expect(await read(first, drill)).toMatchObject({ part: 'participant', script: null, delivered: [] });
  expect((await read(observer, drill)).script?.injects).toHaveLength(5);

  await run(director, drill, 'begin');
  await harness.runJobs();
  const inbox = await told(first);
  expect(inbox[0]).toMatchObject({
    kind: 'drillInject',
    text: { zh: expect.stringMatching(/^【演练】/), en: expect.stringMatching(/^\[Drill\]/) },
    details: { title: '【演练】误发处置演练', text: '【演练】读者指出标题有误' },
  });
  await act(first, drill, { kind: 'receipt', inject: 'seen' });
  harness.clock.set(later(now(), 4));
  await act(second, drill, { kind: 'receipt', inject: 'seen' });
  await pass(1);
  expectRefusal(await act(first, drill, { kind: 'receipt', inject: 'stop' }), 409, 'drills.injectUnknown');
  await pass(1);
  expect((await act(lead, drill, { kind: 'freeze', target: null, text: '立即封停' })).statusCode).toBe(204);
  // The contact tree too is practised, marked wherever it is shown; who calls has answered by that.
  expect((await act(lead, drill, { kind: 'call', text: '请立即到岗' })).statusCode).toBe(204);
  expectRefusal(await act(lead, drill, { kind: 'call', text: '再呼' }), 409, 'drills.alreadyCalled');
  const { call } = await read(second, drill);
  const ofCall = { call: call?.call ?? '' };
  expect((await first.call(listNotifications, { query: { limit: 5 } })).items[0]?.kind).toBe(
    'emergencyCallDrill',
  );
  await first.call(acknowledgeCall, { params: ofCall });
  expect((await read(observer, drill)).call).toMatchObject({ people: 3, silent: ['市交通局运营人员乙'] });
  tick();
  await run(director, drill, 'pause');
  expectRefusal(await act(lead, drill, { kind: 'decision', text: '等' }), 409, 'drills.notRunning');
  await pass(60);
  expect((await read(director, drill)).delivered).toHaveLength(3);
  await run(director, drill, 'resume');
  for (const target of ['p1', 'p3']) await act(second, drill, { kind: 'takedown', target, text: '' });
  await act(second, drill, { kind: 'statement', text: '误发说明' });
  const { sandbox } = await read(lead, drill);
  expect(sandbox?.channels[0]).toMatchObject({
    frozen: true,
    publications: [{ takenDown: { by: '市交通局运营人员乙' } }, { takenDown: null }],
  });
  await act(lead, drill, { kind: 'approve', target: sandbox?.statements[0]?.id });
  tick();
  await observer.call(contract.noteDrill, { params, body: { text: '反应较快' } });
  await pass(6);
  expect((await read(second, drill)).delivered[0]).toMatchObject({
    inject: { id: 'alone' },
    mine: true,
    to: [],
  });
  tick();
  await director.call(contract.deliverInject, { params: { drill, inject: 'end' } });
  tick();
  await run(director, drill, 'end');
  expect(await harness.runJobs()).toBeUndefined();

  const done = await read(director, drill);
  expect(await second.call(readCall, { params: ofCall })).toMatchObject({
    drill: true,
    reason: { kind: 'drill', id: drill },
    closed: { name: expect.any(String) },
  });
  expect(Object.fromEntries(done.reactions.map((one) => [one.inject, one.state]))).toEqual({
    seen: 'late',
    stop: 'inTime',
    down: 'inTime',
    alone: 'missed',
  });
  expect(done.counts).toEqual({ asked: 4, inTime: 2, late: 1, missed: 1 });
  expect(Math.floor(done.minute)).toBe(12);
  expect(done.timeline.map(({ kind }) => kind)).toEqual([
    'begun',
    'delivered',
    'receipt',
    'receipt',
    'delivered',
    'delivered',
    'froze',
    'called',
    'paused',
    'resumed',
    'tookDown',
    'tookDown',
    'stated',
    'statementApproved',
    'observed',
    'delivered',
    'delivered',
    'ended',
  ]);

  const items = done.evaluationItems;
  expect(items.map(({ id }) => id)).toContain('takingDown');
  const marks = items.map(({ id }) => ({ item: id, mark: 4, note: '' }));
  expectRefusal(
    await director.send(contract.reportDrill, { params, body: { act: 'submit', note: '总体良好' } }),
    409,
    'drills.evaluationMissing',
  );
  await observer.call(contract.evaluateDrill, { params, body: { marks, overall: '撤稿及时，答复有缺' } });
  await director.call(contract.drawLesson, {
    params,
    body: { text: '补齐夜间通讯录', owner: inTransport('operator', 2), due: '2026-12-01' },
  });
  await director.call(contract.reportDrill, { params, body: { act: 'submit', note: '总体良好' } });
  expect((await told(observer))[0]?.kind).toBe('drillReportSubmitted');
  const cityLead = as('publicity', 'publicityLead');
  await cityLead.call(contract.reportDrill, { params, body: { act: 'question', note: '乙为何未答复' } });
  await director.call(contract.reportDrill, { params, body: { act: 'submit', note: '乙当时在撤稿' } });
  for (const by of [director, lead, first])
    expectRefusal(
      await by.send(contract.reportDrill, { params, body: { act: 'acknowledge' } }),
      403,
      'access.forbidden',
    );
  await observer.call(contract.reportDrill, { params, body: { act: 'acknowledge', note: '收悉' } });
  expect((await read(director, drill)).report).toMatchObject({
    status: 'acknowledged',
    toName: expect.stringContaining('宣传部'),
    questions: [{ note: '乙为何未答复' }],
  });
  const { items: reports } = await observer.call(contract.listDrillReports, {
    params: { organization: 'organization-publicity' },
  });
  expect(reports).toMatchObject([{ drill, report: { status: 'acknowledged' } }]);

  const { items: lessons } = await second.call(contract.listLessons, { params: { organization: unit } });
  expect(lessons).toMatchObject([{ text: '补齐夜间通讯录', done: null, mayComplete: true }]);
  const lesson = lessons[0]?.lesson ?? '';
  expectRefusal(
    await first.send(contract.completeLesson, { params: { drill, lesson }, body: { note: '好了' } }),
    403,
    'access.forbidden',
  );
  await second.call(contract.completeLesson, { params: { drill, lesson }, body: { note: '已补齐' } });

  const held = await drillsHeld(harness.db, unit, later(now(), -10_000), later(now(), 10_000));
  expect(held).toMatchObject({ perYear: 2, held: [{ drill, reportedAt: expect.any(String) }] });
  const pdf = await observer.send(contract.readDrillReportPdf, { params });
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  const word = await first.send(contract.readDrillReportWord, { params });
  expect(word.rawPayload.subarray(0, 2).toString()).toBe('PK');
});

test('§9 §11 nobody who takes part sees what is to come: not on the page, in messages, in the ledger or as a file, nor what was told to another', async () => {
  const file = await picture(harness, director, '#aa2222');
  const wish = drillOf(now());
  const injects = wish.injects.map((one) =>
    one.id === 'end' ? { ...one, text: '天机不可泄露', attachment: { file, name: '截图.png' } } : one,
  );
  const drill = await plan(director, now(), { injects });
  const secret = '天机不可泄露';
  const watchers = [first, second, lead, as('transport', 'mainLeader'), as('kunming', 'mainLeader')];
  const everythingOf = async (by: Caller): Promise<string> =>
    JSON.stringify([await read(by, drill), await told(by)]);
  const ledger = async () =>
    JSON.stringify(
      await harness.db.selectFrom('ledger_entry').selectAll().where('kind', 'like', 'drills.%').execute(),
    );
  const hidden = async () => {
    for (const by of watchers) {
      expect(await everythingOf(by)).not.toContain(secret);
      expect((await by.send(readFile, { params: { digest: file }, query: {} })).statusCode).toBe(404);
    }
    expect(await ledger()).not.toContain(secret);
  };
  await hidden();
  await run(director, drill, 'begin');
  await harness.runJobs();
  await pass(12);
  await hidden();
  // What reached one of them is not shown to the other, nor to anybody beside.
  expect(await everythingOf(second)).toContain('只给乙的密令');
  for (const by of watchers.filter((one) => one !== second))
    expect(await everythingOf(by)).not.toContain('只给乙的密令');
  expect(JSON.stringify(await read(first, drill))).not.toContain('"harmful":true');
  await pass(8);
  for (const by of [first, second, lead]) expect(await everythingOf(by)).toContain(secret);
  expect((await first.send(readFile, { params: { digest: file }, query: {} })).statusCode).toBe(200);
  await run(director, drill, 'end');
  expect((await read(lead, drill)).script?.injects).toHaveLength(5);

  const stranger = await addStranger(city);
  const elsewhere = as('bus', 'platformLead');
  for (const by of [stranger, elsewhere]) {
    expectRefusal(await by.send(contract.readDrill, { params: { drill } }), 404, 'request.notFound');
    expectRefusal(
      await by.send(contract.listDrills, { params: { organization: unit }, query: {} }),
      403,
      'access.forbidden',
    );
  }
  for (const by of [first, observer, elsewhere])
    expect(
      (await by.send(contract.readDrillPreparation, { params: { organization: unit } })).statusCode,
    ).toBe(403);
});

test('§9 planning is for the unit’s own leads, with its own people, and a director alone runs it', async () => {
  const params = { organization: unit };
  const body = drillOf(now());
  const stranger = 'person-bus-operator-1';
  for (const [by, status] of [
    [first, 403],
    [observer, 403],
    [as('kunming', 'mainLeader'), 403],
    [as('bus', 'platformLead'), 403],
  ] as const)
    expect((await by.send(contract.planDrill, { params, body })).statusCode).toBe(status);
  const refused = async (change: object, code: string, by = director) =>
    expect((await by.send(contract.planDrill, { params, body: { ...body, ...change } })).json().code).toBe(
      code,
    );
  await refused({ director: stranger }, 'drills.personElsewhere');
  await refused({ scenario: 'nothing' }, 'drills.scenarioUnknown');
  await refused({}, 'drills.plannerTakesPart', lead);
  await refused({ plannedAt: later(now(), -5) }, 'drills.plannedInPast');

  const drill = await plan(director, now());
  await director.call(contract.changeDrill, { params: { drill }, body: { ...body, title: '改名演练' } });
  expectRefusal(await lead.send(contract.changeDrill, { params: { drill }, body }), 403, 'access.forbidden');
  for (const by of [lead, observer, first])
    expectRefusal(
      await by.send(contract.runDrill, { params: { drill }, body: { act: 'begin' } }),
      403,
      'access.forbidden',
    );
  await run(lead, drill, 'cancel', '改期');
  expect(await read(director, drill)).toMatchObject({ title: '改名演练', status: 'cancelled' });
  const { items, mayPlan } = await director.call(contract.listDrills, { params, query: {} });
  expect([items[0]?.title, mayPlan]).toEqual(['改名演练', true]);
});

test('a job that runs again delivers nothing twice, and one for a drill that is not there does nothing', async () => {
  const drill = await plan(director, now());
  await run(director, drill, 'begin');
  await Promise.all([1, 2, 3].map(() => deliverJob(harness.context, { drill })));
  await harness.runJobs();
  expect((await read(director, drill)).delivered).toHaveLength(1);
  await deliverJob(harness.context, { drill: '00000000-0000-7000-8000-000000000001' });
  await run(director, drill, 'abort', '真实事件优先');
  await pass(60);
  expect(await read(director, drill)).toMatchObject({ status: 'aborted', report: null, delivered: [{}] });
});

test('a scenario that is badly written is refused with its fault', () => {
  const good = 'id: x\nname: {zh: a, en: a}\nsummary: {zh: a, en: a}\ngoal: {zh: a, en: a}\nchannels: []\n';
  const roles = 'roles: [{id: r, name: {zh: a, en: a}, offices: [], does: {zh: a, en: a}}]\n';
  const inject = (role: string) => `injects: [{id: i, minute: 0, roles: [${role}], text: {zh: a, en: a}}]\n`;
  expect(readScenario(good + roles + inject('r'), 'x').injects).toHaveLength(1);
  expect(() => readScenario(good + roles + inject('other'), 'x')).toThrow('other');
  expect(() => readScenario(good + inject('r'), 'x')).toThrow('x:');
});
