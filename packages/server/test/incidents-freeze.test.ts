import { freezeChannel, liftFreeze, orderFreeze, readFreezes } from '@sanshen/contract/emergency';
import * as incidents from '@sanshen/contract/incidents';
import { decideAct, readAct, requestAction } from '@sanshen/contract/interaction';
import * as contract from '@sanshen/contract/publishing';
import { readManualPackage } from '@sanshen/contract/publishing-health';
import type { PublicMessageId } from '@sanshen/domain/conversations';
import { expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { checkoutsHeld, freezeOver } from '../src/modules/emergency/freezes/public.ts';
import { checkProjection, projections } from '../src/modules/ledger/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { newId } from '../src/platform/new-id.ts';
import type { Caller } from './harness.ts';
import { organizationIn } from './organization-support.ts';
import { secondServer, startDesk } from './publishing-support.ts';
import { expectRefusal } from './review-support.ts';

let beforeSubmit: (() => Promise<void>) | null = null;
const desk = await startDesk({
  atCrashPoint: async (point) => {
    const work = point === 'prepared' ? beforeSubmit : null;
    beforeSubmit = null;
    await work?.();
  },
});
const { harness, operator, simulators } = desk;
const { db } = harness;
const wuhua = organizationIn('wuhua');
const weibo = demonstrationChannelId('wuhua', 'weibo');
const lead = await desk.as('wuhua', 'platformLead');
const leader = await desk.as('wuhua', 'leaderInCharge');
const main = await desk.as('wuhua', 'mainLeader');
const reason = '账号疑似被盗';
const submissions = () => simulators.control.requests('/cgi-bin/freepublish/submit');
const lift = async (freeze: string) => {
  await leader.call(liftFreeze, { params: { freeze }, body: { reason: '排除' } });
  await main.call(liftFreeze, { params: { freeze }, body: { reason: '排除' } });
};
const freeze = (by: Caller, channel: string) =>
  by.send(freezeChannel, { params: { channel }, body: { reason } });

/** Readers' comments under something public; gives a function that has a reply to the next one approved, whose job has not run. */
async function queueReplies(count: number): Promise<() => Promise<string>> {
  const { publication } = await desk.published();
  const { ref, root_id } = await db
    .selectFrom('publication')
    .select(['ref', 'root_id'])
    .where('publication_id', '=', publication)
    .executeTakeFirstOrThrow();
  // The WeChat connector writes it so.
  const { messageDataId: thread } = ref as unknown as { messageDataId: string };
  const waiting: PublicMessageId[] = [];
  for (let number = 0; number < count; number += 1) {
    const body = `第${number}条留言`;
    const message = newId<PublicMessageId>();
    const now = harness.clock.now();
    await db
      .insertInto('public_message')
      .values({
        ...{ message_id: message, root_id, organization_id: wuhua, channel_id: desk.channel },
        ...{ publication_id: publication, kind: 'comment', thread_key: thread, pseudonym: '读者 7F3A', body },
        platform_key: simulators.control.comment(desk.appId, thread, body),
        ...{ written_at: now, received_at: now, seen_at: now, state_at: now },
      })
      .execute();
    waiting.push(message);
  }
  return async () => {
    const target = { message: waiting.pop() ?? '' };
    const wish = { action: 'reply' as const, purpose: '回应', text: '感谢您的留言。', target };
    const { act } = await operator.call(requestAction, { body: { channel: desk.channel, ...wish } });
    await lead.call(decideAct, { params: { act }, body: { decision: 'approve' } });
    return act;
  };
}

test('§9 a channel frozen while its publication is in flight sends nothing from any server, and its neighbours go on', async () => {
  const before = submissions();
  const other = await secondServer(desk);
  const { publication } = await desk.begun();
  expectRefusal(await freeze(operator, desk.channel), 403, 'access.forbidden');
  let id = '';
  beforeSubmit = async () => {
    const ordered = await freeze(lead, desk.channel);
    id = ordered.json().freeze;
  };
  await harness.runJobs();
  await other.runJobs();
  expect(await desk.read(publication)).toMatchObject({
    status: 'rejected',
    message: { code: 'publishing.frozen' },
  });
  expect(submissions()).toBe(before);
  expectRefusal(await freeze(lead, desk.channel), 409, 'emergency.alreadyFrozen');
  // The unit itself is not frozen, nor is its other channel.
  const { frozen, items } = await lead.call(readFreezes, { params: { organization: wuhua } });
  expect(frozen).toBe(false);
  expect(items).toMatchObject([{ freeze: id, reach: 'channel', channel: { id: desk.channel } }]);
  expect(await freezeOver(db, wuhua, weibo)).toBeNull();
  // Likes and replies of the channel, and its credentials, are held; another's are not.
  const wish = { action: 'reply' as const, purpose: '回应', text: '感谢' };
  const target = { publication };
  expect(
    (await operator.send(requestAction, { body: { channel: desk.channel, ...wish, target } as never })).json()
      .code,
  ).toBe('interaction.frozen');
  expect(await checkoutsHeld(db, wuhua, desk.channel)).toBe(true);
  expect(await checkoutsHeld(db, wuhua, weibo)).toBe(false);
  await lift(id);
  expect(await freezeOver(db, wuhua, desk.channel)).toBeNull();
});

test('§9 what was queued before a freeze of a channel, a unit or a subtree is not begun after it, whichever server takes the job', async () => {
  const other = await secondServer(desk);
  const cityMain = await desk.as('kunming', 'mainLeader');
  const cityLeader = await desk.as('kunming', 'deputySecretaryPublicity');
  const reply = await queueReplies(3);
  const replies = () => simulators.control.requests('/cgi-bin/comment/reply/add');
  const before = { submissions: submissions(), replies: replies() };
  const order = async (by: Caller, organization: string, reach: 'unit' | 'subtree') =>
    (await by.call(orderFreeze, { params: { organization }, body: { reason, reach } })).freeze;
  const places = [
    { stop: async () => (await freeze(lead, desk.channel)).json().freeze as string, by: [leader, main] },
    { stop: () => order(leader, wuhua, 'unit'), by: [leader, main] },
    { stop: () => order(cityMain, organizationIn('kunming'), 'subtree'), by: [cityMain, cityLeader] },
  ];
  for (const [number, { stop, by }] of places.entries()) {
    const { publication } = await desk.begun();
    const act = await reply();
    const id = await stop();
    const servers = number % 2 === 0 ? [other, harness] : [harness, other];
    for (const server of servers) await server.runJobs();
    expect(await desk.read(publication)).toMatchObject({ message: { code: 'publishing.frozen' } });
    expect(await operator.call(readAct, { params: { act } })).toMatchObject({
      status: 'failed',
      closed: { code: 'interaction.frozen' },
    });
    for (const who of by) {
      await who.call(liftFreeze, { params: { freeze: id }, body: { reason: '排除' } });
    }
  }
  // Nor does anything go out by itself once it is lifted.
  await desk.after(60);
  await other.runJobs();
  expect({ submissions: submissions(), replies: replies() }).toEqual(before);
});

test('§9 a freeze of the unit alone leaves what is below, and one of the subtree does not', async () => {
  const below = organizationIn('wuhuaYouthCentre');
  const order = async (reach: 'unit' | 'subtree') =>
    (await leader.call(orderFreeze, { params: { organization: wuhua }, body: { reason, reach } })).freeze;
  const alone = await order('unit');
  expect(await freezeOver(db, wuhua, weibo)).toMatchObject({ reach: 'unit' });
  expect(await freezeOver(db, below)).toBeNull();
  // It reaches further, so it is another freeze; but not the other way round.
  const all = await order('subtree');
  expect(await freezeOver(db, below)).toMatchObject({ id: all });
  await lift(alone);
  const again = await leader.send(orderFreeze, {
    params: { organization: wuhua },
    body: { reason, reach: 'unit' },
  });
  expectRefusal(again, 409, 'emergency.alreadyFrozen');
  await lift(all);
});

test('§9 nobody goes on publishing by hand under a freeze, what is out is still recorded, and a takedown by hand gets its credential', async () => {
  const { publication } = await desk.begun({ channels: [{ channel: weibo }] });
  await harness.runJobs();
  expect(await desk.read(publication)).toMatchObject({ status: 'handedOver' });
  const params = { publication };
  expect((await operator.send(contract.readManualTask, { params })).statusCode).toBe(200);
  const id = (await freeze(lead, weibo)).json().freeze as string;
  expectRefusal(await operator.send(contract.readManualTask, { params }), 409, 'emergency.frozen');
  expectRefusal(await operator.send(readManualPackage, { params }), 409, 'emergency.frozen');
  await operator.call(contract.resolvePublication, {
    params,
    body: { happened: true, url: 'https://weibo.com/1234567890/Abcdefghi' },
  });
  expect(await checkoutsHeld(db, wuhua, weibo)).toBe(true);
  await operator.call(contract.takeDown, { params, body: { reason: '误发' } });
  await harness.runJobs();
  expect(await desk.read(publication)).toMatchObject({ status: 'takedownBegun', takedownByHand: true });
  expect(await checkoutsHeld(db, wuhua, weibo)).toBe(false);
  await lift(id);
});

test('§9 a freeze from the desk is one with the freeze of the unit: what is on the desk says who lifts it', async () => {
  const { incident } = await operator.call(incidents.declareIncident, {
    params: { organization: wuhua },
    body: { scenario: 'accountTakenOver', gravity: 'grave', channels: [weibo] },
  });
  const params = { incident };
  const body = { reach: 'subtree' as const, reason };
  await lead.call(incidents.freezeForIncident, { params, body });
  expectRefusal(
    await leader.send(incidents.freezeForIncident, { params, body }),
    409,
    'emergency.alreadyFrozen',
  );
  const [frozen] = (await leader.call(incidents.readIncident, { params })).freezes;
  expect(frozen).toMatchObject({ reach: 'subtree', mayLift: true });
  await leader.call(liftFreeze, { params: { freeze: frozen?.freeze ?? '' }, body: { reason: '排除' } });
  const gaps = (await main.call(incidents.readIncident, { params })).gaps.map(({ kind }) => kind);
  expect(gaps).toContain('liftWaits');
  await main.call(liftFreeze, { params: { freeze: frozen?.freeze ?? '' }, body: { reason: '排除' } });
  const { timeline } = await main.call(incidents.readIncident, { params });
  expect(timeline.at(-1)?.text.zh).toContain('确认解除');
});

test('§9 freezes of every reach are built again from the ledger', async () => {
  const projection = projections().find(({ name }) => name === 'freezes');
  if (projection === undefined) throw new Error('no projection');
  const open = () => openDatabase(openPool(harness.ownerUrl, { size: 1 }));
  expect(await checkProjection(open, projection)).toMatchObject({ problem: null });
});
