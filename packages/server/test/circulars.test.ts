import * as contract from '@sanshen/contract/circulars';
import { readManuscript } from '@sanshen/contract/content';
import { listNotifications, withdraw } from '@sanshen/contract/review';
import { addHours } from '@sanshen/domain/kernel';
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { chaseReceipts } from '../src/modules/circulars/chase.ts';
import { circularProjection } from '../src/modules/circulars/record.ts';
import { checkProjection } from '../src/modules/ledger/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import type { Caller } from './harness.ts';
import { organizationIn, startCity } from './organization-support.ts';
import { article, expectRefusal, sign, submit, tryRevise } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const issuer = organizationIn('publicity');
const wuhua = organizationIn('wuhua');
const panlong = organizationIn('panlong');
const operator = await city.as('publicity', 'operator', 1);
const head = await city.as('publicity', 'departmentHead');
const reader = await city.as('wuhua', 'operator', 1);
const lead = await city.as('wuhua', 'publicityLead');

afterAll(async () => {
  const open = () => openDatabase(openPool(harness.serverUrl, { size: 1 }));
  expect((await checkProjection(open, circularProjection)).problem).toBeNull();
});

const draft = (change: object = {}, by: Caller = operator) =>
  by.call(contract.draftCircular, {
    params: { organization: issuer },
    body: {
      ...{ kind: 'free', prefix: '昆团宣通', recipients: [wuhua, panlong], copyTo: ['市委网信办'] },
      reason: '关于第三季度新媒体工作情况的通报',
      ...change,
    },
  });
const read = (circular: string, by: Caller = operator) =>
  by.call(contract.readCircular, { params: { circular } });
const shown = (manuscript: string) => operator.call(readManuscript, { params: { manuscript } });

/** The author declares what the rule book asks for. */
async function declare(manuscript: string, change: object = {}) {
  const { content, digest } = await shown(manuscript);
  if (content === null) throw new Error('no text');
  const { declarations } = article('publicity');
  const saved = await tryRevise(
    operator,
    manuscript,
    { ...content, declarations, ...change } as never,
    digest ?? '',
  );
  expect(saved.statusCode).toBe(200);
  return shown(manuscript);
}
async function signAll(manuscript: string) {
  await submit(operator, await declare(manuscript));
  await signSeats(manuscript);
}
async function signSeats(manuscript: string) {
  await sign(await city.as('publicity', 'platformLead'), manuscript, 'platform', 'platformLead');
  await sign(head, manuscript, 'departmentHead', 'departmentHead');
  for (const seat of ['deputySecretaryBusiness', 'deputySecretaryPublicity']) {
    await sign(await city.as('kunming', seat), manuscript, 'deputySecretaries', seat);
  }
}
const issue = (circular: string, by: Caller = head) =>
  by.send(contract.issueCircular, { params: { circular }, body: {} });
const toldOf = async (caller: Caller) =>
  (await (await harness.login(caller.person)).call(listNotifications, { query: { limit: 100 } })).items.map(
    ({ kind }) => kind,
  );

test('§12 a circular is drafted, signed by every seat of the reviews, numbered, delivered, signed for and corrected', async () => {
  const { circular, manuscript } = await draft();
  expect(await read(circular)).toMatchObject({
    status: 'draft',
    number: null,
    missing: ['circulars.notReleased'],
  });
  // A draft is nobody's else to see, and cannot be issued.
  expectRefusal(await reader.send(contract.readCircular, { params: { circular } }), 404, 'request.notFound');
  expectRefusal(await issue(circular), 409, 'circulars.notReleased');
  const { missing } = await shown(manuscript);
  expect(missing.every((field) => field.startsWith('declarations.'))).toBe(true);
  await signAll(manuscript);
  expectRefusal(await issue(circular, operator), 403, 'access.forbidden');
  const year = harness.clock.now().slice(0, 4);
  const issued = await issue(circular);
  expect(issued.json()).toEqual({ number: `昆团宣通〔${year}〕1号` });
  expect(await toldOf(lead)).toContain('circularDelivered');

  const received = await reader.call(contract.listCirculars, { params: { organization: wuhua }, query: {} });
  expect(received.items[0]).toMatchObject({ circular, receivedAt: null, number: `昆团宣通〔${year}〕1号` });
  // The addressee sees its own receipt and nobody else's.
  expect((await read(circular, reader)).units.map(({ unit }) => unit)).toEqual([wuhua]);
  const sent = { circular, unit: wuhua };
  expectRefusal(
    await lead.send(contract.receiveCircular, { params: { circular, unit: panlong }, body: {} }),
    403,
    'access.forbidden',
  );
  await lead.call(contract.receiveCircular, { params: sent, body: {} });
  harness.clock.set(addHours(harness.clock.now(), 0.1));
  await reader.call(contract.receiveCircular, { params: sent, body: {} });
  const units = (await read(circular)).units.find(({ unit }) => unit === wuhua);
  expect(units?.received?.by).toBe(units?.readers[0]?.by);
  expect(units?.readers).toHaveLength(2);

  const pdf = await operator.send(contract.circularPdf, { params: { circular } });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf.rawPayload)), {
    mergePages: true,
  });
  expect(text.replace(/\s/g, '')).toContain(`昆团宣通〔${year}〕1号`);
  const word = await reader.send(contract.circularWord, { params: { circular } });
  expect(
    strFromU8(unzipSync(new Uint8Array(word.rawPayload))['word/document.xml'] ?? new Uint8Array()),
  ).toContain('抄送：市委网信办。');

  const again = await draft({ kind: 'correction', of: circular, reason: '“三篇”应为“两篇”' });
  expect((await read(again.circular)).text).toContain('“三篇”应为“两篇”');
  await signAll(again.manuscript);
  expect((await issue(again.circular)).json()).toEqual({ number: `昆团宣通〔${year}〕2号` });
  expect(await read(circular, reader)).toMatchObject({
    status: 'corrected',
    replacedBy: { circular: again.circular },
  });
  expect(await toldOf(lead)).toContain('circularReplaced');
  const third = await operator.send(contract.draftCircular, {
    params: { organization: issuer },
    body: { kind: 'recall', prefix: '昆团', recipients: [wuhua], of: circular, reason: 'x' },
  });
  expectRefusal(third, 409, 'circulars.replaced');
});

test('§12 what was issued stays as it was signed: no edit and no withdrawal moves it', async () => {
  const { circular, manuscript } = await draft();
  await signAll(manuscript);
  await issue(circular);
  const { content, digest } = await shown(manuscript);
  if (content === null) throw new Error('no text');
  const edit = await tryRevise(operator, manuscript, { ...content, title: '改过的标题' }, digest ?? '');
  expectRefusal(edit, 409, 'circulars.textIssued');
  const back = await operator.send(withdraw, { params: { manuscript }, body: { reason: '撤回' } });
  expectRefusal(back, 409, 'circulars.textIssued');
  expect((await read(circular)).issued?.digest).toBe(digest);
  expectRefusal(await issue(circular), 409, 'circulars.notDraft');
});

test('§12 the sign-offs cover whom a circular goes to: other addressees void them, other words do not go out', async () => {
  const { circular, manuscript } = await draft();
  await signAll(manuscript);
  const change = { prefix: '昆团宣通', recipients: [wuhua], copyTo: [] };
  await operator.call(contract.addressCircular, { params: { circular }, body: change });
  expectRefusal(await issue(circular), 409, 'circulars.notReleased');
  expect((await shown(manuscript)).content?.summary).not.toContain('市委网信办');
  // Somebody writes other addressees into the text itself: signed or not, it is not issued.
  const other = await draft();
  await declare(other.manuscript, { summary: '主送：全市各单位。' });
  await submit(operator, await shown(other.manuscript));
  expect((await read(other.circular)).missing).toEqual(['circulars.notReleased']);
  await signSeats(other.manuscript);
  expectRefusal(await issue(other.circular), 409, 'circulars.envelopeDiffers');
});

test('§12 a circular goes to no channel and has words only', async () => {
  const { manuscript } = await draft();
  const { content, digest } = await shown(manuscript);
  if (content === null) throw new Error('no text');
  const channels = [{ channel: demonstrationChannelId('publicity', 'weibo') }];
  const answer = await tryRevise(operator, manuscript, { ...content, channels }, digest ?? '');
  expect(['circulars.notForChannels', 'content.channelUnknown']).toContain(answer.json().code);
  const schedule = addHours(harness.clock.now(), 5);
  expectRefusal(
    await tryRevise(operator, manuscript, { ...content, schedule }, digest ?? ''),
    422,
    'circulars.notForChannels',
  );
});

test('§12 circulars issued at once get each its own number, and none is left out', async () => {
  const drafts = [await draft(), await draft(), await draft()];
  for (const { manuscript } of drafts) await signAll(manuscript);
  const unsigned = await draft();
  const answers = await Promise.all([...drafts, unsigned].map(({ circular }) => issue(circular)));
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(3);
  const rows = await harness.db
    .selectFrom('circular')
    .select('number')
    .where('organization_id', '=', issuer)
    .where('number', 'is not', null)
    .orderBy('number')
    .execute();
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
});

test('§11 who does not write to a unit addresses no circular to it, and who works on no content drafts none', async () => {
  const body = { kind: 'free' as const, prefix: '昆团', recipients: [panlong], reason: '通报' };
  const elsewhere = await reader.send(contract.draftCircular, { params: { organization: wuhua }, body });
  expectRefusal(elsewhere, 403, 'circulars.unitElsewhere');
  const registrar = await city.as('publicity', 'registrar');
  expectRefusal(
    await registrar.send(contract.draftCircular, { params: { organization: issuer }, body }),
    403,
    'access.forbidden',
  );
});

test('§12 who has not signed in time is reminded, with who issued it, every day; nobody for what was recalled or corrected', async () => {
  const open = async (unit: string) =>
    harness.db
      .selectFrom('circular_unit')
      .innerJoin('circular', 'circular.circular_id', 'circular_unit.circular_id')
      .select('circular_unit.circular_id as id')
      .where('circular_unit.organization_id', '=', organizationIn(unit))
      .where('received_at', 'is', null)
      .where('status', '=', 'issued')
      .execute();
  const waiting = (await open('panlong')).length;
  expect(waiting).toBeGreaterThan(0);
  for (const day of [1, 2]) {
    harness.clock.set(addHours(harness.clock.now(), day === 1 ? 49 : 24));
    await chaseReceipts(harness.context);
    const due = (await toldOf(await city.as('panlong', 'publicityLead'))).filter(
      (kind) => kind === 'circularDue',
    );
    expect(due).toHaveLength(waiting * day);
    expect(await chaseReceipts(harness.context)).toBe(0);
  }
  const [first] = await open('panlong');
  const signer = await city.as('panlong', 'publicityLead');
  const params = { circular: first?.id ?? '', unit: panlong };
  await signer.call(contract.receiveCircular, { params, body: {} });
  harness.clock.set(addHours(harness.clock.now(), 24));
  await chaseReceipts(harness.context);
  const due = (await toldOf(signer)).filter((kind) => kind === 'circularDue');
  expect(due).toHaveLength(waiting * 3 - 1);
});
