import { brandId, type Instant } from '@sanshen/domain/kernel';
import { afterAll, expect, test } from 'vitest';
import type { AccountAct } from '../src/acting.ts';
import { mastodonActs } from '../src/mastodon/index.ts';
import { startMastodonSimulator } from '../src/mastodon/simulator/index.ts';

const simulator = await startMastodonSimulator({ token: 'good' });
afterAll(() => simulator.close());
const now = () => brandId<Instant>(new Date().toISOString());
const acts = mastodonActs(
  { credentials: { read: async () => 'good' }, clock: { now } },
  { baseUrl: simulator.baseUrl, timeoutMs: 1500 },
);
const { deeds } = simulator.state;

let count = 0;
function act(change: Partial<AccountAct>): AccountAct {
  count += 1;
  return {
    id: `act-${count}`,
    recordedAt: now(),
    action: 'follow',
    publication: null,
    comment: null,
    thread: null,
    writer: null,
    contact: null,
    account: null,
    url: null,
    text: null,
    ...change,
  };
}

test('§6 follows and unfollows an account, and sees that it did', async () => {
  const follow = act({ account: '@city-volunteers' });
  expect(await acts.look(follow)).toBe('notDone');
  expect(await acts.act(follow)).toEqual({ kind: 'done' });
  expect(deeds.following).toEqual(['city-volunteers']);
  expect(await acts.look(follow)).toBe('done');
  expect((await acts.act(act({ account: 'nobody-there' }))).kind).toBe('rejected');
  await acts.act(act({ action: 'unfollow', account: 'city-volunteers' }));
  expect(deeds.following).toEqual([]);
});

test('§6 likes, forwards and comments on somebody’s post by its address', async () => {
  const id = simulator.post('league-school', '志愿服务周开始了');
  const url = `${simulator.baseUrl}/@league-school/${id}`;
  expect(await acts.act(act({ action: 'like', account: 'league-school', url }))).toEqual({ kind: 'done' });
  expect(await acts.act(act({ action: 'forward', account: 'league-school', url }))).toEqual({ kind: 'done' });
  expect(await acts.look(act({ action: 'like', url }))).toBe('done');
  expect(deeds).toMatchObject({ favourited: [id], reblogged: [id] });
  await acts.act(act({ action: 'comment', account: 'league-school', url, text: '一起参加' }));
  expect(simulator.state.statuses.at(-1)).toMatchObject({ inReplyTo: id, text: '@league-school 一起参加' });
});

test('§6 answers a comment in public and a message in private, under what it answers', async () => {
  const comment = simulator.mention({ acct: 'reader', text: '几点开始？' });
  const message = simulator.mention({ acct: 'reader', text: '想报名', direct: true });
  const reply = act({ action: 'reply', comment, writer: 'reader', text: '九点开始。' });
  expect(await acts.look(reply)).toBe('notDone');
  expect(await acts.act(reply)).toEqual({ kind: 'done' });
  expect(await acts.look(reply)).toBe('done');
  await acts.act(act({ action: 'directMessage', comment: message, writer: 'reader', text: '请填写表格。' }));
  const [answer, letter] = simulator.state.statuses.slice(-2);
  expect(answer).toMatchObject({ inReplyTo: comment, visibility: 'public' });
  expect(letter).toMatchObject({ inReplyTo: message, visibility: 'direct' });
});

test('§6 a lost answer is unknown, looked up and never sent again; the server knows a repetition by its key', async () => {
  const comment = simulator.mention({ acct: 'reader', text: '在哪里？' });
  const reply = act({ action: 'reply', comment, writer: 'reader', text: '在市民中心。' });
  const before = simulator.requests('POST /api/v1/statuses');
  simulator.faults.push({ path: '/api/v1/statuses', kind: 'appliedHangUp', times: 1 });
  expect((await acts.act(reply)).kind).toBe('unknown');
  expect(simulator.requests('POST /api/v1/statuses')).toBe(before + 1);
  expect(await acts.look(reply)).toBe('done');
});

test('§6 hiding is for a person, and own acts are told for the comparison with the record', async () => {
  expect((await acts.act(act({ action: 'hideComment', comment: '1' }))).kind).toBe('pendingHuman');
  deeds.following.push('somebody');
  const own = await acts.listOwn([], brandId<Instant>('2026-01-01T00:00:00.000Z'));
  if (own.kind !== 'list') throw new Error(own.message.en);
  expect(own.acts).toContainEqual(expect.objectContaining({ action: 'follow', key: 'somebody' }));
  const replies = own.acts.filter(({ action }) => action === 'reply');
  expect(replies.map(({ text }) => text)).toContain('在市民中心。');
});
