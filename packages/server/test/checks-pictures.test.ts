import * as checks from '@sanshen/contract/checks';
import { listFindings } from '@sanshen/contract/review';
import { brandId, type Digest, type Json, type ManuscriptId } from '@sanshen/domain/kernel';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawCode, drawWords } from '../../checks/test/ocr/draw-words.ts';
import { runPictures } from '../src/modules/checks/pictures/run-pictures.ts';
import { keepFile } from '../src/platform/files/keep-file.ts';
import type { Caller } from './harness.ts';
import { organizationIn, startCity } from './organization-support.ts';
import { article, expectRefusal, revise, submit, write } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const operator = await city.as('wuhua', 'operator', 1);
const platformLead = await city.as('wuhua', 'platformLead');
const sibling = await city.as('panlong', 'mainLeader');

async function keep(bytes: Buffer, name: string): Promise<Digest> {
  const about = { person: operator.person, organization: organizationIn('wuhua'), name };
  return brandId<Digest>((await keepFile(harness.context, bytes, about)).digest);
}

const withPictures = (...files: readonly Digest[]): Json => ({
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: '活动通知见图。' }] },
    ...files.map((file) => ({ type: 'paragraph', content: [{ type: 'image', attrs: { file, alt: '' } }] })),
  ],
});

const read = (caller: Caller, manuscript: string) =>
  caller.call(checks.readChecks, { params: { manuscript } });

const words = await drawWords({
  width: 900,
  height: 260,
  words: [
    { text: '机密★1年', x: 60, y: 80, size: 36 },
    { text: '身份证号码53010219990307123X', x: 60, y: 150, size: 36 },
    { text: '请于2026年11月25日前报送材料。', x: 60, y: 220, size: 36 },
  ],
});
const poster = await sharp(await drawWords({ width: 700, height: 420, words: [] }))
  .composite([{ input: await drawCode('http://192.168.1.5/baoming'), left: 250, top: 100 }])
  .png()
  .toBuffer();

test('§8 a mark of secrecy and an ID number in a picture are found, with picture and place; who may not read the text sees nothing', async () => {
  const [plain, code] = [await keep(words, '通知.png'), await keep(poster, '海报.png')];
  const shown = await write(operator, 'wuhua', { body: withPictures(plain, code) });
  const { manuscript } = shown;
  expect((await read(operator, manuscript)).pictures).toMatchObject({ state: 'none' });
  await harness.runJobs();
  const after = await read(platformLead, manuscript);
  expect(after.pictures).toMatchObject({ state: 'done', progress: 100 });
  expect(after.pictures.pictures).toMatchObject([
    { file: plain, number: 1, state: 'read', problem: null, width: 900, height: 260, codes: [] },
    { file: code, number: 2, state: 'read', codes: [{ text: 'http://192.168.1.5/baoming' }] },
  ]);
  const found = after.findings.filter(({ field }) => field === 'picture');
  expect(found.map(({ rule, text, picture }) => [rule, text, picture?.number])).toEqual([
    ['secrecy/classification-mark', '机密★1年', 1],
    ['secrecy/id-number', '53010219990307123X', 1],
    ['links/bad-link', 'http://192.168.1.5/baoming', 2],
    ['platform/page', 'http://192.168.1.5/baoming', 2],
  ]);
  expect(found.every(({ sure, savedOnly }) => !sure && savedOnly)).toBe(true);
  const mark = found[0];
  const [x = 0, y = 0, width = 0, height = 0] = mark?.picture?.boxes[0] ?? [];
  expect(mark?.picture).toMatchObject({ file: plain, width: 900, height: 260 });
  expect([x, y, x + width, y + height].map((side) => Math.round(side / 20))).toEqual([3, 2, 11, 4]);
  expectRefusal(await sibling.send(checks.readChecks, { params: { manuscript } }), 404, 'request.notFound');
  expect(
    (await harness.inject({ url: `/api/v1/files/${plain}`, headers: { cookie: sibling.cookie } })).statusCode,
  ).toBe(404);
});

test('a finding in a picture is ruled on as any other, and keeps its ruling in the next text', async () => {
  const picture = await keep(words, '通知.png');
  const shown = await write(operator, 'wuhua', { body: withPictures(picture) });
  await harness.runJobs();
  await submit(operator, shown);
  const { manuscript } = shown;
  const id = (await read(platformLead, manuscript)).findings.find(
    ({ rule }) => rule === 'secrecy/classification-mark',
  )?.id;
  await platformLead.call(checks.ruleOnChecks, {
    params: { manuscript },
    body: { digest: shown.digest ?? '', findings: [id ?? ''], ruling: 'overruled', reason: '宣传片道具' },
  });
  const { items } = await platformLead.call(listFindings, { params: { manuscript }, query: {} });
  expect(items).toMatchObject([
    { rule: 'secrecy/classification-mark', text: expect.stringContaining('图1中“机密★1年”') },
  ]);
  await revise(operator, manuscript, article('wuhua', { title: '另一个标题', body: withPictures(picture) }));
  await harness.runJobs();
  const later = (await read(operator, manuscript)).findings.find((one) => one.id === id);
  expect(later?.ruling).toMatchObject({ ruling: 'overruled', reason: '宣传片道具' });
});

test('what was read in a picture is kept by its digest; a picture that cannot be read says why', async () => {
  const large = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const file = await keep(large, '小图.png');
  const row = { engine: 'another reader', state: 'corrupt', reading: null, read_at: harness.clock.now() };
  await harness.context.db
    .insertInto('picture_reading')
    .values({ file, ...row })
    .execute();
  const first = await write(operator, 'wuhua', { body: withPictures(file) });
  await harness.runJobs();
  // Another reader's word does not count.
  expect((await read(operator, first.manuscript)).pictures.pictures).toMatchObject([
    { state: 'read', characters: 0 },
  ]);
  await harness.context.db
    .updateTable('picture_reading')
    .set({ state: 'corrupt' })
    .where('file', '=', file)
    .execute();
  const second = await write(operator, 'wuhua', { body: withPictures(file) });
  await harness.runJobs();
  const { state, pictures } = (await read(operator, second.manuscript)).pictures;
  expect(state).toBe('done');
  expect(pictures).toMatchObject([
    { state: 'unreadable', problem: { zh: expect.stringContaining('损坏') }, width: null },
  ]);
});

test('a reading that somebody ends keeps what was read and reads no more, until the text is checked again', async () => {
  const shown = await write(operator, 'wuhua', { body: withPictures(await keep(words, '通知.png')) });
  const { manuscript } = shown;
  const { context } = harness;
  await harness.runJobs();
  const stop = (caller: Caller) => caller.send(checks.stopPictures, { params: { manuscript } });
  // What is finished is not ended.
  expect((await stop(operator)).statusCode).toBe(202);
  expect((await read(operator, manuscript)).pictures).toMatchObject({ state: 'done' });
  expectRefusal(await stop(sibling), 404, 'request.notFound');
  await context.db
    .updateTable('check_picture_report')
    .set({ state: 'running', checked_at: null })
    .where('manuscript_id', '=', brandId<ManuscriptId>(manuscript))
    .execute();
  await stop(operator);
  const before = (await read(operator, manuscript)).findings.length;
  await runPictures(context, { manuscript });
  const after = await read(operator, manuscript);
  expect(after.pictures).toMatchObject({ state: 'stopped' });
  expect(after.findings).toHaveLength(before);
  await operator.send(checks.recheck, { params: { manuscript } });
  await harness.runJobs();
  expect((await read(operator, manuscript)).pictures).toMatchObject({ state: 'done', progress: 100 });
});
