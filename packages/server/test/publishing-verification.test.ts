import { readFile } from '@sanshen/contract/files';
import * as contract from '@sanshen/contract/publishing';
import { readHistory, readReview } from '@sanshen/contract/review';
import { brandId, type Digest, type ManuscriptId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { verifyPause } from '../src/modules/publishing/timing.ts';
import { picture, startDesk } from './publishing-support.ts';
import { expectRefusal } from './review-support.ts';

const desk = await startDesk();
const { harness, operator, simulators, moods, account } = desk;

beforeEach(() => {
  moods.faults = [];
  moods.publishAllowed = true;
  moods.verificationPage = false;
});

/** The platform's id of the newest article. */
const newest = () => account().published.at(-1)?.articleId ?? '';

test('§8 an article that somebody edited on the platform is found to differ, with the place', async () => {
  const { publication } = await desk.published();
  const { item } = account().published.at(-1) ?? { item: { content: '' } };
  simulators.control.editArticle(desk.appId, newest(), { content: item.content.replace('三十名', '三百名') });
  await desk.after(60);
  expect(await desk.read(publication)).toMatchObject({ verdict: 'differs', status: 'done' });
  const [reading] = await desk.readings(publication);
  expect(reading?.differences).toMatchObject([
    { kind: 'text', approved: expect.stringContaining('三十名'), fetched: expect.stringContaining('三百名') },
  ]);
  expect(JSON.stringify(reading?.differences[0]?.runs)).toContain('百');
});

for (const [what, change, kind] of [
  ['title', { title: '换了标题' }, 'field'],
  ['picture', { content: '<p><img src="https://mmbiz.qpic.cn/other/0"></p>' }, 'picture'],
] as const) {
  test(`§8 another ${what} is found`, async () => {
    const { publication } = await desk.published();
    simulators.control.editArticle(desk.appId, newest(), change);
    await desk.after(60);
    const [reading] = await desk.readings(publication);
    expect(reading?.verdict).toBe('differs');
    expect(reading?.differences.map((one) => one.kind)).toContain(kind);
  });
}

for (const [standing, verdict] of [
  ['deleted', 'gone'],
  ['banned', 'banned'],
] as const) {
  test(`§8 an article that was ${standing} is found to be ${verdict}, and the people concerned are told`, async () => {
    const { manuscript, publication } = await desk.published();
    simulators.control.removeArticle(desk.appId, newest(), standing);
    await desk.after(60);
    expect(await desk.read(publication)).toMatchObject({ verdict });
    const told = await harness.db
      .selectFrom('notification')
      .select('kind')
      .where('manuscript_id', '=', brandId<ManuscriptId>(manuscript))
      .where('kind', '=', 'publicationDiffers')
      .execute();
    expect(told.length).toBeGreaterThan(0);
  });
}

test('a verification page says nothing about the article', async () => {
  const { manuscript, publication } = await desk.published();
  moods.publishAllowed = false;
  moods.verificationPage = true;
  await desk.after(60);
  expect(await desk.read(publication)).toMatchObject({ verdict: 'blocked', status: 'done' });
  moods.verificationPage = false;
  await desk.after(600);
  expect(await desk.readings(publication)).toMatchObject([
    { verdict: 'same', source: 'page' },
    { verdict: 'blocked', source: null },
  ]);
  const review = await operator.call(readReview, { params: { manuscript } });
  expect(review.phase).toBe('published');
});

test('a platform that cannot be reached gives no verdict and is tried again', async () => {
  const { publication } = await desk.published();
  moods.faults = [{ path: '/cgi-bin/freepublish/getarticle', kind: 'hangUp', times: 100 }];
  await desk.after(60);
  expect(await desk.read(publication)).toMatchObject({ verdict: null, verifiedAt: null });
  moods.faults = [];
  await desk.after(600);
  expect((await desk.readings(publication)).map((one) => one.verdict)).toEqual(['same', null]);
});

test('readings repeat with growing pauses, weekly in the end; equal copies are kept once', async () => {
  const { publication } = await desk.published();
  let done = 0;
  for (; done < 13; done += 1) {
    await desk.after(verifyPause(done) - 1);
    expect(await desk.readings(publication)).toHaveLength(done);
    await desk.after(1);
    expect(await desk.readings(publication)).toHaveLength(done + 1);
  }
  expect(verifyPause(done)).toBe(7 * 86_400);
  const copies = await harness.db
    .selectFrom('verification')
    .select('fetched')
    .distinct()
    .where('publication_id', '=', publication)
    .execute();
  expect(copies).toHaveLength(1);
  const copy = await harness.context.files.read(brandId<Digest>(copies[0]?.fetched ?? ''));
  expect(JSON.parse(copy.toString('utf8'))).toMatchObject({ title: '五华区青年志愿服务公告' });
  const params = { digest: copies[0]?.fetched ?? '' };
  const answer = await operator.send(readFile, { params, query: {} });
  const other = await desk.as('panlong', 'operator', 1);
  expect((await other.send(readFile, { params, query: {} })).statusCode).toBe(404);
  expect(answer.statusCode).toBe(200);
});

test('a person may ask for a reading now', async () => {
  const { publication } = await desk.published();
  await operator.call(contract.verifyNow, { params: { publication } });
  await harness.runJobs();
  expect(await desk.readings(publication)).toHaveLength(1);
  const page = await operator.call(contract.listVerifications, {
    params: { publication },
    query: { limit: 1 },
  });
  expect(page).toMatchObject({ next: null, items: [{ verdict: 'same', differences: [] }] });
});

test('a takedown deletes once on the platform, ends the readings, and is in the record', async () => {
  const { manuscript, publication } = await desk.published();
  const path = '/cgi-bin/freepublish/delete';
  const before = simulators.control.requests(path);
  await operator.call(contract.takeDown, { params: { publication }, body: { reason: '活动取消' } });
  expect(await desk.settle(publication)).toMatchObject({ status: 'takenDown' });
  expect(account().published.at(-1)?.standing).toBe('deleted');
  expect(simulators.control.requests(path) - before).toBe(1);
  await desk.after(8 * 86_400);
  expect(await desk.readings(publication)).toEqual([]);
  expect((await operator.call(readReview, { params: { manuscript } })).phase).toBe('takenDown');
});

test('a takedown whose answer is lost is settled by reading', async () => {
  const { publication } = await desk.published();
  const path = '/cgi-bin/freepublish/delete';
  const before = simulators.control.requests(path);
  moods.faults = [{ path, kind: 'appliedHangUp', times: 1 }];
  await operator.call(contract.takeDown, { params: { publication }, body: { reason: '活动取消' } });
  expect(await desk.settle(publication)).toMatchObject({ status: 'takenDown' });
  expect(simulators.control.requests(path) - before).toBe(1);
});

test('a takedown that the platform leaves to people waits for one, who leaves the evidence', async () => {
  const { manuscript, publication } = await desk.published();
  moods.publishAllowed = false;
  await operator.call(contract.takeDown, { params: { publication }, body: { reason: '活动取消' } });
  await harness.runJobs();
  expect(await desk.read(publication)).toMatchObject({ status: 'takedownBegun', takedownByHand: true });
  const params = { publication };
  const note = '已在公众平台删除';
  const unproven = await operator.send(contract.confirmTakedown, { params, body: { done: true, note } });
  expectRefusal(unproven, 422, 'publication.takedownUnproven');
  const evidence = await picture(harness, operator, '#20a040');
  await operator.call(contract.confirmTakedown, { params, body: { done: true, note, evidence } });
  expect(await desk.read(publication)).toMatchObject({ status: 'takenDown' });
  const { items } = await operator.call(readHistory, { params: { manuscript }, query: { limit: 50 } });
  const entry = items.findLast((one) => one.kind === 'review.decided');
  expect(entry).toMatchObject({
    actor: { person: operator.person },
    events: [{ kind: 'takenDown', detail: note, evidence, resolvedBy: { person: operator.person } }],
  });
});

test('readings and certificates can be added and never changed', async () => {
  await desk.published();
  await desk.after(60);
  for (const statement of ['delete from verification', 'delete from release_certificate']) {
    await expect(sql.raw(statement).execute(harness.db)).rejects.toThrow(/permission denied/);
  }
});

test("when the day's calls are used up, a takedown waits for midnight in China and asks no more before", async () => {
  const { publication } = await desk.published();
  const path = '/cgi-bin/freepublish/getarticle';
  moods.dailyLimits = { [path]: 0 };
  await operator.call(contract.takeDown, { params: { publication }, body: { reason: '活动取消' } });
  await harness.runJobs();
  const asked = simulators.control.requests(path);
  expect(await desk.read(publication)).toMatchObject({
    status: 'takedownBegun',
    message: { code: 'wechat:45009' },
  });
  await desk.after(30);
  expect(simulators.control.requests(path)).toBe(asked);
  moods.dailyLimits = {};
  await desk.after(86_400);
  expect(await desk.read(publication)).toMatchObject({ status: 'takenDown' });
});
