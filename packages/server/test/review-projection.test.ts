import * as contract from '@sanshen/contract/review';
import { expect, test } from 'vitest';
import { checkProjection } from '../src/modules/ledger/public.ts';
import { reviewProjection } from '../src/modules/review/projection.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { asOwner } from './harness.ts';
import { personIn, startCity } from './organization-support.ts';
import {
  article,
  paragraphs,
  revise,
  sign,
  submit,
  tryCorrect,
  write,
  writeAndSubmit,
} from './review-support.ts';

const city = await startCity();
const { harness } = city;
const check = () =>
  checkProjection(() => openDatabase(openPool(harness.serverUrl, { size: 1 })), reviewProjection);

const operator = await city.as('wuhua', 'operator', 1);
const platformLead = await city.as('wuhua', 'platformLead');
const publicityLead = await city.as('wuhua', 'publicityLead');
const leader = await city.as('wuhua', 'leaderInCharge');

/** Manuscripts in every phase before publishing, with findings, corrections, rounds, an escalation and an emergency. */
async function scenario(): Promise<string> {
  await write(operator, 'wuhua', { title: '草稿' });
  const first = await writeAndSubmit(operator, 'wuhua', 'important');
  const params = { manuscript: first.manuscript };
  await platformLead.call(contract.noteFinding, { params, body: { severity: 'error', text: '数字有误' } });
  await platformLead.call(contract.noteFinding, { params, body: { severity: 'advice', text: '配图' } });
  const { items } = await operator.call(contract.listFindings, { params, query: {} });
  await platformLead.call(contract.ruleFinding, {
    params: { ...params, finding: items[0]?.finding ?? '' },
    body: { ruling: 'accepted' },
  });
  harness.clock.advance(60_000);
  await sign(platformLead, first.manuscript, 'platform', 'platformLead');
  const corrected = article('wuhua', { body: paragraphs('改正'), title: '改正后的标题' });
  const place = { stage: 'publicity', seat: 'publicityLead' };
  expect((await tryCorrect(publicityLead, first.manuscript, place, corrected)).statusCode).toBe(200);
  harness.clock.advance(60_000);
  const second = await writeAndSubmit(operator, 'wuhua');
  for (const [signer, stage, seat] of [
    [platformLead, 'platform', 'platformLead'],
    [publicityLead, 'publicity', 'publicityLead'],
    [leader, 'leader', 'leader'],
  ] as const) {
    await sign(signer, second.manuscript, stage, seat);
  }
  const third = await writeAndSubmit(operator, 'wuhua');
  await platformLead.call(contract.returnManuscript, {
    params: { manuscript: third.manuscript },
    body: { to: null, round: 1, digest: third.digest ?? '', reasons: '补充来源' },
  });
  await submit(operator, await revise(operator, third.manuscript, article('wuhua', { summary: '补充' })));
  const fourth = await writeAndSubmit(operator, 'wuhua');
  await operator.call(contract.abandon, {
    params: { manuscript: fourth.manuscript },
    body: { reason: '取消' },
  });
  const fifth = await write(operator, 'wuhua');
  const urgent = { params: { manuscript: fifth.manuscript } };
  const digest = fifth.digest ?? '';
  await platformLead.call(contract.requestEmergency, { ...urgent, body: { digest, reason: '汛情' } });
  await leader.call(contract.confirmEmergency, { ...urgent, body: { digest } });
  const board = await city.as('panlong', 'operator', 1);
  const sixth = await writeAndSubmit(board, 'panlong');
  await sign(await city.as('panlong', 'platformLead'), sixth.manuscript, 'platform', 'platformLead');
  await sign(await city.as('panlong', 'publicityLead'), sixth.manuscript, 'publicity', 'publicityLead');
  const member = await city.as('panlong', 'boardMember', 1);
  await sign(member, sixth.manuscript, 'board', `board:${personIn('panlong', 'boardMember', 1)}`);
  return first.manuscript;
}

test('manuscripts, waiting seats and findings come out the same when they are filled again from the ledger', async () => {
  const manuscript = await scenario();
  const report = await check();
  expect(report.problem).toBeNull();
  expect(report.rows).toBeGreaterThan(12);

  const corruptions: readonly (readonly [sql: string, column: string])[] = [
    ["update manuscript set phase = 'released'", 'phase'],
    ["update manuscript set title = '另一个标题'", 'title'],
    ["update manuscript set state = jsonb_set(state::jsonb, '{stageIndex}', '3')::json", 'state'],
    ["update review_task set barred = '{}'", 'barred'],
    ["update finding set text = '没有问题'", 'text'],
    ['delete from review_task', 'stands ∅'],
  ];
  for (const [statement, column] of corruptions) {
    const table = /(?:update|from) (\w+)/.exec(statement)?.[1] ?? '';
    const [damaged] = await asOwner(harness.ownerUrl, async (client) => {
      await client.query(`create table saved as select * from ${table} where manuscript_id = $1`, [
        manuscript,
      ]);
      await client.query(`${statement} where manuscript_id = $1`, [manuscript]);
      return [await check()];
    });
    expect(damaged?.problem?.place.row, statement).toContain(`${table} ["${manuscript}"`);
    expect(damaged?.problem?.place.row, statement).toContain(column);
    await asOwner(harness.ownerUrl, async (client) => {
      await client.query(`delete from ${table} where manuscript_id = $1`, [manuscript]);
      await client.query(`insert into ${table} select * from saved`);
      await client.query('drop table saved');
    });
  }
  expect((await check()).problem).toBeNull();
});
