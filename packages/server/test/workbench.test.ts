import * as organization from '@sanshen/contract/organization';
import { publish, resolvePublication } from '@sanshen/contract/publishing';
import * as review from '@sanshen/contract/review';
import { readWorkbench } from '@sanshen/contract/workbench';
import { expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { addStranger, personIn, startCity } from './organization-support.ts';
import { sign, write, writeAndSubmit } from './review-support.ts';
import { watchStatements } from './statements.ts';

const city = await startCity();
const { harness } = city;
// Hours pass here, and sessions end with them: each look is by a fresh login.
const as = (office: string) => city.as('wuhua', office, office === 'operator' ? 1 : undefined);
const bench = async (office = 'operator', key = 'wuhua') =>
  (key === 'wuhua' ? await as(office) : await city.as(key, office)).call(readWorkbench, {});

const first = await writeAndSubmit(await as('operator'), 'wuhua');

test('§5: the workbench says what waits for me, and where what I sent hangs, for whom and until when', async () => {
  const mine = await bench('platformLead');
  expect(mine.waiting).toMatchObject({ count: 1, capped: false });
  expect(mine.waiting.items[0]).toMatchObject({ manuscript: first.manuscript, overdue: false });
  expect(mine.waiting.items[0]?.line.zh).toMatch(
    /^共青团五华区委五华区运营人员甲送审，请您审、校（.+），.+后到期。$/,
  );
  expect(mine.sent.items).toEqual([]);
  harness.clock.advance(3 * 3_600_000);
  const { sent } = await bench();
  expect(sent.items).toEqual([
    expect.objectContaining({
      manuscript: first.manuscript,
      phase: 'inReview',
      stage: 'platform',
      overdue: false,
      seats: [expect.objectContaining({ waitingFor: ['五华区平台负责人'], empty: false })],
    }),
  ]);
  expect(sent.items[0]?.line.zh).toMatch(/^停在“.+”，等待五华区平台负责人，已等 3 小时，.+后到期。$/);
  expect(sent.line).toEqual({ zh: '1 件审校中。', en: '1 in review.' });
});

test('§5: an empty seat is called empty, and whoever is on leave is not waited for', async () => {
  const params = { person: personIn('wuhua', 'platformLead') };
  const { id } = await (await as('mainLeader')).call(organization.recordLeave, { params, body: {} });
  const [item] = (await bench()).sent.items;
  expect(item?.seats[0]).toMatchObject({ waitingFor: [], empty: true });
  expect(item?.line.zh).toContain('席位空缺');
  harness.clock.advance(1000);
  await (await as('mainLeader')).call(organization.endLeave, {
    params: { leave: id },
    body: {},
  });
  harness.clock.advance(1000);
  // As the review desk tells it.
  const { stages } = await (await as('operator')).call(review.readReview, {
    params: { manuscript: first.manuscript },
  });
  const [again] = (await bench()).sent.items;
  expect(again?.seats[0]?.waitingFor).toEqual(stages[0]?.seats[0]?.waitingFor.map(({ name }) => name));
});

test('§5 §11: today’s publications of my organisations stand with their verification; a stranger sees none of it', async () => {
  const { manuscript, digest } = first;
  await sign(await as('platformLead'), manuscript, 'platform', 'platformLead');
  await sign(await as('publicityLead'), manuscript, 'publicity', 'publicityLead');
  await sign(await as('leaderInCharge'), manuscript, 'leader', 'leader');
  expect((await bench()).sent.items[0]).toMatchObject({ phase: 'released', seats: [], dueAt: null });
  const channel = demonstrationChannelId('wuhua', 'weibo');
  const begun = await (await as('operator')).call(publish, {
    params: { manuscript },
    body: { channel, digest: digest ?? '' },
  });
  await harness.runJobs();
  expect((await bench()).today.items).toEqual([
    expect.objectContaining({
      publication: begun.publication,
      state: 'byHand',
      organizationName: '共青团五华区委',
    }),
  ]);
  const params = { publication: begun.publication };
  await (await as('operator')).call(resolvePublication, {
    params,
    body: { happened: true, url: 'https://example.org/1' },
  });
  const { today } = await bench('leaderInCharge');
  expect(today.items[0]).toMatchObject({ status: 'done', verdict: null, state: 'published' });
  expect(today.line.zh).toBe('今天发布 1 条，0 条核验一致。');
  const stranger = await (await addStranger(city)).call(readWorkbench, {});
  expect([stranger.waiting.items, stranger.sent.items, stranger.today.items]).toEqual([[], [], []]);
  expect((await bench('mainLeader', 'panlong')).today.items).toEqual([]);
  harness.clock.advance(24 * 3_600_000);
  expect((await bench()).today.items).toEqual([]);
});

test('the workbench takes few statements, however much there is', async () => {
  const count = async () => {
    let statements = 0;
    await watchStatements(
      () => {
        statements += 1;
      },
      () => bench('platformLead'),
    );
    return statements;
  };
  const before = await count();
  for (let n = 0; n < 5; n += 1) await writeAndSubmit(await as('operator'), 'wuhua');
  await write(await as('operator'), 'wuhua');
  expect(await count()).toBe(before);
  expect(before).toBeLessThanOrEqual(14);
  const { waiting } = await bench('platformLead');
  expect(waiting.count).toBe(5);
});

test('the next sixty days bring their key dates', async () => {
  const { day, keyDates } = await bench();
  expect(keyDates.length).toBeGreaterThan(0);
  expect(keyDates[0]?.date.localeCompare(day)).toBeGreaterThanOrEqual(0);
});

test('§11: what is overdue counts for those whose state I may see, and for nobody else', async () => {
  const before = (await bench('leaderInCharge')).overdue;
  expect(before).toMatchObject({ count: 0 });
  const { manuscript } = await writeAndSubmit(await as('operator'), 'wuhua');
  harness.clock.advance(400 * 3_600_000);
  expect((await bench('leaderInCharge')).overdue).toMatchObject({ count: 6, capped: false });
  expect((await bench('mainLeader', 'kunming')).overdue?.count).toBeGreaterThanOrEqual(1);
  expect((await bench('mainLeader', 'panlong')).overdue).toMatchObject({ count: 0 });
  const late = (await bench()).sent.items.find((item) => item.manuscript === manuscript);
  expect(late?.overdue).toBe(true);
  expect(late?.line.zh).toContain('已超时');
});
