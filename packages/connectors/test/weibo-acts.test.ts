import { brandId, type Instant } from '@sanshen/domain/kernel';
import { afterAll, expect, test } from 'vitest';
import type { AccountAct } from '../src/acting.ts';
import { guardedFetch } from '../src/fetch/index.ts';
import { memoryTokenStore, renderForWechat } from '../src/wechat/index.ts';
import { weiboActs } from '../src/weibo/index.ts';
import { startWeiboSimulator } from '../src/weibo/simulator/index.ts';
import { channel, files } from './support.ts';

const simulator = await startWeiboSimulator({ token: 'first', safeDomain: 'example.cn' });
afterAll(() => simulator.close());
const now = () => brandId<Instant>(new Date().toISOString());
const ports = {
  channel,
  credentials: { read: async (name: string) => (name === 'accessToken' ? 'first' : undefined) },
  files,
  clock: { now },
  renderHtml: renderForWechat,
  tokens: memoryTokenStore(),
  fetch: guardedFetch({ mayReach: (origin) => origin === simulator.baseUrl, privateAllowed: false }),
};
const settings = { ...simulator.settings, timeoutMs: 1000, retryDelayMs: 2 };
const acts = weiboActs(ports, settings);
if (acts === null) throw new Error('no acts');

const act = (change: Partial<AccountAct>): AccountAct => ({
  id: 'act',
  recordedAt: brandId<Instant>(new Date(Date.now() - 5000).toISOString()),
  action: 'reply',
  publication: null,
  comment: null,
  thread: '5000000000000000001',
  writer: null,
  contact: null,
  account: null,
  url: null,
  text: null,
  ...change,
});

test('§6 answers a comment, and finds its own answers again', async () => {
  const comment = simulator.comment({ user: '42', text: '怎么报名？', status: '5000000000000000001' });
  const reply = act({ comment, text: '请看置顶微博。' });
  expect(await acts.look(reply)).toBe('notDone');
  expect(await acts.act(reply)).toEqual({ kind: 'done' });
  expect(simulator.state.own).toMatchObject([{ answers: comment, text: '请看置顶微博。' }]);
  expect(await acts.look(reply)).toBe('done');
  const own = await acts.listOwn([], brandId<Instant>('2026-01-01T00:00:00.000Z'));
  expect(own).toMatchObject({ kind: 'list', acts: [{ action: 'reply', comment, text: '请看置顶微博。' }] });
});

test('§6 a lost answer is looked up and never sent again; what has no interface is for a person', async () => {
  const comment = simulator.comment({ user: '42', text: '几点？', status: '5000000000000000001' });
  const reply = act({ comment, text: '九点。' });
  simulator.faults.push({ path: '/2/comments/reply/biz.json', kind: 'appliedHangUp', times: 1 });
  expect((await acts.act(reply)).kind).toBe('unknown');
  expect(simulator.requests('POST /2/comments/reply/biz.json')).toBe(2);
  expect(await acts.look(reply)).toBe('done');
  expect((await acts.act(act({ action: 'follow', account: 'somebody' }))).kind).toBe('pendingHuman');
  expect((await acts.act(act({ comment, text: '长'.repeat(141) }))).kind).toBe('pendingHuman');
  expect(weiboActs(ports, { ...settings, commentsUrl: null })).toBeNull();
});
