import { publish, resolvePublication } from '@sanshen/contract/publishing';
import { noteFinding, ruleFinding } from '@sanshen/contract/review';
import * as contract from '@sanshen/contract/supervision';
import { brandId, instant, type ManuscriptId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { demonstrationChannelId, fillDemonstration } from '../src/demonstration/index.ts';
import { checkProjection, sequenceNow } from '../src/modules/ledger/public.ts';
import {
  checkSupervision,
  followLedger,
  freezePeriods,
  frozenPeriod,
  indicatorValues,
  onPeriodFrozen,
} from '../src/modules/supervision/public.ts';
import { supervisionProjection } from '../src/modules/supervision/record.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { startHarness } from './harness.ts';
import { organizationIn, personIn } from './organization-support.ts';
import { expectRefusal, sign, submit, write } from './review-support.ts';

const harness = await startHarness({ now: instant('2026-11-16T04:00:00.000Z') });
await fillDemonstration(harness.context);
const as = (key: string, office: string, copy?: number) => harness.login(personIn(key, office, copy));
const wuhua = organizationIn('wuhua');
const channel = demonstrationChannelId('wuhua', 'weibo');
const params = { organization: wuhua };
const operator = await as('wuhua', 'operator', 1);
const lead = await as('wuhua', 'platformLead');
const signers = [
  [lead, 'platform', 'platformLead'],
  [await as('wuhua', 'publicityLead'), 'publicity', 'publicityLead'],
  [await as('wuhua', 'leaderInCharge'), 'leader', 'leader'],
] as const;

const november = '2026-11';
let firstManuscript = '';
const told: string[] = [];
onPeriodFrozen(async (_trx, { organization, month, amendment }) => {
  if (organization === wuhua) told.push(`${month}/${amendment}`);
});

async function published(title: string, change: object = {}) {
  const shown = await write(operator, 'wuhua', { title, ...change });
  await submit(operator, shown);
  for (const [signer, stage, seat] of signers) await sign(signer, shown.manuscript, stage, seat);
  const { manuscript } = shown;
  const body = { channel, digest: shown.digest ?? '' };
  const { publication } = await operator.call(publish, { params: { manuscript }, body });
  await harness.runJobs();
  await operator.call(resolvePublication, {
    params: { publication },
    body: { happened: true, url: `https://weibo.example/${manuscript}` },
  });
  return manuscript;
}

/** What is in the ledger is counted. */
async function count() {
  await sequenceNow(harness.context);
  await followLedger(harness.context, true);
}

async function valuesOf(period = november) {
  const values = await indicatorValues(harness.db, wuhua, period, harness.clock.now());
  return Object.fromEntries(values.map((one) => [one.indicator, one]));
}

const sums = async (...indicators: string[]) => {
  const values = await valuesOf();
  return indicators.map((id) => `${values[id]?.numerator}/${values[id]?.denominator}`);
};

test('§1 §2 §3 §5 §8 the numbers follow what is published, signed and found, each with its cases', async () => {
  await count();
  expect(await sums('focusShare', 'reviewComplete')).toEqual(['0/0', '0/0']);
  const first = await published('理论文章', { topic: 'theory' });
  firstManuscript = first;
  await published('转发通知', {
    topic: 'other',
    source: { form: 'workDraft', sources: [{ who: '区委办公室' }] },
  });
  await count();
  expect(
    await sums(
      'focusShare',
      'limitedShare',
      'workDraftShare',
      'reviewComplete',
      'overdueSignOffs',
      'markFaults',
    ),
  ).toEqual(['1/2', '1/2', '1/2', '2/2', '0/6', '0/2']);
  await lead.call(noteFinding, {
    params: { manuscript: first },
    body: { severity: 'error', text: '引文与原文不符' },
  });
  await count();
  expect(await sums('errorsAfterPublication')).toEqual(['0/2']);
  const { finding_id: finding } = await harness.db
    .selectFrom('finding')
    .select('finding_id')
    .where('manuscript_id', '=', brandId<ManuscriptId>(first))
    .executeTakeFirstOrThrow();
  await lead.call(ruleFinding, {
    params: { manuscript: first, finding },
    body: { ruling: 'accepted', reason: '核对原文' },
  });
  await count();
  const values = await valuesOf();
  expect(values.errorsAfterPublication).toMatchObject({
    value: 1,
    verdict: 'missed',
    cases: expect.stringContaining('errorsAfterPublication'),
  });
  expect(values.escapesPerTenThousand?.value).toBeGreaterThan(0);
  expect(values.focusShare).toMatchObject({ value: 0.5, verdict: 'missed', threshold: 0.7 });
  // Nothing in the product shows these, or nothing has happened: neither is a nought.
  expect(values.answersInTime).toMatchObject({ value: null, verdict: 'nothing' });

  const list = (indicator: string, more: object = {}) =>
    operator.call(contract.listEvidence, { params, query: { period: november, indicator, ...more } });
  const against = await list('errorsAfterPublication', { only: 'against' });
  expect(against.items.map(({ title, path, against: bad }) => [title?.zh, path, bad])).toEqual([
    ['理论文章', `/manuscripts/${first}`, true],
  ]);
  expect(against.definition?.how.zh).toContain('发布之后');
  // Page by page the cases add up to the number.
  let cursor: string | null = null;
  let added = 0;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list('overdueSignOffs', {
      limit: 2,
      ...(cursor === null ? {} : { cursor }),
    });
    added += page.items.reduce((sum, { denominator }) => sum + denominator, 0);
    cursor = page.next;
  } while (cursor !== null);
  expect(added).toBe(6);
});

test('§11 the board shows the units that the reader may see, his own first, and cases only as far as he may see them', async () => {
  const query = { organization: organizationIn('kunming'), period: november, clause: '§1' };
  expectRefusal(await operator.send(contract.readBoard, { query }), 403, 'access.forbidden');
  const city = await as('kunming', 'mainLeader');
  const board = await city.call(contract.readBoard, { query });
  expect(board.units[0]).toMatchObject({ organization: query.organization, own: true, depth: 0 });
  const row = board.units.find(({ organization }) => organization === wuhua);
  const place = board.indicators.findIndex(({ id }) => id === 'focusShare');
  expect(row?.cells.find(([index]) => index === place)?.slice(1)).toEqual([1, 2, 0.5, 0.7, 'missed']);
  expect(row?.trend.find(([index]) => index === place)?.[1].at(-1)).toBe(0.5);
  expect(board.indicators.find(({ id }) => id === 'focusShare')?.measured).toBe(true);
  const own = await operator.call(contract.readBoard, { query: { ...query, organization: wuhua } });
  expect(own.units[0]).toMatchObject({ organization: wuhua, depth: 0 });
  expect(own.units.length).toBeLessThan(board.units.length / 4);
  expect(own.units.map(({ depth }) => depth)).toContain(1);
  const sheet = await city.send(contract.exportBoard, { query: { ...query, language: 'zh' } });
  expect(sheet.statusCode).toBe(200);
  expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK');
  // Operators are told by their office: no name is in the list.
  const holders = await city.call(contract.listEvidence, {
    params,
    query: { period: november, indicator: 'unqualifiedHolders' },
  });
  expect(holders.items.length).toBeGreaterThan(0);
  expect(holders.items.map(({ title }) => title?.zh)).toEqual(['运营人员', '运营人员']);
});

test('§12 counted again from the ledger alone, in memory, everything comes out the same', async () => {
  await count();
  const report = await checkSupervision(harness.context);
  expect(report.problem).toBeNull();
  expect(report.sums).toBeGreaterThan(20);
  // Reading the ledger once more changes nothing.
  await sql`update supervision_watermark set leaf = 0`.execute(harness.db);
  await sql`delete from supervision_subject`.execute(harness.db);
  await followLedger(harness.context, true);
  expect((await checkSupervision(harness.context)).problem).toBeNull();
  await sql`update supervision_count set numerator = numerator + 1
    where organization_id = ${wuhua} and measure = 'topicShare'`.execute(harness.db);
  expect((await checkSupervision(harness.context)).problem).toMatchObject({ measure: 'topicShare' });
  await sql`update supervision_count set numerator = numerator - 1
    where organization_id = ${wuhua} and measure = 'topicShare'`.execute(harness.db);
  // A case behind a number was altered; another one is gone with its sums and all.
  await sql`update supervision_evidence set numerator = 1 - numerator
    where organization_id = ${wuhua} and measure = 'topicShare' and numerator = 0`.execute(harness.db);
  expect((await checkSupervision(harness.context)).problem).toMatchObject({ measure: 'topicShare' });
  await sql`update supervision_evidence set numerator = 0
    where organization_id = ${wuhua} and measure = 'topicShare' and subject_id <> ${firstManuscript}`.execute(
    harness.db,
  );
  expect((await checkSupervision(harness.context)).problem).toBeNull();
  const taken = await harness.db
    .deleteFrom('supervision_count')
    .where('organization_id', '=', organizationIn('hospital'))
    .returningAll()
    .execute();
  expect((await checkSupervision(harness.context)).problem).toMatchObject({
    organization: organizationIn('hospital'),
  });
  await harness.db.insertInto('supervision_count').values(taken).execute();
  expect((await checkSupervision(harness.context)).problem).toBeNull();
});

test('§12 a month is closed some days after its end, with a digest in the ledger, and is amended only in sight of everybody', async () => {
  harness.clock.set(instant('2026-12-02T04:00:00.000Z'));
  expect(await freezePeriods(harness.context)).toBe(0);
  harness.clock.set(instant('2026-12-04T04:00:00.000Z'));
  expect(await freezePeriods(harness.context)).toBeGreaterThan(20);
  expect(await freezePeriods(harness.context)).toBe(0);
  expect(told).toEqual([`${november}/0`]);
  const frozen = await frozenPeriod(harness.db, wuhua, november);
  expect(frozen?.digest).toMatch(/^sha256:/);
  expect(await frozenPeriod(harness.db, wuhua, '2026-Q4')).toBeNull();
  expect((await checkSupervision(harness.context)).problem).toBeNull();
  const rebuilt = await checkProjection(
    () => openDatabase(openPool(harness.serverUrl, { size: 1 })),
    supervisionProjection,
  );
  expect(rebuilt.problem).toBeNull();
  expect(rebuilt.rows).toBeGreaterThan(40);

  const publicity = await as('publicity', 'departmentHead');
  const amend = (reason: string) =>
    publicity.send(contract.amendPeriod, { params: { ...params, month: november }, body: { reason } });
  expectRefusal(await amend('复核'), 409, 'supervision.nothingToAmend');
  // Something is entered late: by the ledger it belongs to November.
  const at = instant('2026-11-20T04:00:00.000Z');
  harness.clock.set(at);
  const late = await harness.login(personIn('wuhua', 'operator', 1));
  const shown = await write(late, 'wuhua', { title: '补录', topic: 'theory' });
  await submit(late, shown);
  for (const [, stage, seat] of signers)
    await sign(
      await as(
        'wuhua',
        { platform: 'platformLead', publicity: 'publicityLead', leader: 'leaderInCharge' }[stage],
      ),
      shown.manuscript,
      stage,
      seat,
    );
  harness.clock.set(instant('2026-12-04T05:00:00.000Z'));
  const before = await valuesOf();
  await count();
  // The closed month stands; that the ledger says otherwise by now is shown.
  expect((await valuesOf()).reviewComplete).toEqual(before.reviewComplete);
  const again = await as('publicity', 'departmentHead');
  const year = { params, query: { year: 2026 } } as const;
  expect((await again.call(contract.listPeriods, year)).differing.map(({ month }) => month)).toEqual([
    november,
  ]);
  const key = { params: { ...params, month: november } };
  expectRefusal(
    await again.send(contract.amendPeriod, { ...key, body: { reason: ' ' } }),
    400,
    'supervision.reasonMissing',
  );
  const outcome = await again.call(contract.amendPeriod, { ...key, body: { reason: '补录十一月签发' } });
  expect(outcome.amendment).toBe(1);
  expect((await valuesOf()).reviewComplete).toMatchObject({ numerator: 3, denominator: 3 });
  expect(told).toEqual([`${november}/0`, `${november}/1`]);
  const listed = await again.call(contract.listPeriods, year);
  expect(listed.differing).toEqual([]);
  expect(listed.versions.map(({ amendment, reason }) => [amendment, reason])).toEqual([
    [0, null],
    [1, '补录十一月签发'],
  ]);
  // What it was closed with can be counted again by the leaves that there were, and so can the amendment.
  expect((await checkSupervision(harness.context)).problem).toBeNull();
  await sql`update supervision_period set period = jsonb_set(period::jsonb, '{values,0,numerator}', '99')::json
    where organization_id = ${wuhua} and amendment = 0`.execute(harness.db);
  expect((await checkSupervision(harness.context)).problem).toMatchObject({ month: november, amendment: 0 });
});
