import * as contract from '@sanshen/contract/assessments';
import * as cases from '@sanshen/contract/cases';
import * as circulars from '@sanshen/contract/circulars';
import { readFile } from '@sanshen/contract/files';
import { listNotifications } from '@sanshen/contract/review';
import { addHours, type Instant } from '@sanshen/domain/kernel';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, expect, test } from 'vitest';
import { assessmentProjection } from '../src/modules/assessments/record.ts';
import { settleAssessments } from '../src/modules/assessments/settle.ts';
import { chaseCases } from '../src/modules/cases/chase-cases.ts';
import { checkProjection } from '../src/modules/ledger/public.ts';
import { followLedger, freezePeriods } from '../src/modules/supervision/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import type { Caller } from './harness.ts';
import { organizationIn, startCity } from './organization-support.ts';
import { picture } from './publishing-support.ts';
import { expectRefusal } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const unit = organizationIn('scienceUniversity');
const root = organizationIn('kunming');
const year = Number(harness.clock.now().slice(0, 4));
const period = String(year);
// Sessions end while the clock is set forward: everybody logs in when he acts.
const leader = () => city.as('kunming', 'mainLeader');
const lead = () => city.as('scienceUniversity', 'publicityLead');
const operator = () => city.as('scienceUniversity', 'operator', 1);
const other = () => city.as('yunnanUniversity', 'mainLeader');

afterAll(async () => {
  const open = () => openDatabase(openPool(harness.serverUrl, { size: 1 }));
  expect((await checkProjection(open, assessmentProjection)).problem).toBeNull();
});

const draft = async (change: object = {}, by: Caller | null = null) =>
  (by ?? (await leader())).send(contract.draftAssessments, {
    params: { organization: root },
    body: { period, units: [unit], ...change },
  });
const list = async (by: Caller, organization = root, side: 'own' | 'units' = 'units') =>
  by.call(contract.listAssessments, { params: { organization }, query: { side, period } });
const read = async (by: Caller, assessment: string) =>
  by.call(contract.readAssessment, { params: { assessment } });
const toldOf = async (by: Caller) =>
  (await by.call(listNotifications, { query: { limit: 100 } })).items.map(({ kind }) => kind);

async function countedCase(): Promise<string> {
  const deputy = await city.as('kunming', 'deputySecretaryBusiness');
  const { case: id } = await deputy.call(cases.openCase, {
    params: { organization: unit },
    body: {
      ...{ clause: '§5', gravity: 'serious', title: '未经三审发布', note: '巡查发现' },
      evidence: [{ kind: 'page', id: 'https://example.com/a', name: '页面' }],
    } as never,
  });
  const step = (body: object) => deputy.call(cases.stepCase, { params: { case: id }, body: body as never });
  await step({ kind: 'verify', gravity: 'serious', measures: ['assessment'], note: '属实' });
  await step({ kind: 'notify', note: '请答复' });
  return id;
}

test('§12 an assessment is drafted, published when its year is over, appealed item by item, decided, and then final', async () => {
  const counted = await countedCase();
  await followLedger(harness.context);
  expect((await draft()).json()).toEqual({ drafted: 1, unchanged: 0 });
  expect((await draft()).json()).toEqual({ drafted: 0, unchanged: 1 });
  const [line] = (await list(await leader())).items;
  const assessment = line?.assessment ?? '';
  // A draft is the assessor's alone, and a year that is not over is nothing to publish.
  expectRefusal(
    await (await lead()).send(contract.readAssessment, { params: { assessment } }),
    404,
    'request.notFound',
  );
  const params = { assessment };
  expectRefusal(
    await (await leader()).send(contract.publishAssessment, { params, body: {} }),
    409,
    'assessments.periodOpen',
  );

  harness.clock.set(`${year + 1}-01-10T02:00:00.000Z` as Instant);
  await freezePeriods(harness.context);
  expect((await draft()).statusCode).toBe(200);
  expectRefusal(
    await (await lead()).send(contract.publishAssessment, { params, body: {} }),
    404,
    'request.notFound',
  );
  await (await leader()).call(contract.publishAssessment, { params, body: {} });
  expect(await toldOf(await lead())).toContain('assessmentPublished');
  const shown = await read(await lead(), assessment);
  const lost = shown.items.find(({ source }) => source === counted);
  expect(lost).toMatchObject({
    kind: 'case',
    points: 5,
    sentence: { zh: expect.stringContaining('未经三审发布') },
  });
  expect(shown.indicators.map(({ indicator }) => indicator)).toContain('reviewComplete');
  const sum = shown.items.reduce((total, { points }) => total + points, 0);
  expect(shown.score).toBeCloseTo(shown.full - sum, 6);

  // Who answers for the unit appeals, with evidence that the assessor may then read.
  const file = await picture(harness, await lead(), '#336699');
  const item = lost?.item ?? '';
  const body = { item, grounds: '当日有应急签发', files: [{ file, name: '签发单.png' }] };
  expectRefusal(
    await (await operator()).send(contract.appealAssessment, { params, body }),
    403,
    'access.forbidden',
  );
  expectRefusal(
    await (await other()).send(contract.appealAssessment, { params, body }),
    404,
    'request.notFound',
  );
  await (await lead()).call(contract.appealAssessment, { params, body });
  expect(await toldOf(await leader())).toContain('assessmentAppealed');
  expect((await (await leader()).send(readFile, { params: { digest: file }, query: {} })).statusCode).toBe(
    200,
  );
  expectRefusal(
    await (await other()).send(readFile, { params: { digest: file }, query: {} }),
    404,
    'request.notFound',
  );
  expectRefusal(
    await (await leader()).send(contract.finaliseAssessment, { params, body: {} }),
    409,
    'assessments.appealOpen',
  );

  // Not final by itself while an appeal is open, however long it takes.
  harness.clock.set(addHours(harness.clock.now(), 16 * 24));
  expect(await settleAssessments(harness.context)).toBe(0);
  const decision = { item, restored: 2.5, reason: '确有应急签发，但未按时补审' };
  expectRefusal(
    await (await lead()).send(contract.decideAppeal, { params, body: decision }),
    403,
    'access.forbidden',
  );
  expectRefusal(
    await (await leader()).send(contract.decideAppeal, { params, body: { ...decision, restored: 6 } }),
    422,
    'assessments.restoredTooMuch',
  );
  await (await leader()).call(contract.decideAppeal, { params, body: decision });
  expect(await settleAssessments(harness.context)).toBe(1);
  expect(await settleAssessments(harness.context)).toBe(0);
  const final = await read(await lead(), assessment);
  expect(final.status).toBe('final');
  expect(final.score).toBeCloseTo(shown.score + 2.5, 6);
  expect(final.grade?.zh).toMatch(/优秀|良好|一般|较差/);
  // The rule book publishes grades and no order.
  expect(final.place).toBeNull();
  expect((await draft()).json()).toEqual({ drafted: 0, unchanged: 1 });
});

test('§12 an assessment comes out the same from the frozen months, and says what differs once a case does', async () => {
  const [line] = (await list(await lead(), unit, 'own')).items;
  const params = { assessment: line?.assessment ?? '' };
  const same = await (await lead()).call(contract.reproduceAssessment, { params });
  expect(same).toMatchObject({ same: true, differs: [] });
  // A deadline that the unit missed in its case costs more than was known.
  const found = await read(await lead(), params.assessment);
  const id = found.items.find(({ kind }) => kind === 'case')?.source ?? '';
  await chaseCases(harness.context);
  const other = await (await lead()).call(contract.reproduceAssessment, { params });
  expect(other).toMatchObject({ same: false, differs: [`case:${id}`] });
});

test('§12 a circular of final assessments shows what the rule book publishes', async () => {
  const [line] = (await list(await leader())).items;
  const by = await leader();
  const basis = await by.call(circulars.circularBasis, { params: { organization: root } });
  expect(basis.assessments.map(({ assessment }) => assessment)).toEqual([line?.assessment]);
  const { circular } = await by.call(circulars.draftCircular, {
    params: { organization: root },
    body: {
      kind: 'assessment',
      prefix: basis.prefix,
      recipients: [unit],
      assessments: [line?.assessment ?? ''],
    },
  });
  const { title, text } = await by.call(circulars.readCircular, { params: { circular } });
  expect(title).toBe(`关于${year}年度新媒体工作考核情况的通报`);
  expect(text).toContain('昆明理工');
  expect(text).not.toMatch(/得分|名次/);
  const pdf = await by.send(contract.assessmentPdf, { params: { assessment: line?.assessment ?? '' } });
  const printed = await extractText(await getDocumentProxy(new Uint8Array(pdf.rawPayload)), {
    mergePages: true,
  });
  expect(printed.text.replace(/\s/g, '')).toContain(`${year}年度新媒体工作考核结果单`);
});

test('§11 only who commands a unit assesses it; who guides it reads the result', async () => {
  const guide = await city.as('publicity', 'departmentHead');
  expectRefusal(await draft({}, guide), 403, 'access.forbidden');
  expectRefusal(await draft({}, await lead()), 403, 'access.forbidden');
  expectRefusal(
    await guide.send(contract.draftAssessments, {
      params: { organization: organizationIn('publicity') },
      body: { period, units: [unit] },
    }),
    403,
    'access.forbidden',
  );
  const seen = await list(guide, unit, 'own');
  expect(seen.items).toHaveLength(1);
  expectRefusal(
    await (await leader()).send(contract.draftAssessments, {
      params: { organization: root },
      body: { period: '2026-H1', units: [unit] },
    }),
    422,
    'assessments.periodWrong',
  );
});
