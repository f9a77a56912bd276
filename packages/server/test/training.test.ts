import * as contract from '@sanshen/contract/training';
import * as bank from '@sanshen/contract/training-bank';
import * as exams from '@sanshen/contract/training-examinations';
import { addHours } from '@sanshen/domain/kernel';
import type { ItemKind } from '@sanshen/domain/training';
import type { LightMyRequestResponse } from 'fastify';
import { describe, expect, test } from 'vitest';
import { checkProjection, projections } from '../src/modules/ledger/public.ts';
import { drawFor } from '../src/modules/training/begin-attempt.ts';
import { certificatesOf, hoursLearnt, onCertificate } from '../src/modules/training/public.ts';
import { findAttempt, findExamination, itemsOf, sheetOf } from '../src/modules/training/store.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { enqueue } from '../src/platform/jobs/tasks.ts';
import type { Caller } from './harness.ts';
import { organizationIn, startCity } from './organization-support.ts';

const city = await startCity();
const { harness } = city;
const { db, clock } = harness;
const organization = organizationIn('metro');
const params = { organization };
const [lead, publicity, charge, main, operator, second] = await Promise.all([
  city.as('metro', 'platformLead'),
  city.as('metro', 'publicityLead'),
  city.as('metro', 'leaderInCharge'),
  city.as('metro', 'mainLeader'),
  city.as('metro', 'operator', 1),
  city.as('metro', 'operator', 2),
]);
const issued: string[] = [];
onCertificate(async (_trx, { certificate, what }) => {
  issued.push(`${what} ${certificate.number}`);
});

async function refused(answer: Promise<LightMyRequestResponse>, code: string): Promise<void> {
  expect((await answer).json().code).toBe(code);
}

async function runClose(): Promise<void> {
  await db.transaction().execute((trx) => enqueue(trx, 'training.close', {}));
  await harness.runJobs();
}

const line = (kind: ItemKind, count: number, points: number) => ({ kind, count, points });
const set = (more: object, by: Caller = lead) =>
  by.call(exams.setExamination, {
    params,
    body: {
      title: '运营人员资格考试',
      audience: {},
      blueprint: [line('single', 5, 10), line('judge', 5, 6), line('proofreading', 1, 20)],
      opensAt: clock.now(),
      closesAt: addHours(clock.now(), 1),
      minutes: 60,
      passScore: 80,
      retakeAfterHours: 0,
      ...more,
    } as never,
  });

/** Everything of a sheet answered rightly, by the places of the sheet. */
async function rightAnswers(attempt: string) {
  const sheet = await sheetOf(db, attempt as never);
  const items = await itemsOf(db, sheet);
  return sheet.map(({ options }, position) => {
    const content = items[position]?.content;
    switch (content?.kind) {
      case 'single':
        return { kind: 'single' as const, choice: options.indexOf(content.right) };
      case 'multiple':
        return { kind: 'multiple' as const, choices: content.right.map((one) => options.indexOf(one)) };
      case 'judge':
        return { kind: 'judge' as const, verdict: content.right };
      case 'fill':
        return { kind: 'fill' as const, texts: content.blanks.map((ways) => ways[0] ?? '') };
      case 'proofreading':
        return {
          kind: 'proofreading' as const,
          marks: content.errors.map(({ start, end, right }) => ({ start, end, correction: right[0] ?? '' })),
        };
      default:
        return { kind: 'free' as const, text: '先报告，再留证，然后处置。' };
    }
  });
}

let sequence = 0;
function save(
  by: Caller,
  attempt: string,
  answers: readonly (readonly [number, unknown])[],
  madeAt = clock.now(),
) {
  sequence += 1;
  return by.send(exams.saveAnswers, {
    params: { attempt },
    body: { answers: answers.map(([position, answer]) => ({ position, sequence, madeAt, answer })) as never },
  });
}

/** Time passes; nobody's session ends for want of a request meanwhile. */
async function later(minutes: number): Promise<void> {
  for (let left = minutes; left > 0; left -= 30) {
    clock.set(addHours(clock.now(), Math.min(left, 30) / 60));
    for (const one of [lead, publicity, charge, main, operator, second])
      await one.call(contract.myTraining, {});
  }
}
const begin = async (by: Caller, examination: string) =>
  (await by.call(exams.beginAttempt, { params: { examination }, body: {} })).attempt;

describe('§10 the question bank', () => {
  test('the shipped questions are taken in once, and nobody but who runs training sees what is right', async () => {
    const body = {};
    expect((await lead.call(bank.adoptShipped, { params, body })).added).toBeGreaterThanOrEqual(60);
    expect(await lead.call(bank.adoptShipped, { params, body })).toMatchObject({ added: 0 });
    const { items } = await lead.call(bank.readBank, { params, query: { topic: '§5' } });
    expect(items.length).toBeGreaterThan(3);
    await refused(operator.send(bank.readBank, { params }), 'access.forbidden');
    await refused(
      (await city.as('kunming', 'mainLeader')).send(bank.readBank, { params }),
      'access.forbidden',
    );
  });

  test('a list that was exported is imported again as it was; every problem is said by row', async () => {
    const exported = await lead.send(bank.exportBank, { params });
    const other = await city.as('bus', 'platformLead');
    const there = { organization: organizationIn('bus') };
    const post = (route: 'plan' | 'import', bytes: Buffer, by: Caller = other) =>
      upload(by, `/api/v1/organizations/${there.organization}/question-bank/${route}`, bytes);
    expect(await post('plan', exported.rawPayload)).toMatchObject({ problems: [], applied: false });
    const template = await other.send(bank.bankTemplate, { params: there });
    expect(await post('plan', template.rawPayload)).toMatchObject({ rows: 0, ready: 0, problems: [] });
    const taken = await post('import', exported.rawPayload);
    expect(taken).toMatchObject({ applied: true, known: 0 });
    expect(await post('import', exported.rawPayload)).toMatchObject({ ready: 0, known: taken.ready });
    const head = '题型,考点,难度,题干,选项A,选项B,答案,校对文本';
    const rows = [
      '单选,第五条,易,哪项对,甲,乙,C,',
      '判断,第三十条,易,对吗,,,也许,',
      '填空,§5,中,没有空,,,三,',
      '校对,校对,易,改错,,,,没有差错',
    ];
    const bad = await post('plan', Buffer.from([head, ...rows].join('\n')));
    expect(
      bad.problems.map(({ row, column }: { row: number; column: string }) => `${row} ${column}`),
    ).toEqual(['2 答案', '3 考点', '3 答案', '4 答案', '5 校对文本']);
    expect(await post('import', Buffer.from([head, ...rows].join('\n')))).toMatchObject({ applied: false });
  });

  test('units below draw from the bank of those above without reading it', async () => {
    const root = { organization: organizationIn('kunming') };
    const above = await city.as('kunming', 'mainLeader');
    await above.call(bank.adoptShipped, { params: root, body: {} });
    const below = { organization: organizationIn('guandu') };
    const guandu = await city.as('guandu', 'platformLead');
    const { pool } = await guandu.call(bank.readPool, { params: below });
    expect(pool.reduce((sum, { inherited }) => sum + inherited, 0)).toBeGreaterThanOrEqual(60);
    expect((await guandu.call(bank.readBank, { params: below })).items).toEqual([]);
  });
});

async function upload(by: Caller, url: string, bytes: Buffer, name = 'bank.xlsx') {
  const boundary = 'frontier';
  const payload = Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const answer = await harness.inject({
    method: 'POST',
    url,
    headers: {
      cookie: by.cookie,
      'x-sanshen-request': '1',
      'idempotency-key': `upload-${Math.random()}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload,
  });
  return answer.json();
}

describe('§10 an examination', () => {
  test('nothing that a taker is sent before the end tells what is right', async () => {
    const kinds: ItemKind[] = ['single', 'multiple', 'judge', 'fill', 'proofreading', 'free'];
    const { examination } = await set({ blueprint: kinds.map((kind) => line(kind, 2, 5)) });
    const attempt = await begin(operator, examination);
    const sheet = await sheetOf(db, attempt as never);
    const items = await itemsOf(db, sheet);
    const open = await operator.send(exams.readAttempt, { params: { attempt } });
    const saved = await save(operator, attempt, [[0, (await rightAnswers(attempt))[0]]]);
    const mine = await operator.send(contract.myTraining, {});
    const said = open.body + saved.body + mine.body;
    for (const { explanation, content } of items) {
      expect(said).not.toContain(explanation);
      if (content.kind === 'free') expect(said).not.toContain(content.guide);
      if (content.kind === 'proofreading')
        for (const { why } of content.errors) if (why.length > 3) expect(said).not.toContain(why);
    }
    expect(said).not.toContain('"right"');
    await refused(operator.send(exams.readResult, { params: { attempt } }), 'training.resultNotOut');
    await operator.call(exams.submitAttempt, { params: { attempt }, body: {} });
    const early = await operator.call(exams.readResult, { params: { attempt } });
    expect(early.questions).toEqual([]);
    // The sheet of another, of an examination that is over or not, is not there.
    await refused(second.send(exams.readAttempt, { params: { attempt } }), 'request.notFound');
    await refused(second.send(exams.readResult, { params: { attempt } }), 'request.notFound');
    await refused(
      lead.send(exams.beginAttempt, { params: { examination }, body: {} }),
      'training.ownExamination',
    );
  });

  test('answers are saved one by one, the later sequence stands whatever the order, and another device goes on', async () => {
    const { examination } = await set({});
    const attempt = await begin(operator, examination);
    expect(await begin(operator, examination)).toBe(attempt);
    const judge = (await operator.call(exams.readAttempt, { params: { attempt } })).questions.findIndex(
      ({ kind }) => kind === 'judge',
    );
    const send = (count: number, verdict: boolean) =>
      operator.call(exams.saveAnswers, {
        params: { attempt },
        body: {
          answers: [
            { position: judge, sequence: count, madeAt: clock.now(), answer: { kind: 'judge', verdict } },
          ],
        },
      });
    expect((await send(7, true)).saved).toEqual([{ position: judge, sequence: 7 }]);
    expect((await send(5, false)).saved).toEqual([{ position: judge, sequence: 7 }]);
    expect((await send(7, true)).saved).toEqual([{ position: judge, sequence: 7 }]);
    const { questions } = await operator.call(exams.readAttempt, { params: { attempt } });
    expect(questions[judge]).toMatchObject({ answer: { kind: 'judge', verdict: true }, sequence: 7 });
    await refused(save(operator, attempt, [[judge, { kind: 'single', choice: 0 }]]), 'training.answerUnfit');
    await refused(save(second, attempt, [[judge, { kind: 'judge', verdict: true }]]), 'request.notFound');
  });

  test('each taker has a sheet of his own that the kept seed draws again', async () => {
    const { examination: id } = await set({});
    const [a, b] = [await begin(operator, id), await begin(second, id)];
    const [first, other] = [await sheetOf(db, a as never), await sheetOf(db, b as never)];
    expect(first).not.toEqual(other);
    const examination = await findExamination(db, id as never);
    if (examination === null) throw new Error('no examination');
    expect(await drawFor(db, examination, operator.person, 1)).toEqual(first);
    expect(await drawFor(db, examination, second.person, 1)).toEqual(other);
  });

  test('held-up answers are taken within the grace, none that was given after the end; then the job closes it', async () => {
    const { examination } = await set({ minutes: 30 });
    const attempt = await begin(operator, examination);
    const right = await rightAnswers(attempt);
    await save(operator, attempt, [[0, right[0]]]);
    await later(29);
    const inTime = clock.now();
    await later(3);
    const held = (await save(operator, attempt, [[1, right[1]]], inTime)).json();
    expect(held).toMatchObject({ saved: [{ position: 1 }], late: [] });
    const tooLate = (await save(operator, attempt, [[2, right[2]]])).json();
    expect(tooLate).toMatchObject({ saved: [], late: [2] });
    await runClose();
    expect((await findAttempt(db, attempt as never))?.status).toBe('begun');
    await later(4);
    expect((await save(operator, attempt, [[3, right[3]]], inTime)).json().late).toEqual([3]);
    await runClose();
    const closed = await findAttempt(db, attempt as never);
    expect(closed).toMatchObject({ status: 'marked', how: 'byTime', passed: false });
    await refused(save(operator, attempt, [[4, right[4]]], inTime), 'training.attemptOver');
    const shown = await publicity.call(exams.readExamination, { params: { examination } });
    expect(shown.results).toMatchObject([{ status: 'marked', late: 1 }]);
  });
});

describe('§10 certificates', () => {
  test('a passed examination waits for the hours, then its certificate adds the qualification; revoking it ends it', async () => {
    const { examination } = await set({ qualification: 'newMediaOperator' });
    await refused(
      lead.send(exams.setExamination, {
        params,
        body: {
          ...{ title: '低分', audience: {}, blueprint: [line('single', 2, 10)], minutes: 30, passScore: 60 },
          ...{ opensAt: clock.now(), closesAt: addHours(clock.now(), 5), qualification: 'newMediaOperator' },
        },
      }),
      'training.passScoreTooLow',
    );
    const attempt = await begin(operator, examination);
    const right = await rightAnswers(attempt);
    await save(
      operator,
      attempt,
      right.map((answer, position) => [position, answer] as const),
    );
    expect(await operator.call(exams.submitAttempt, { params: { attempt }, body: {} })).toEqual({
      attempt,
      status: 'marked',
    });
    const result = () => operator.call(exams.readResult, { params: { attempt } });
    expect(await result()).toMatchObject({ score: 100, passed: true, lacks: 'hours', certificate: null });
    const hours = {
      title: '岗前培训班',
      day: clock.now().slice(0, 10),
      hours: 16,
      people: [operator.person],
    };
    await refused(operator.send(contract.recordHours, { params, body: hours }), 'access.forbidden');
    const before = await kindsHeld();
    await publicity.call(contract.recordHours, { params, body: hours });
    expect(await hoursLearnt(db, { person: operator.person }, '2026-01-01', '2026-12-31')).toBe(16);
    expect(await hoursLearnt(db, { organization }, '2026-01-01', '2026-12-31')).toBe(16);
    const { certificate } = await result();
    expect(await kindsHeld()).toBe(before + 1);
    const [held] = await certificatesOf(db, operator.person, clock.now());
    expect(held).toMatchObject({ id: certificate, qualification: 'newMediaOperator', score: 100 });
    const pdf = await operator.send(contract.printCertificate, {
      params: { certificate: certificate ?? '' },
    });
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    await refused(
      second.send(contract.printCertificate, { params: { certificate: certificate ?? '' } }),
      'request.notFound',
    );
    const revoke = (by: Caller) =>
      by.send(contract.revokeCertificate, {
        params: { certificate: certificate ?? '' },
        body: { reason: '替考' },
      });
    await refused(revoke(publicity), 'access.forbidden');
    expect((await revoke(main)).statusCode).toBe(200);
    await refused(revoke(main), 'training.certificateRevoked');
    expect(await kindsHeld()).toBe(before);
    expect(await certificatesOf(db, operator.person, clock.now())).toEqual([]);
    expect(issued).toEqual([`issued ${held?.number}`, `revoked ${held?.number}`]);
    // Once it was passed it cannot be taken again, and what is right is shown when it is over.
    await refused(
      operator.send(exams.beginAttempt, { params: { examination }, body: {} }),
      'training.passedAlready',
    );
    await later(66);
    const shown = await result();
    expect(shown.questions).toHaveLength(11);
    expect(shown.questions.every(({ reached, points }) => reached === points)).toBe(true);
  });

  async function kindsHeld(): Promise<number> {
    const rows = await db
      .selectFrom('qualification')
      .select('kind')
      .where('person_id', '=', operator.person)
      .where('kind', '=', 'newMediaOperator')
      .where('valid_from', '<=', clock.now())
      .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', clock.now())]))
      .execute();
    return rows.length;
  }

  test('free answers are marked by two who do not know of each other, and by a third where they differ', async () => {
    const { examination } = await set({ blueprint: [line('free', 1, 10)], passScore: 50 });
    const attempt = await begin(second, examination);
    await save(second, attempt, [[0, { kind: 'free', text: '先报告，再留证。' }]]);
    expect((await second.call(exams.submitAttempt, { params: { attempt }, body: {} })).status).toBe(
      'submitted',
    );
    const marking = async (by: Caller) =>
      (await by.call(exams.listMarking, { params })).items.find((one) => one.attempt === attempt);
    expect(await marking(lead)).toMatchObject({ turn: 'first', answer: '先报告，再留证。' });
    expect(JSON.stringify(await marking(lead))).not.toContain(second.person);
    const mark = (by: Caller, points: number) =>
      by.send(exams.markAnswer, { params: { attempt }, body: { position: 0, points } });
    await refused(mark(second, 10), 'access.forbidden');
    await refused(mark(lead, 11), 'training.pointsOutOfRange');
    expect((await mark(lead, 2)).json()).toEqual({ settled: false });
    await refused(mark(lead, 9), 'training.markedAlready');
    expect(await marking(lead)).toBeUndefined();
    expect((await mark(publicity, 8)).json()).toEqual({ settled: false });
    expect(await marking(charge)).toMatchObject({ turn: 'third' });
    expect((await mark(charge, 7)).json()).toEqual({ settled: true });
    expect(await findAttempt(db, attempt as never)).toMatchObject({
      status: 'marked',
      score: 75,
      passed: true,
    });
    await refused(mark(main, 7), 'training.notMarkable');
  });
});

describe('§10 courses and plans', () => {
  const lesson = (id: string, seconds: number) => ({
    id,
    kind: 'text' as const,
    title: `第${id}讲`,
    text: '正文',
    seconds,
  });
  test('hours are credited once all lessons have really been learnt', async () => {
    const body = {
      ...{ title: '三审三校实务', hours: 1, audience: { offices: ['operator'] } },
      lessons: [lesson('1', 600), lesson('2', 300)],
    };
    await refused(operator.send(contract.publishCourse, { params, body }), 'access.forbidden');
    const { course } = await lead.call(contract.publishCourse, { params, body });
    const report = (id: string, seconds: number, by = second) =>
      by.call(contract.reportProgress, { params: { course }, body: { lesson: id, seconds } });
    await report('1', 0);
    expect(await report('1', 600)).toMatchObject({ seen: 0, done: false });
    await later(1);
    expect(await report('1', 600)).toMatchObject({ seen: 65, done: false });
    await later(10);
    expect(await report('1', 600)).toMatchObject({ done: true, credited: 0 });
    await report('2', 0);
    await later(6);
    expect(await report('2', 300)).toMatchObject({ done: true, credited: 1 });
    await later(6);
    expect(await report('2', 300)).toMatchObject({ credited: 0 });
    const mine = await second.call(contract.myTraining, {});
    expect(mine).toMatchObject({ hours: 1, hoursNeeded: 24 });
    expect(mine.plan.find(({ kind }) => kind === 'course')).toMatchObject({ status: 'done', done: 2 });
    // A leader is not of its audience: he may read it, and is credited nothing.
    expect((await main.call(contract.myTraining, {})).plan.some(({ kind }) => kind === 'course')).toBe(false);
    const stranger = await city.as('guandu', 'operator', 1);
    await refused(stranger.send(contract.readCourse, { params: { course } }), 'request.notFound');
  });

  test('a document of a course is read by who is to learn it, and by nobody of another unit', async () => {
    const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');
    const kept = await upload(lead, `/api/v1/files?organization=${organization}`, pdf, '三审三校要点.pdf');
    const read = (by: Caller) =>
      harness.inject({ url: `/api/v1/files/${kept.digest}`, headers: { cookie: by.cookie } });
    expect((await read(second)).statusCode).toBe(404);
    const document = { id: '1', kind: 'document' as const, title: '要点', text: '', file: kept.digest };
    const publish = (by: Caller, unit: string) =>
      by.send(contract.publishCourse, {
        params: { organization: unit },
        body: { title: '要点', hours: 0.5, audience: {}, lessons: [{ ...document, seconds: 600 }] },
      });
    // Nobody gets at a file by putting it into a course of his own.
    const other = await city.as('bus', 'platformLead');
    expect((await publish(other, organizationIn('bus'))).statusCode).toBeGreaterThanOrEqual(400);
    expect((await publish(lead, organization)).statusCode).toBe(201);
    expect((await read(second)).rawPayload).toEqual(pdf);
    expect((await read(await city.as('guandu', 'operator', 1))).statusCode).toBe(404);
  });

  test('leaders see how their people stand, superiors the figures of the units below', async () => {
    const unit = await publicity.call(contract.unitTraining, { params });
    expect(unit.people.find(({ person }) => person === second.person)).toMatchObject({ hours: 1 });
    await refused(operator.send(contract.unitTraining, { params }), 'access.forbidden');
    const above = await city.as('kunming', 'mainLeader');
    const { below } = await above.call(contract.unitTraining, {
      params: { organization: organizationIn('kunming') },
    });
    expect(below.find((one) => one.organization === organization)).toMatchObject({ hours: 17 });
  });
});

test('§10 examinations, sittings, hours and certificates are what the ledger gives again', async () => {
  const projection = projections().find(({ name }) => name === 'training');
  if (projection === undefined) throw new Error('no projection');
  const report = await checkProjection(
    () => openDatabase(openPool(harness.serverUrl, { size: 1 })),
    projection,
  );
  expect(report.problem).toBeNull();
  expect(report.rows).toBeGreaterThan(10);
});
