import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plainText } from '../src/html.ts';
import { memoryTokenStore } from '../src/wechat/index.ts';
import { filterContent } from '../src/wechat/simulator/content.ts';
import { startWechatSimulator } from '../src/wechat/simulator/index.ts';
import { appId, article, originalId, prepared, wechatBench } from './support.ts';

const main = new URL('../src/wechat/simulator/main.ts', import.meta.url).pathname;
const node = new URL('../../../node_modules/.bin/node', import.meta.url).pathname;

test('what the platform holds survives a restart: draft, task under way, then the published page', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wechat-'));
  const stateFile = join(folder, 'state.json');
  const before = await wechatBench({ stateFile });
  const intent = await prepared(before);
  const outcome = await before.connector.submit(intent);
  if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
  await before.simulator.close();

  const after = await startWechatSimulator({
    accounts: [{ appId, secret: 'secret', originalId, callback: null }],
    stateFile,
    timeFactor: 0.001,
  });
  const connector = before.another(memoryTokenStore(), {
    apiBaseUrl: after.baseUrl,
    pageOrigins: [after.baseUrl],
  });
  expect((await connector.check(outcome.ref)).kind).toBe('inProgress');
  after.control.finishTasks();
  const progress = await connector.check(outcome.ref);
  if (progress.kind !== 'done') throw new Error(progress.kind);
  const fetched = await connector.fetchPublished(progress.ref);
  expect(fetched.kind === 'ok' && plainText(fetched.article.html)).toContain('义务植树');
  const picture = fetched.kind === 'ok' ? /data-src="([^"?]+)/.exec(fetched.article.html)?.[1] : undefined;
  expect((await fetch(new URL(URL.parse(picture ?? '')?.pathname ?? '', after.baseUrl))).status).toBe(200);
  await after.close();
  await rm(folder, { recursive: true });
});

test('the standing-alone process serves the same API and stops when told', async () => {
  const child = spawn(node, [
    main,
    '--port',
    '0',
    '--account',
    'wxalone:pass',
    '--callback',
    'http://127.0.0.1:9/{appId}',
  ]);
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data: Buffer) => resolve(data.toString())),
  );
  const address = /http:\S+/.exec(line)?.[0] ?? '';
  const body = JSON.stringify({ grant_type: 'client_credential', appid: 'wxalone', secret: 'pass' });
  const reply: unknown = await (
    await fetch(`${address}/cgi-bin/stable_token`, { method: 'POST', body })
  ).json();
  expect(reply).toMatchObject({ expires_in: 7200 });
  const closed = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  expect(await closed).toBe(0);
});

test.each([['--port', 'x'], ['--aes-key', 'short'], ['--account', 'none'], ['--nonsense']])(
  'bad use of the process is told: %s',
  async (...args) => {
    const [code, text] = await new Promise<[unknown, string]>((resolve) => {
      execFile(node, [main, ...args], (error, _out, err) => resolve([error?.code, err]));
    });
    expect(code).toBe(2);
    expect(text).toContain('usage:');
  },
);

test('scripts and pictures from elsewhere are filtered out', () => {
  const html =
    '<p onclick="x()">字</p><script>alert(1)</script><img src="https://example.com/a.png"><img src="http://h/mmbiz_png/own/0?x=1"><a href="javascript:x()">链</a><iframe src="x"></iframe>';
  expect(filterContent(html, (path) => path === '/mmbiz_png/own/0')).toBe(
    '<p>字</p><img src="http://h/mmbiz_png/own/0?x=1"><a >链</a>',
  );
});

test('a task ends by itself after its time', async () => {
  const bench = await wechatBench();
  bench.simulator.control.moods.publishSeconds = 20;
  const outcome = await bench.connector.submit(await prepared(bench));
  if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
  expect((await bench.connector.check(outcome.ref)).kind).toBe('inProgress');
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect((await bench.connector.check(outcome.ref)).kind).toBe('done');
  expect(bench.simulator.control.account(appId).published[0]?.item.title).toBe(article().title);
  await bench.simulator.close();
});

test('two accounts do not see each other', async () => {
  const bench = await wechatBench();
  await prepared(bench);
  const simulator = await startWechatSimulator({
    accounts: [
      { appId: 'wxone', secret: 'a', originalId: 'gh_1', callback: null },
      { appId: 'wxtwo', secret: 'b', originalId: 'gh_2', callback: null },
    ],
  });
  const token = async (appid: string, secret: string): Promise<string> => {
    const body = JSON.stringify({ grant_type: 'client_credential', appid, secret });
    const reply = (await (
      await fetch(`${simulator.baseUrl}/cgi-bin/stable_token`, { method: 'POST', body })
    ).json()) as Record<string, string>;
    return reply.access_token ?? '';
  };
  expect(await token('wxone', 'a')).not.toBe(await token('wxtwo', 'b'));
  expect(await token('wxone', 'b')).toBe('');
  await simulator.close();
  await bench.simulator.close();
});
