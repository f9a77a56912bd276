import { randomBytes } from 'node:crypto';
import { decideAct, requestAction } from '@sanshen/contract/interaction';
import * as contract from '@sanshen/contract/patrol';
import { listNotifications } from '@sanshen/contract/review';
import type { PublicMessageId } from '@sanshen/domain/conversations';
import { dayOf } from '@sanshen/domain/patrol';
import type { LightMyRequestResponse } from 'fastify';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { checkProjection, projections } from '../src/modules/ledger/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { keepFile } from '../src/platform/files/keep-file.ts';
import { enqueue } from '../src/platform/jobs/tasks.ts';
import { newId } from '../src/platform/new-id.ts';
import type { Caller } from './harness.ts';
import { organizationIn } from './organization-support.ts';
import { startDesk } from './publishing-support.ts';

const desk = await startDesk();
const { harness, operator, channel, simulators, appId } = desk;
const { db, clock } = harness;
const organization = organizationIn('wuhua');
const operator2 = await desk.as('wuhua', 'operator', 2);
const platformLead = await desk.as('wuhua', 'platformLead');
const cityLeader = await desk.as('kunming', 'mainLeader');
const params = { organization };

// One unit is enough here; the whole city has a test of its own.
await db
  .updateTable('channel')
  .set({ status: 'dormant' })
  .where('organization_id', '<>', organization)
  .execute();

async function refused(answer: Promise<LightMyRequestResponse>, code: string): Promise<void> {
  expect((await answer).json().code).toBe(code);
}

async function run(task: 'patrol.inspect' | 'patrol.reconcile' | 'patrol.purge'): Promise<void> {
  await db.transaction().execute((trx) => enqueue(trx, task, {}));
  await harness.runJobs();
}

async function screenshot(by: Caller, background: string) {
  const bytes = await sharp({ create: { width: 20, height: 20, channels: 3, background } })
    .png()
    .toBuffer();
  const kept = { person: by.person, organization, name: '截图.png' };
  return (await keepFile(harness.context, bytes, kept)).digest;
}

const dayNow = () => operator.call(contract.readPatrols, { params, query: {} });
const kindsOf = async (by: Caller) =>
  (await by.call(listNotifications, { query: { limit: 100 } })).items.map(({ kind }) => kind);

/** The clock at an hour of the next day in Shanghai. */
async function nextDayAt(hour: number): Promise<void> {
  const midnight = Date.parse(`${dayOf(clock.now())}T00:00:00.000Z`) - 8 * 3_600_000;
  await desk.after((midnight + (24 + hour) * 3_600_000 - Date.parse(clock.now())) / 1000);
}

test('§6 a patrol goes by its checklist, and what it finds is corrected with evidence and closed by another', async () => {
  await nextDayAt(10);
  const { checklist, today } = await dayNow();
  const body = { channel, slot: 1 };
  await platformLead.call(contract.assignPatrol, {
    params,
    body: { ...body, day: today, person: operator.person },
  });
  await refused(operator2.send(contract.beginPatrol, { params, body }), 'patrol.notOnDuty');
  const { patrol } = await operator.call(contract.beginPatrol, { params, body });
  const answers = checklist.map((_, index) => index > 0);
  const finish = (more: object) =>
    operator.send(contract.finishPatrol, {
      params: { patrol },
      body: { answers, findings: [], ...more } as never,
    });
  await refused(finish({ answers: [] }), 'patrol.checklistIncomplete');
  await refused(finish({}), 'patrol.findingMissing');
  const found = await finish({ findings: [{ kind: 'wrongReply', note: '回复的日期写错了' }] });
  const [finding = ''] = found.json().findings as string[];
  const correct = (more: object) =>
    operator.send(contract.correctPatrolFinding, {
      params: { finding },
      body: { note: '已更正日期', ...more },
    });
  await refused(correct({}), 'patrol.evidenceMissing');
  const before = await screenshot(operator, '#f00');
  const after = await screenshot(operator, '#0f0');
  expect((await correct({ before, after })).statusCode).toBe(200);
  const close = (by: Caller, verdict: 'close' | 'reopen' = 'close') =>
    by.send(contract.closePatrolFinding, { params: { finding }, body: { verdict } });
  await refused(close(operator), 'access.forbidden');
  expect((await close(platformLead)).statusCode).toBe(200);
  const { items } = await cityLeader.call(contract.listPatrolFindings, { params, query: { state: 'all' } });
  expect(items[0]).toMatchObject({ kind: 'wrongReply', status: 'closed', before, after, note: null });
});

test('§6 what is overdue shows the same day at both levels, and what was missed stays on record', async () => {
  await run('patrol.inspect');
  expect(await kindsOf(cityLeader)).not.toContain('patrolOverdue');
  await nextDayAt(18.5);
  await run('patrol.inspect');
  const { channels } = await dayNow();
  expect(channels.every(({ turns }) => turns.every(({ status, late }) => status === 'overdue' && late))).toBe(
    true,
  );
  expect(await kindsOf(platformLead)).toContain('patrolOverdue');
  expect(await kindsOf(cityLeader)).toContain('patrolOverdue');
  const above = await cityLeader.call(contract.readPatrols, {
    params: { organization: organizationIn('kunming') },
    query: {},
  });
  expect(above.below.find((one) => one.organization === organization)).toMatchObject({
    overdue: channels.length,
    missed: 0,
  });
  // Late is better than never; the record keeps that it was late. Looking twice finds nothing new.
  const { patrol } = await operator.call(contract.beginPatrol, { params, body: { channel, slot: 1 } });
  const answers = (await dayNow()).checklist.map(() => true);
  await operator.call(contract.finishPatrol, { params: { patrol }, body: { answers, findings: [] } });
  const day = (await dayNow()).today;
  await run('patrol.inspect');
  await nextDayAt(0.5);
  await run('patrol.inspect');
  await run('patrol.inspect');
  const past = await operator.call(contract.readPatrols, { params, query: { day } });
  const statuses = past.channels.flatMap(({ turns }) => turns.map(({ status }) => status));
  expect(statuses.filter((status) => status === 'done')).toHaveLength(1);
  expect(statuses.filter((status) => status === 'missed')).toHaveLength(statuses.length - 1);
  expect(await kindsOf(cityLeader)).toContain('patrolMissed');
});

test('§6 an answer that was given outside the product becomes a finding, one that was asked for does not', async () => {
  const { publication } = await desk.published();
  const { ref, root_id: root } = await db
    .selectFrom('publication')
    .select(['ref', 'root_id'])
    .where('publication_id', '=', publication)
    .executeTakeFirstOrThrow();
  const thread = (ref as unknown as { messageDataId: string }).messageDataId;
  const planted = `植名${randomBytes(3).toString('hex')}`;
  const key = simulators.control.comment(appId, thread, '请问几点开始？');
  simulators.control.comment(appId, thread, `我是${planted}`);
  const talk = simulators.control.talk(appId);
  const outside = talk.comments.find(({ text }) => text.includes(planted));
  if (outside !== undefined) outside.reply = { text: `${planted}您好`, at: Math.floor(Date.now() / 1000) };
  const message = newId<PublicMessageId>();
  const now = clock.now();
  await db
    .insertInto('public_message')
    .values({
      message_id: message,
      root_id: root,
      organization_id: organization,
      channel_id: channel,
      publication_id: publication,
      kind: 'comment',
      platform_key: key,
      thread_key: thread,
      pseudonym: '读者 1A2B',
      body: '请问几点开始？',
      written_at: now,
      received_at: now,
      seen_at: now,
      state_at: now,
    })
    .execute();
  const wish = {
    channel,
    action: 'reply' as const,
    purpose: '回应',
    target: { message },
    text: '上午九点。',
  };
  const { act } = await operator.call(requestAction, { body: wish });
  await platformLead.call(decideAct, { params: { act }, body: { decision: 'approve' } });
  await harness.runJobs();
  await run('patrol.reconcile');
  await run('patrol.reconcile');
  const { items } = await operator.call(contract.listPatrolFindings, { params, query: {} });
  const found = items.filter(({ kind }) => kind === 'actedOutside');
  expect(found).toHaveLength(1);
  expect(found[0]?.note).toContain(planted);
  expect(found[0]?.raised.name).toBeNull();
  expect(await kindsOf(platformLead)).toContain('patrolFindingRaised');
  // Not corrected within the rule book's hours.
  await desk.after(5 * 3600);
  await run('patrol.inspect');
  expect(await kindsOf(cityLeader)).toContain('patrolFindingOverdue');
  const entries = await db
    .selectFrom('ledger_entry')
    .select('text')
    .where('text', 'like', `%${planted}%`)
    .execute();
  expect(entries).toEqual([]);
  await desk.after(181 * 86_400);
  await run('patrol.purge');
  expect(await db.selectFrom('patrol_words').selectAll().execute()).toEqual([]);
});

test('patrols are rebuilt from the ledger and come out the same', async () => {
  const projection = projections().find(({ name }) => name === 'patrol');
  if (projection === undefined) throw new Error('no projection');
  const open = () => openDatabase(openPool(harness.ownerUrl, { size: 1 }));
  expect(await checkProjection(open, projection)).toMatchObject({ problem: null });
});
