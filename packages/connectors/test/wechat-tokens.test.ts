import { afterEach, beforeEach, expect, test } from 'vitest';
import { memoryTokenStore } from '../src/wechat/index.ts';
import { appId, article, type Bench, wechatBench } from './support.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await wechatBench();
});
afterEach(() => bench.simulator.close());

const tokenRequests = () => bench.simulator.control.requests('/cgi-bin/stable_token');

test('many calls at once ask for one token', async () => {
  await Promise.all(Array.from({ length: 12 }, () => bench.connector.capabilities()));
  expect(tokenRequests()).toBe(1);
});

test('a token rotated in flight is replaced once, however many calls fail on it', async () => {
  await bench.connector.capabilities();
  bench.simulator.control.rotateToken(appId, 0);
  const all = await Promise.all(Array.from({ length: 8 }, () => bench.connector.capabilities()));
  expect(all.every((each) => each.actions.publish.mode === 'api')).toBe(true);
  expect(tokenRequests()).toBe(2);
});

test('while both tokens work nothing is asked for', async () => {
  await bench.connector.capabilities();
  bench.simulator.control.rotateToken(appId, 300_000);
  expect((await bench.connector.capabilities()).actions.saveDraft.mode).toBe('api');
  expect(tokenRequests()).toBe(1);
});

test('a process that was slow takes over the newer token instead of writing over it', async () => {
  const other = bench.another();
  await bench.connector.capabilities();
  bench.simulator.control.rotateToken(appId, 0);
  await bench.connector.capabilities();
  const newer = (await bench.tokens.read())?.value;
  expect((await other.capabilities()).actions.publish.mode).toBe('api');
  expect((await bench.tokens.read())?.value).toBe(newer);
  expect(tokenRequests()).toBe(2);
});

test('only the token that failed is replaced', async () => {
  const store = memoryTokenStore();
  const token = (value: string) => ({ value, expiresAt: bench.clock.now() });
  await store.replace(null, token('old'));
  await store.replace('old', token('new'));
  expect((await store.replace('old', token('late'))).value).toBe('new');
  expect((await store.read())?.value).toBe('new');
});

test('where the platform repeats the refused token, it is forced to give another, once', async () => {
  await bench.connector.capabilities();
  bench.simulator.control.moods.faults.push({
    path: '/cgi-bin/draft/count',
    kind: 'code',
    code: 40001,
    times: 1,
  });
  const before = (await bench.tokens.read())?.value;
  expect((await bench.connector.capabilities()).actions.saveDraft.mode).toBe('api');
  expect((await bench.tokens.read())?.value).not.toBe(before);
  expect(tokenRequests()).toBe(3);
});

test('a token is renewed before it ends', async () => {
  await bench.connector.capabilities();
  bench.clock.move(7200 - 30);
  await bench.connector.capabilities();
  expect(tokenRequests()).toBe(2);
});

test('a wrong secret is for the administrator and names no secret', async () => {
  bench.simulator.control.account(appId).config = {
    ...bench.simulator.control.account(appId).config,
    secret: 'reset',
  };
  const result = await bench.connector.prepare(article(), { state: null, save: bench.save });
  expect(result).toMatchObject({ kind: 'rejected', class: 'auth', code: 'wechat:40125' });
  expect(JSON.stringify(result)).not.toContain('secret"');
});
