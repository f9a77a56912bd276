import type { PublicWriting } from '@sanshen/connectors/reading';
import * as contract from '@sanshen/contract/conversations';
import { readAct, requestAction } from '@sanshen/contract/interaction';
import type { PublicMessageId } from '@sanshen/domain/conversations';
import { type ChannelId, instant } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { onPublicDataPurged, onPublicMessages, writerOf } from '../src/modules/conversations/public.ts';
import { purgePublicData } from '../src/modules/conversations/purge.ts';
import { conversationProjection } from '../src/modules/conversations/record.ts';
import { storeWritings } from '../src/modules/conversations/store-writings.ts';
import { checkProjection } from '../src/modules/ledger/public.ts';
import { rootOf } from '../src/modules/organization/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { asOwner } from './harness.ts';
import { organizationIn, startCity } from './organization-support.ts';

const city = await startCity();
const { harness } = city;
const { db, context } = harness;
const organization = organizationIn('xishan');
const channel = demonstrationChannelId('xishan', 'wechat');
const root = await rootOf(db, organization);
if (root === null) throw new Error('no root');

const operator = await city.as('xishan', 'operator', 1);
const colleague = await city.as('xishan', 'operator', 2);
const lead = await city.as('xishan', 'platformLead');
const supervisor = await city.as('kunming', 'deputySecretaryPublicity');

let counter = 0;

async function receive(
  text: string,
  change: Partial<PublicWriting> & { readonly on?: ChannelId } = {},
): Promise<PublicMessageId> {
  counter += 1;
  const { on = channel, ...rest } = change;
  const writing: PublicWriting = {
    kind: 'comment',
    id: `c${counter}`,
    thread: '7',
    writer: `o-planted-${counter}`,
    text,
    writtenAt: context.clock.now(),
    editedAt: null,
    elected: false,
    reply: null,
    ...rest,
  };
  const belongs = {
    root: root as NonNullable<typeof root>,
    organization,
    channel: on,
    publications: new Map(),
    needsWriter: writing.kind === 'message',
  };
  await db
    .transaction()
    .execute((trx) => storeWritings(trx, context, belongs, [writing], context.clock.now()));
  const row = await db
    .selectFrom('public_message')
    .select('message_id')
    .where('channel_id', '=', on)
    .where('platform_key', '=', writing.id)
    .executeTakeFirstOrThrow();
  harness.clock.advance(1000);
  return row.message_id;
}

type Query = NonNullable<Parameters<typeof operator.call<typeof contract.listConversations>>[1]['query']>;
const list = async (query: Query = {}) =>
  (await operator.call(contract.listConversations, { params: { organization }, query })).items;
const read = (message: string, who = operator) =>
  who.call(contract.readConversation, { params: { message } });
const reply = (message: string, text: string) => ({
  body: { channel, action: 'reply' as const, purpose: '回应网友提问', target: { message }, text },
});

test('§6 the inbox is filtered by channel, kind, state and words, in pages without gaps, newest or oldest first', async () => {
  const other = demonstrationChannelId('xishan', 'weibo');
  const asked = await receive('请问青年夜校什么时候报名？');
  await receive('青年之家周末开放吗', { on: other });
  const message = await receive('想报名志愿服务', { kind: 'message' });
  await receive('为志愿者点赞');
  const texts = async (query: Query) => (await list(query)).map((one) => one.text);
  expect(await texts({ text: '报名' })).toEqual(['想报名志愿服务', '请问青年夜校什么时候报名？']);
  expect(await texts({ text: '夜校' })).toEqual(['请问青年夜校什么时候报名？']);
  // Not a word of the dictionary, but it stands there.
  expect(await texts({ text: '年夜校' })).toEqual(['请问青年夜校什么时候报名？']);
  expect(await texts({ text: '报名', kind: 'message' })).toEqual(['想报名志愿服务']);
  expect(await texts({ channel: other })).toEqual(['青年之家周末开放吗']);
  expect(await texts({ text: '！？' })).toEqual([]);
  const [found] = await list({ text: '报名', sort: 'oldest' });
  expect(found?.ranges.map(([from, to]) => found.text.slice(from, to))).toEqual(['报名']);

  await operator.call(contract.settleConversations, {
    params: { organization },
    body: { messages: [{ message, version: 1 }], state: 'noAnswerNeeded' },
  });
  expect(await texts({ state: 'noAnswerNeeded' })).toEqual(['想报名志愿服务']);
  expect(await texts({ state: 'open', text: '报名' })).toEqual(['请问青年夜校什么时候报名？']);

  await operator.call(contract.markConversationsRead, {
    params: { organization },
    body: { messages: [asked], read: true },
  });
  expect((await list({ unread: 'true' })).map((one) => one.message)).not.toContain(asked);
  // Shared: a colleague sees it read as well.
  expect((await read(asked, colleague)).unread).toBe(false);

  const pages: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await operator.call(contract.listConversations, {
      params: { organization },
      query: { limit: 1, ...(cursor === undefined ? {} : { cursor }) },
    });
    pages.push(...page.items.map((one) => one.message));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(pages).toEqual((await list()).map((one) => one.message));
  expect(new Set(pages).size).toBe(4);
  expect((await list({ sort: 'oldest' })).map((one) => one.message)).toEqual([...pages].reverse());
});

test('§6 of two who answer at once one is refused', async () => {
  const message = await receive('请问地址在哪里？');
  await operator.call(contract.signPresence, { params: { message }, body: { doing: 'answering' } });
  const seen = await read(message, colleague);
  expect(seen.present).toMatchObject([{ doing: 'answering', self: false }]);
  const answers = await Promise.all([
    operator.send(requestAction, reply(message, '地址见公告。')),
    colleague.send(requestAction, reply(message, '在青年之家。')),
  ]);
  expect(answers.map((one) => one.statusCode).sort()).toEqual([201, 409]);
  const refused = answers.find((one) => one.statusCode === 409)?.json();
  expect(['conversations.beingAnswered', 'interaction.alreadyAsked']).toContain(refused.code);
  expect((await read(message)).answering).not.toBeNull();
  // Whoever puts it aside meanwhile is refused too.
  const { refused: left } = await lead.call(contract.settleConversations, {
    params: { organization },
    body: { messages: [{ message, version: (await read(message)).version }], state: 'noAnswerNeeded' },
  });
  expect(left).toMatchObject([{ code: 'conversations.beingAnswered' }]);
});

test('§6 an answer to what has been edited or deleted since it was read is refused', async () => {
  const message = await receive('几点开始');
  const { version } = await read(message);
  await receive('几点开始，要带什么', { id: `c${counter}` });
  const { refused } = await operator.call(contract.settleConversations, {
    params: { organization },
    body: { messages: [{ message, version }], state: 'noAnswerNeeded' },
  });
  expect(refused).toMatchObject([{ code: 'conversations.changed' }]);
  await db
    .updateTable('public_message')
    .set({ gone_at: context.clock.now() })
    .where('message_id', '=', message)
    .execute();
  const answer = await operator.send(requestAction, reply(message, '下午三点。'));
  expect(answer.statusCode).toBe(409);
});

test('§6 presence runs out by itself and is taken back', async () => {
  const message = await receive('谢谢');
  await operator.call(contract.signPresence, { params: { message }, body: { doing: 'reading' } });
  expect((await read(message, colleague)).present).toHaveLength(1);
  harness.clock.advance(61_000);
  expect((await read(message, colleague)).present).toEqual([]);
  await operator.call(contract.signPresence, { params: { message }, body: { doing: 'answering' } });
  await operator.call(contract.signPresence, { params: { message }, body: { doing: 'left' } });
  expect((await read(message, colleague)).present).toEqual([]);
});

test('§6 an internal note is read by colleagues and cannot be sent: no act takes one, and the route of acts refuses it', async () => {
  const message = await receive('投诉一下');
  const { note } = await operator.call(contract.writeInternalNote, {
    params: { message },
    body: { note: '内部：此人昨天已电话沟通，勿公开' },
  });
  expect((await read(message, colleague)).noteList).toMatchObject([
    { note, text: '内部：此人昨天已电话沟通，勿公开' },
  ]);
  for (const body of [
    { ...reply(message, '好的').body, note },
    { channel, action: 'reply', purpose: '回应', target: { message }, note },
    { channel, action: 'reply', purpose: '回应', target: { note }, text: '好的' },
    { channel, action: 'note', purpose: '回应', target: { message }, text: '好的' },
  ]) {
    // A body that the contract does not know.
    const answer = await operator.send(requestAction, { body } as never);
    expect(answer.statusCode).toBe(400);
  }
  const { act } = await operator.call(requestAction, reply(message, '已收到，正在核实。'));
  const shown = await operator.call(readAct, { params: { act } });
  expect(JSON.stringify(shown)).not.toContain('内部');
});

test('§6 §11 supervising units see figures and not a word; to them a message does not exist', async () => {
  const message = await receive('只有本单位能看到的话');
  const counts = await supervisor.call(contract.countConversations, { params: { organization } });
  expect(counts).toMatchObject({ mayRead: false, mayAnswer: false });
  const open = counts.channels.flatMap((one) => one.counts).filter((one) => one.state === 'open');
  expect(open.reduce((sum, one) => sum + one.messages, 0)).toBeGreaterThan(0);
  expect(JSON.stringify(counts)).not.toContain('看到的话');
  expect((await supervisor.send(contract.listConversations, { params: { organization } })).statusCode).toBe(
    403,
  );
  expect((await supervisor.send(contract.readConversation, { params: { message } })).statusCode).toBe(404);
  const { rows } = {
    rows: await db.selectFrom('public_message').select(['channel_id', 'kind', 'state', 'read_at']).execute(),
  };
  for (const one of await db.selectFrom('conversation_count').selectAll().execute()) {
    const these = rows.filter(
      (row) => row.channel_id === one.channel_id && row.kind === one.kind && row.state === one.state,
    );
    expect([one.messages, one.unread]).toEqual([
      these.length,
      these.filter((row) => row.read_at === null).length,
    ]);
  }
});

test('§6 what was decided is in the ledger without a word of the public, and is rebuilt from it', async () => {
  const message = await receive('请删除我的电话 13800138000');
  await operator.call(contract.settleConversations, {
    params: { organization },
    body: { messages: [{ message, version: 1 }], state: 'noAnswerNeeded' },
  });
  expect((await read(message)).steps).toMatchObject([{ state: 'noAnswerNeeded', by: expect.any(String) }]);
  const entries = await db
    .selectFrom('ledger_entry')
    .select('text')
    .where('kind', '=', 'conversations.settled')
    .execute();
  expect(entries.length).toBeGreaterThan(0);
  expect(JSON.stringify(entries)).not.toMatch(/13800138000|电话|o-planted/);
  const open = () => openDatabase(openPool(harness.serverUrl, { size: 1 }));
  expect((await checkProjection(open, conversationProjection)).problem).toBeNull();
});

test('§6 after its time everything of the public is deleted: a scan of every table, file and log finds no planted name', async () => {
  const lines: string[] = [];
  const planted = ['赵钱孙李', 'o-planted-name', '周吴郑王的备注', '冯陈褚卫改前'];
  const told: PublicMessageId[] = [];
  const stopWords = onPublicMessages(async (_trx, _context, messages) => {
    for (const one of messages) expect(one).not.toHaveProperty('writer');
  });
  const stop = onPublicDataPurged(async (_trx, messages) => void told.push(...messages));
  const message = await receive('冯陈褚卫改前', { kind: 'message', id: 'planted', writer: 'o-planted-name' });
  await receive('我叫赵钱孙李，请回复', { kind: 'message', id: 'planted', writer: 'o-planted-name' });
  await operator.call(contract.writeInternalNote, { params: { message }, body: { note: '周吴郑王的备注' } });
  await operator.call(contract.signPresence, { params: { message }, body: { doing: 'reading' } });
  expect(await list({ text: '赵钱孙李' })).toHaveLength(1);
  expect(await writerOf(context, db, message)).toBe('o-planted-name');
  expect(await scan(planted)).not.toEqual([]);

  harness.clock.advance(181 * 86_400_000);
  const logging = {
    ...context,
    log: { ...context.log, info: (...args: unknown[]) => void lines.push(JSON.stringify(args)) },
  };
  // The log takes any arguments; only info is used.
  expect(await purgePublicData(logging as never)).toBeGreaterThan(5);
  stop();
  stopWords();
  expect(told).toContain(message);
  expect(await scan(planted)).toEqual([]);
  expect(lines.join()).not.toMatch(new RegExp(planted.join('|')));
  const again = await city.as('xishan', 'operator', 1);
  expect((await again.send(contract.readConversation, { params: { message } })).statusCode).toBe(404);
  const left = await db
    .selectFrom('conversation_count')
    .select('messages')
    .where('messages', '>', 0)
    .execute();
  expect(left).toEqual([]);
});

/** Tables in which one of the words stands anywhere, in any spelling of a row as text; as the database's owner, who sees all. */
function scan(words: readonly string[]): Promise<readonly string[]> {
  return asOwner(harness.ownerUrl, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::int as count from ${name} t where t::text ~ $1 or t::text ~ $2`,
        [words.join('|'), words.map((word) => Buffer.from(word).toString('hex')).join('|')],
      );
      if ((rows[0]?.count ?? 0) > 0) found.push(name);
    }
    return found;
  });
}

test('no column and no index of the tables could list what one writer wrote', async () => {
  const { rows } = await asOwner(harness.ownerUrl, (client) =>
    client.query<{ indexdef: string }>(
      "select indexdef from pg_indexes where tablename ~ '^(public_|conversation_|internal_)'",
    ),
  );
  expect(rows.length).toBeGreaterThan(8);
  expect(
    rows
      .map((row) => row.indexdef)
      .filter((text) => /pseudonym\b|writer_|sealed/.test(text.split('using')[1] ?? '')),
  ).toEqual([]);
  const filters = Object.keys(contract.conversationFilters.shape);
  expect(filters.filter((name) => /writer|reader|author|pseudonym/i.test(name))).toEqual([]);
  expect(instant(context.clock.now())).toBe(context.clock.now());
});
