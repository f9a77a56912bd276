import { randomBytes } from 'node:crypto';
import { orderFreeze } from '@sanshen/contract/emergency';
import * as contract from '@sanshen/contract/interaction';
import * as standing from '@sanshen/contract/interaction-standing';
import type { PublicMessageId } from '@sanshen/domain/conversations';
import { addHours } from '@sanshen/domain/kernel';
import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { dayBegin } from '../src/modules/interaction/standing-store.ts';
import { checkProjection, projections } from '../src/modules/ledger/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { keepFile } from '../src/platform/files/keep-file.ts';
import { enqueue } from '../src/platform/jobs/tasks.ts';
import { newId } from '../src/platform/new-id.ts';
import type { Caller } from './harness.ts';
import { organizationIn } from './organization-support.ts';
import { startDesk } from './publishing-support.ts';

const desk = await startDesk();
const { harness, operator, simulators, appId, channel } = desk;
const { db } = harness;
const organization = organizationIn('wuhua');
const platformLead = await desk.as('wuhua', 'platformLead');
const publicityLead = await desk.as('wuhua', 'publicityLead');
const leader = await desk.as('wuhua', 'leaderInCharge');
const operator2 = await desk.as('wuhua', 'operator', 2);
const city = await desk.as('kunming', 'mainLeader');

const published = await desk.published();
const { ref } = await db
  .selectFrom('publication')
  .select('ref')
  .where('publication_id', '=', published.publication)
  .executeTakeFirstOrThrow();
const messageData = (ref as unknown as { messageDataId: string }).messageDataId;
const { control } = simulators;

const { root_id: root } = await db
  .selectFrom('channel')
  .select('root_id')
  .where('channel_id', '=', channel)
  .executeTakeFirstOrThrow();

/** A reader's comment on the platform and in the inbox. */
async function comment(body: string): Promise<string> {
  const key = control.comment(appId, messageData, body);
  const now = harness.clock.now();
  const message = newId<PublicMessageId>();
  await db
    .insertInto('public_message')
    .values({
      message_id: message,
      root_id: root,
      organization_id: organization,
      channel_id: channel,
      publication_id: published.publication,
      kind: 'comment',
      platform_key: key,
      thread_key: messageData,
      pseudonym: '读者 7F3A',
      body,
      written_at: now,
      received_at: now,
      seen_at: now,
      state_at: now,
    })
    .execute();
  return message;
}

async function expectRefusal(answer: Promise<LightMyRequestResponse>, code: string): Promise<void> {
  expect((await answer).json().code).toBe(code);
}

async function runJob(
  task: 'conversations.purge' | 'interaction.purge' | 'interaction.sweep',
): Promise<void> {
  await db.transaction().execute((trx) => enqueue(trx, task, {}));
  await harness.runJobs();
}

const simComment = (text: string) => control.talk(appId).comments.find((one) => one.text === text);
const wish = (message: string, more: object = {}) => ({
  body: {
    channel,
    action: 'reply' as const,
    purpose: '回应青年',
    target: { message },
    text: '感谢您的留言。',
    ...more,
  },
});
const read = (by: Caller, act: string) => by.call(contract.readAct, { params: { act } });
const decide = (by: Caller, act: string, decision: 'approve' | 'refuse' | 'withdraw' = 'approve') =>
  by.send(contract.decideAct, { params: { act }, body: { decision } });

describe('§6 a reply', () => {
  test('is asked for, approved by another, done once on the platform, and recorded', async () => {
    const message = await comment('请问怎么报名志愿服务？');
    const { act, status } = await operator.call(contract.requestAction, wish(message));
    expect(status).toBe('asked');
    await expectRefusal(decide(operator, act), 'interaction.ownRequest');
    await expectRefusal(decide(operator2, act), 'interaction.notEntitled');
    // Nobody is answered twice.
    await expectRefusal(
      operator2.send(contract.requestAction, wish(message, { text: '另一答复' })),
      'interaction.alreadyAsked',
    );
    expect((await decide(platformLead, act)).statusCode).toBe(200);
    await harness.runJobs();
    expect(simComment('请问怎么报名志愿服务？')?.reply?.text).toBe('感谢您的留言。');
    expect(await read(operator, act)).toMatchObject({
      status: 'done',
      via: 'people',
      approvals: [{ person: platformLead.person }],
      target: { message: { text: '请问怎么报名志愿服务？' } },
    });
    const { state } = await db
      .selectFrom('public_message')
      .select('state')
      .where('action_id', '=', act)
      .executeTakeFirstOrThrow();
    expect(state).toBe('answered');
  });

  test('whose answer is lost is looked up and never sent again', async () => {
    const message = await comment('活动地点在哪里？');
    const { act } = await operator.call(contract.requestAction, wish(message, { text: '在社区活动中心。' }));
    await decide(platformLead, act);
    const before = control.requests('/cgi-bin/comment/reply/add');
    desk.moods.faults.push({ path: '/cgi-bin/comment/reply/add', kind: 'appliedHangUp', times: 1 } as never);
    await harness.runJobs();
    expect((await read(operator, act)).status).toBe('unknown');
    await desk.after(120);
    expect((await read(operator, act)).status).toBe('done');
    expect(control.requests('/cgi-bin/comment/reply/add')).toBe(before + 1);
  });

  test('that was refused leaves the message to the next', async () => {
    const message = await comment('什么时候开始？');
    const { act } = await operator.call(contract.requestAction, wish(message));
    await decide(platformLead, act, 'refuse');
    const again = await operator2.call(contract.requestAction, wish(message, { text: '周六上午九点。' }));
    expect((await decide(operator2, again.act, 'withdraw')).statusCode).toBe(200);
  });

  test('is not sent during a freeze', async () => {
    const message = await comment('请问有奖品吗？');
    const { act } = await operator.call(contract.requestAction, wish(message));
    await decide(platformLead, act);
    const { freeze } = await leader.call(orderFreeze, { params: { organization }, body: { reason: '舆情' } });
    await harness.runJobs();
    expect(await read(operator, act)).toMatchObject({
      status: 'failed',
      closed: { code: 'interaction.frozen' },
    });
    await expectRefusal(operator.send(contract.requestAction, wish(message)), 'interaction.frozen');
    await harness.db
      .updateTable('publishing_freeze')
      .set({ lifted_at: harness.clock.now() })
      .where('freeze_id', '=', freeze)
      .execute();
  });
});

describe('§6 hiding a comment', () => {
  const hide = (message: string, reason?: string) =>
    wish(message, { action: 'hideComment', text: undefined, ...(reason === undefined ? {} : { reason }) });

  test('needs a reason of the rule book and a second person; criticism is none', async () => {
    const message = await comment('活动组织得太差了，浪费时间！');
    await expectRefusal(operator.send(contract.requestAction, hide(message)), 'interaction.reasonMissing');
    await expectRefusal(
      operator.send(contract.requestAction, hide(message, 'criticism')),
      'interaction.reasonNotListed',
    );
    const { act, status } = await operator.call(contract.requestAction, hide(message, 'spam'));
    expect(status).toBe('asked');
    await expectRefusal(decide(platformLead, act), 'interaction.notEntitled');
    expect((await decide(publicityLead, act, 'refuse')).statusCode).toBe(200);
    expect(simComment('活动组织得太差了，浪费时间！')?.deleted).toBe(false);
  });

  test('as spam by rule needs no second person, and says by which words', async () => {
    const text = '兼职刷单日结三百，加微信 hello12345';
    const message = await comment(text);
    const { act, via } = await operator.call(contract.requestAction, hide(message, 'spam'));
    expect(via).toBe('spamRule');
    await harness.runJobs();
    expect(simComment(text)?.deleted).toBe(true);
    const shown = await read(operator, act);
    expect(shown.status).toBe('done');
    expect(shown.spam[0]?.excerpts.join()).toContain('微信');
  });

  test('is counted for the superior, with why and by whom, and without a word of the public', async () => {
    const message = await comment('某某某，你这个骗子，住在某某路');
    const { act } = await operator.call(contract.requestAction, hide(message, 'personalData'));
    await decide(publicityLead, act);
    await harness.runJobs();
    const root = organizationIn('kunming');
    const counted = await city.call(standing.readHidings, { params: { organization: root }, query: {} });
    expect(counted).toMatchObject({ total: 2, byRule: 1 });
    expect(counted.recent[0]).toMatchObject({ asked: { person: operator.person } });
    expect(JSON.stringify(counted)).not.toContain('骗子');
    // The superior reads that it was done and why, not what was written.
    const above = await city.call(contract.readAct, { params: { act } });
    expect(above).toMatchObject({ reason: { id: 'personalData' }, words: null, target: { message: null } });
  });
});

describe('§6 standing approvals', () => {
  const terms = (more: object = {}) => ({
    action: 'reply' as const,
    channel: null,
    name: '感谢留言',
    template: {
      text: '感谢关注，{topic}可在团属平台查询。',
      variables: [{ name: 'topic', kind: 'words' as const, max: 12 }],
    },
    perHour: 3,
    perDay: 3,
    validTo: addHours(harness.clock.now(), 24 * 20),
    ...more,
  });

  test('cover what fits the template, within limits that hold under parallel requests', async () => {
    // In the morning, so that no hour of this test ends a day.
    const midnight = Date.parse(dayBegin(harness.clock.now()));
    await desk.after((midnight + 34 * 3_600_000 - Date.parse(harness.clock.now())) / 1000);
    await expectRefusal(
      operator.send(standing.proposeStanding, { params: { organization }, body: terms({ perDay: 500 }) }),
      'interaction.standingTooMany',
    );
    const { standing: id } = await operator.call(standing.proposeStanding, {
      params: { organization },
      body: terms(),
    });
    await expectRefusal(
      operator.send(standing.stepStanding, { params: { standing: id }, body: { step: 'grant' } }),
      'interaction.notEntitled',
    );
    await platformLead.call(standing.stepStanding, { params: { standing: id }, body: { step: 'grant' } });
    const messages: string[] = [];
    for (const n of [1, 2, 3, 4, 5, 6]) messages.push(await comment(`问题${n}：团课在哪里看？`));
    const outcomes = await Promise.all(
      messages.map((message, n) =>
        (n % 2 === 0 ? operator : operator2).call(
          contract.requestAction,
          wish(message, { text: '感谢关注，团课内容可在团属平台查询。' }),
        ),
      ),
    );
    expect(outcomes.filter(({ via }) => via === 'standing')).toHaveLength(3);
    expect(outcomes.filter(({ status }) => status === 'asked')).toHaveLength(3);
    const other = await comment('这个呢？');
    expect(
      (await operator.call(contract.requestAction, wish(other, { text: '随便写的一句。' }))).via,
    ).toBeNull();
    // Who granted it does not go out under it himself.
    await desk.after(3700);
    const own = await comment('再问一个问题');
    const byGranter = await platformLead.call(
      contract.requestAction,
      wish(own, { text: '感谢关注，入团流程可在团属平台查询。' }),
    );
    expect(byGranter.via).toBeNull();
    const { items } = await city.call(standing.listStanding, { params: { organization } });
    expect(items[0]).toMatchObject({ status: 'granted', use: { today: 3 }, may: { grant: false } });
    await operator.call(standing.stepStanding, { params: { standing: id }, body: { step: 'end' } });
  });
});

describe('§6 what no API does', () => {
  const weibo = demonstrationChannelId('wuhua', 'weibo');
  const follow = (account: string) => ({
    body: { channel: weibo, action: 'follow' as const, purpose: '工作联系', target: { account } },
  });

  test('is a guided step with evidence', async () => {
    const { act } = await operator.call(contract.requestAction, follow('city-volunteers'));
    await expectRefusal(
      operator2.send(contract.requestAction, follow('City-Volunteers')),
      'interaction.alreadyAsked',
    );
    await decide(publicityLead, act);
    await harness.runJobs();
    const shown = await read(operator, act);
    expect(shown.status).toBe('byHand');
    expect(shown.guide?.steps.length).toBeGreaterThan(2);
    const record = (body: object) =>
      operator.send(contract.recordAct, { params: { act }, body: { outcome: 'done' as const, ...body } });
    await expectRefusal(record({}), 'interaction.evidenceMissing');
    const bytes = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const { digest } = await keepFile(harness.context, bytes, {
      person: operator.person,
      organization,
      name: '截图.png',
    });
    expect((await record({ evidence: digest })).statusCode).toBe(200);
    expect(await read(operator, act)).toMatchObject({ status: 'done', evidence: digest });
  });

  test('is not done to an imitation or a forbidden account', async () => {
    const { name } = await db
      .selectFrom('channel')
      .select('name')
      .where('channel_id', '=', weibo)
      .executeTakeFirstOrThrow();
    const imitation = `${name.replace('（演示）', '')}官方`;
    await expectRefusal(
      operator.send(contract.requestAction, follow(imitation)),
      'interaction.targetImpersonates',
    );
    await publicityLead.call(standing.listAccount, {
      params: { organization },
      body: { platform: 'weibo', handle: 'bad-account', listing: 'forbidden', why: '多次发布不实信息' },
    });
    await expectRefusal(
      operator.send(contract.requestAction, follow('@BAD-account')),
      'interaction.targetForbidden',
    );
  });
});

test('§6 the preview says what would follow, with what checks find', async () => {
  const message = await comment('团费怎么交？');
  const shown = await operator.call(
    contract.previewAction,
    wish(message, { text: '团费通过“智慧团建”缴纳，身份证号11010519491231002X可查。' }),
  );
  expect(shown).toMatchObject({ refusal: null, via: null, by: 'api' });
  expect(shown.approvers.map(({ person }) => person)).toContain(platformLead.person);
  expect(shown.checks.length).toBeGreaterThan(0);
});

test('§6 complaint: nothing of the public stands in the ledger, and its words go when they have to', async () => {
  const planted = `植名${randomBytes(4).toString('hex')}`;
  const message = await comment(`我是${planted}，请回复我`);
  const { act } = await operator.call(
    contract.requestAction,
    wish(message, { text: `${planted}您好，请查收。`, purpose: `回复${planted}` }),
  );
  await decide(platformLead, act);
  await harness.runJobs();
  const inLedger = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ledger_entry
      where position(${planted} in text) > 0`.execute(db);
    return rows[0]?.n;
  };
  expect(await inLedger()).toBe(0);
  await desk.after(181 * 86_400);
  await runJob('conversations.purge');
  await runJob('interaction.purge');
  expect(await db.selectFrom('interaction_words').selectAll().execute()).toEqual([]);
  const shown = await read(operator, act);
  expect(shown).toMatchObject({ status: 'done', words: null, target: { message: null } });
  const projection = projections().find(({ name }) => name === 'interaction');
  if (projection === undefined) throw new Error('no projection');
  const open = () => openDatabase(openPool(harness.ownerUrl, { size: 1 }));
  expect(await checkProjection(open, projection)).toMatchObject({ problem: null });
});
