import { expect, test } from 'vitest';
import { emptyRef } from '../src/connector.ts';
import { isExpectedUrl, manualConnector, manualProfiles } from '../src/manual/index.ts';
import { renderForWechat } from '../src/wechat/index.ts';
import { contractSuite } from './contract-suite.ts';
import { article, channel, credentials, files, intentOf, movableClock } from './support.ts';

const connectorOf = (platform: keyof typeof manualProfiles) =>
  manualConnector(manualProfiles[platform], {
    channel,
    credentials: credentials(),
    files,
    clock: movableClock(),
    renderHtml: renderForWechat,
  });

for (const platform of ['weibo', 'douyin', 'bilibili'] as const) {
  contractSuite(platform, async () => ({
    connector: connectorOf(platform),
    clock: movableClock(),
    drafts: () => 0,
    irreversible: () => 0,
    breakDown: () => undefined,
    close: async () => undefined,
  }));
}

const addresses = {
  weibo: ['https://weibo.com/1234567890/Nabc123XY', 'https://weibo.com/u/1234567890'],
  douyin: ['https://www.douyin.com/note/7300000000000000000', 'https://www.douyin.com/user/self'],
  bilibili: ['https://www.bilibili.com/read/cv123456', 'https://space.bilibili.com/1'],
} as const;

test.each(['weibo', 'douyin', 'bilibili'] as const)(
  '%s: only an address of a published item ends the task',
  async (platform) => {
    const connector = connectorOf(platform);
    const [good, bad] = addresses[platform];
    expect(isExpectedUrl(manualProfiles[platform].expectedUrl, good)).toBe(true);
    expect(await connector.check({ ...emptyRef(platform), url: good })).toMatchObject({ kind: 'done' });
    expect(await connector.check({ ...emptyRef(platform), url: bad })).toMatchObject({ kind: 'unavailable' });
    expect(
      await connector.check({ ...emptyRef(platform), url: `${good}\nhttps://example.com` }),
    ).toMatchObject({ kind: 'unavailable' });
    expect(await connector.check(emptyRef(platform))).toMatchObject({
      kind: 'unavailable',
      message: { code: 'waiting' },
    });
  },
);

test('submitting hands the work to a person and sends nothing', async () => {
  const connector = connectorOf('weibo');
  const result = await connector.prepare(article(), { state: null, save: async () => undefined });
  if (result.kind !== 'manual') throw new Error(result.kind);
  const outcome = await connector.submit(intentOf(article(), result.state, movableClock()));
  expect(outcome).toMatchObject({ kind: 'pendingHuman', ref: { platform: 'weibo', url: null } });
});

test('text for composers without formatting has its blocks on lines of their own', () => {
  const task = connectorOf('weibo').manualTask(article());
  const body = task.copyBlocks.find((block) => block.field === 'body');
  expect(body?.format).toBe('text');
  expect(body?.value).toContain('举行。\n');
  expect(body?.value).toContain('<指定地点> & 集合');
});

test('Douyin warns about a title that its editor would cut', () => {
  const issues = connectorOf('douyin').validate(article({ title: '字'.repeat(21) }));
  expect(issues).toMatchObject([{ severity: 'warning', field: 'title', limit: 20, actual: 21 }]);
});
