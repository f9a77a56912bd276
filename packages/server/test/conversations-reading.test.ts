import { startMastodonSimulator } from '@sanshen/connectors/mastodon/simulator';
import { startWeiboSimulator } from '@sanshen/connectors/weibo/simulator';
import * as contract from '@sanshen/contract/conversations';
import type { ChannelId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { demonstrationChannelId, demonstrationOrganizationId } from '../src/demonstration/index.ts';
import { readChannel } from '../src/modules/conversations/read-channel.ts';
import { beginReading } from '../src/modules/conversations/reading-store.ts';
import { allowPlatformOrigin, findPublication, setChannelSecret } from '../src/modules/publishing/public.ts';
import { enqueue } from '../src/platform/jobs/tasks.ts';
import { startDesk } from './publishing-support.ts';

// 盘龙区, which has a channel on every platform.
const county = 'panlong';
const desk = await startDesk({}, { county });
const { harness, operator } = desk;
const { db, context } = harness;
const organization = demonstrationOrganizationId(county);
const on = (platform: Parameters<typeof demonstrationChannelId>[1]) =>
  demonstrationChannelId(county, platform);

const mastodon = await startMastodonSimulator({ token: 'good' });
const weibo = await startWeiboSimulator({ token: 'good', safeDomain: 'example.cn' });
afterAll(() => Promise.all([mastodon.close(), weibo.close()]));

async function pointAt(channel: ChannelId, settings: Readonly<Record<string, unknown>>): Promise<void> {
  for (const address of [settings.baseUrl, settings.commentsUrl]) {
    if (typeof address === 'string') allowPlatformOrigin(context, address);
  }
  const flat = Object.fromEntries(Object.entries(settings).filter(([, value]) => typeof value !== 'object'));
  const platform = channel === on('mastodon') ? 'mastodon' : 'weibo';
  await db
    .updateTable('channel')
    .set({ settings: JSON.stringify({ ...flat, 'error.10022': 'quota' }), connector: platform })
    .where('channel_id', '=', channel)
    .execute();
  await setChannelSecret(context, channel, 'accessToken', 'good');
}
await pointAt(on('mastodon'), { baseUrl: mastodon.baseUrl });
await pointAt(on('weibo'), weibo.settings);

const job = (task: 'conversations.poll' | 'conversations.purge') =>
  db.transaction().execute((trx) => enqueue(trx, task, {}));

/** Moves the clock and reads what is due of a channel. */
async function poll(channel: ChannelId, seconds = 61): Promise<void> {
  harness.clock.advance(seconds * 1000);
  await beginReading(db, context.clock.now());
  await readChannel(context, channel);
}

const list = (query: Parameters<typeof operator.call<typeof contract.listConversations>>[1]['query'] = {}) =>
  operator.call(contract.listConversations, { params: { organization }, query: { limit: 100, ...query } });
const texts = async (channel: ChannelId) => (await list({ channel })).items.map((one) => one.text);
const reading = async (channel: ChannelId) => {
  const counts = await operator.call(contract.countConversations, { params: { organization } });
  return counts.channels.find((one) => one.channel === channel);
};

const wechat = desk.channel;
const { publication } = await desk.published();
const thread = (await findPublication(db, publication))?.ref?.messageDataId ?? '';
const { control } = desk.simulators;
const listPath = '/cgi-bin/comment/list';
const at = (hours: number) => Math.floor(Date.parse(context.clock.now()) / 1000 - hours * 3600);

test('§6 comments of WeChat are read once each, late ones found, deleted ones marked, and an answer given elsewhere seen', async () => {
  const first = control.comment(desk.appId, thread, '请问报名截止到哪天？', { openid: 'o-甲', at: at(0.2) });
  control.comment(desk.appId, thread, '支持志愿者', { openid: 'o-乙', at: at(0.1) });
  await poll(wechat);
  expect(await texts(wechat)).toEqual(['支持志愿者', '请问报名截止到哪天？']);
  await poll(wechat);
  expect((await list({ channel: wechat })).items).toHaveLength(2);

  // The platform let it through long after it was written: only a whole reading finds it.
  control.comment(desk.appId, thread, '上周就问过，没有回音', { openid: 'o-丙', at: at(20) });
  const talk = control.talk(desk.appId);
  for (const one of talk.comments) if (one.text === '支持志愿者') one.deleted = true;
  for (const one of talk.comments) if (one.id === first) one.reply = { text: '截止到周五。', at: at(0) };
  for (let round = 0; round < 3; round += 1) await poll(wechat, 3 * 3600);
  const { items } = await list({ channel: wechat });
  expect(
    items.map(({ text, late, goneAt, state }) => ({ text, late, gone: goneAt !== null, state })),
  ).toEqual([
    { text: '支持志愿者', late: false, gone: true, state: 'open' },
    { text: '请问报名截止到哪天？', late: false, gone: false, state: 'answered' },
    { text: '上周就问过，没有回音', late: true, gone: false, state: 'open' },
  ]);
  const [, answered] = items;
  const shown = await operator.call(contract.readConversation, {
    params: { message: answered?.message ?? '' },
  });
  expect(shown).toMatchObject({ reply: { text: '截止到周五。' }, publication: { publication } });
  // 评论的答复不需要发言者的编号，所以一个也不留。
  expect(await db.selectFrom('public_writer').selectAll().execute()).toEqual([]);
});

test('§6 a storm of comments loses none, is read within the quota, and what the quota refuses is read when there is one again', async () => {
  const before = control.requests(listPath);
  const storm = 400;
  for (let n = 0; n < storm; n += 1) {
    control.comment(desk.appId, thread, `留言第${n}号`, { openid: `o-${n}`, at: at(0) });
  }
  desk.moods.dailyLimits = {
    [listPath]:
      3 +
      (Object.entries(control.account(desk.appId).counters).find(([key]) => key.endsWith(listPath))?.[1] ??
        0),
  };
  await poll(wechat, 1800);
  const refused = await reading(wechat);
  expect(refused?.hindrance?.zh).toContain('用完');
  // While it is stopped more comes, which pushes what was not read yet further down.
  for (let n = 0; n < 120; n += 1) control.comment(desk.appId, thread, `后来第${n}号`, { at: at(-0.5) });
  desk.moods.dailyLimits = {};
  await poll(wechat, 24 * 3600);
  for (let round = 0; round < 3; round += 1) await poll(wechat, 3600);
  const kept = await db
    .selectFrom('public_message')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('channel_id', '=', wechat)
    .where('body', 'like', '%第%号')
    .executeTakeFirst();
  expect(kept?.count).toBe(storm + 120);
  expect((await reading(wechat))?.hindrance).toBeNull();
  // Two times through 520 comments, with what is read twice at the seams; never near the 400 requests of an hour.
  expect(control.requests(listPath) - before).toBeLessThan(60);
});

test('§6 messages that WeChat pushes are kept once, with a sealed writer; nothing of them stands elsewhere', async () => {
  const body = (id: number, type: string, inner: string) =>
    `<xml><ToUserName>${control.account(desk.appId).config.originalId}</ToUserName><FromUserName>o-secret-reader</FromUserName><CreateTime>${at(0)}</CreateTime><MsgType>${type}</MsgType>${inner}<MsgId>${id}</MsgId></xml>`;
  const push = async (text: string) => {
    const signed = control.sign(desk.appId, text);
    if (signed === null) throw new Error('no callback');
    const answer = await fetch(signed.url, {
      method: 'POST',
      body: signed.body,
      headers: { 'content-type': signed.contentType },
    });
    expect(await answer.text()).toBe('success');
  };
  await push(body(1001, 'text', '<Content>我想找人聊聊，可以吗</Content>'));
  await push(body(1001, 'text', '<Content>我想找人聊聊，可以吗</Content>'));
  await push(body(1002, 'image', '<PicUrl>http://example.cn/p.jpg</PicUrl><MediaId>m</MediaId>'));
  const { items } = await list({ kind: 'message' });
  expect(items.map((one) => one.text).sort()).toEqual(['[图片]', '我想找人聊聊，可以吗']);
  const events = await db.selectFrom('callback_event').select('event').execute();
  expect(JSON.stringify(events)).not.toMatch(/聊聊|o-secret-reader/);
  const writers = await db.selectFrom('public_writer').select('sealed').execute();
  expect(writers).toHaveLength(2);
  expect(writers.every(({ sealed }) => !sealed.includes('o-secret-reader'))).toBe(true);
});

test('§6 mentions on Mastodon are read; edits make them unread again, deletions are marked, direct ones are messages', async () => {
  const edited = mastodon.mention({
    acct: 'reader@example.social',
    text: '活动在哪里',
    at: context.clock.now(),
  });
  const deleted = mastodon.mention({
    acct: 'reader@example.social',
    text: '打扰了',
    at: context.clock.now(),
  });
  mastodon.mention({
    acct: 'other@example.social',
    text: '私下问一句',
    direct: true,
    at: context.clock.now(),
  });
  await poll(on('mastodon'), 120);
  const { items } = await list({ channel: on('mastodon') });
  expect(items.map(({ text, kind }) => `${kind} ${text}`).sort()).toEqual([
    'comment 打扰了',
    'comment 活动在哪里',
    'message 私下问一句',
  ]);
  const [one, two] = items.filter((item) => item.kind === 'comment');
  expect(one?.reader).toBe(two?.reader);
  expect(one?.reader).toMatch(/^[0-9A-F]{4}$/);
  await operator.call(contract.markConversationsRead, {
    params: { organization },
    body: { messages: items.map((item) => item.message), read: true },
  });
  mastodon.changeMention(edited, '活动在哪里，几点开始');
  mastodon.changeMention(deleted, null);
  for (let round = 0; round < 2; round += 1) await poll(on('mastodon'), 2 * 3600);
  const after = (await list({ channel: on('mastodon') })).items;
  expect(after.filter((item) => item.unread).map((item) => item.text)).toEqual(['活动在哪里，几点开始']);
  expect(after.find((item) => item.text === '打扰了')?.goneAt).not.toBeNull();
  const message = after.find((item) => item.editedAt !== null)?.message ?? '';
  const shown = await operator.call(contract.readConversation, { params: { message } });
  expect(shown.earlier.map((part) => part.body)).toEqual(['活动在哪里']);
});

test('§6 every channel that is due gets a job of its own, and one that is being read no second one', async () => {
  harness.clock.advance(60_000);
  await job('conversations.poll');
  await harness.runJobs();
  const { rows } = await sql<{ count: number }>`select count(*) as count from conversation_reading
    where next_at <= ${context.clock.now()}::timestamptz`.execute(db);
  expect(rows[0]?.count).toBe(0);
});

test('§6 comments on Weibo are read; a quota that refuses delays them', async () => {
  weibo.mood.left = 0;
  weibo.comment({
    user: '77',
    text: '这条政策怎么申请？',
    status: '5000000000000000001',
    at: Date.parse(context.clock.now()),
  });
  await poll(on('weibo'), 120);
  expect((await reading(on('weibo')))?.hindrance).not.toBeNull();
  weibo.mood.left = 100;
  await poll(on('weibo'), 2 * 3600);
  expect(await texts(on('weibo'))).toEqual(['这条政策怎么申请？']);
});

test('§6 pseudonyms differ between channels and between days, and their keys are thrown away', async () => {
  const write = () =>
    mastodon.mention({
      acct: 'same@example.social',
      text: `又来了${Math.random()}`,
      at: context.clock.now(),
    });
  write();
  await poll(on('mastodon'), 120);
  const pseudonym = async () => (await list({ channel: on('mastodon') })).items[0]?.reader;
  const today = await pseudonym();
  harness.clock.advance(25 * 3_600_000);
  write();
  await poll(on('mastodon'), 120);
  expect(await pseudonym()).not.toBe(today);
  const keys = async () =>
    (await db.selectFrom('public_pseudonym_key').select('day').distinct().execute()).length;
  expect(await keys()).toBeGreaterThan(1);
  await job('conversations.purge');
  await harness.runJobs();
  expect(await keys()).toBe(1);
});
