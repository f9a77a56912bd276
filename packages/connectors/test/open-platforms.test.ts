import { expect, test } from 'vitest';
import { bilibiliConnector } from '../src/bilibili/index.ts';
import { startBilibiliSimulator } from '../src/bilibili/simulator/index.ts';
import type { Connector, PublishableArticle } from '../src/connector.ts';
import type { OpenPorts } from '../src/direct/open-platform.ts';
import { douyinConnector } from '../src/douyin/index.ts';
import { startDouyinSimulator } from '../src/douyin/simulator/index.ts';
import { guardedFetch } from '../src/fetch/index.ts';
import { kuaishouConnector } from '../src/kuaishou/index.ts';
import { startKuaishouSimulator } from '../src/kuaishou/simulator/index.ts';
import { endAccess, type SimTokens } from '../src/simulation/oauth.ts';
import type { Simulation } from '../src/simulation/server.ts';
import { memoryTokenStore, renderForWechat } from '../src/wechat/index.ts';
import { weiboConnector } from '../src/weibo/index.ts';
import { startWeiboSimulator } from '../src/weibo/simulator/index.ts';
import { contractSuite } from './contract-suite.ts';
import { article, channel, files, intentOf, movableClock, video } from './support.ts';

const quick = { timeoutMs: 400, retryDelayMs: 2 };

function portsFor(simulation: Simulation, clock = movableClock()) {
  const values: Record<string, string> = {
    accessToken: 'first',
    refreshToken: 'refresh-1',
    clientSecret: 'secret',
  };
  const ports: OpenPorts = {
    channel,
    credentials: { read: async (name) => values[name] },
    files,
    clock,
    renderHtml: renderForWechat,
    tokens: memoryTokenStore(),
    fetch: guardedFetch({ mayReach: (origin) => origin === simulation.baseUrl, privateAllowed: false }),
  };
  return { ports, clock };
}

interface Platform {
  readonly simulation: Simulation;
  readonly tokens: SimTokens;
  readonly connector: Connector;
  readonly clock: ReturnType<typeof movableClock>;
  readonly items: () => number;
  readonly send: string;
  readonly upload: string | null;
  readonly skew: (seconds: number) => void;
  readonly article?: (change?: Partial<PublishableArticle>) => PublishableArticle;
}

const withVideo = (change: Partial<PublishableArticle> = {}) => article({ videos: [video], ...change });

const open: Readonly<Record<string, () => Promise<Platform>>> = {
  async weibo() {
    const simulation = await startWeiboSimulator({ token: 'first', safeDomain: 'kmwh.gov.cn' });
    const { ports, clock } = portsFor(simulation);
    const connector = weiboConnector(ports, { ...simulation.settings, ...quick });
    const { tokens, state } = simulation;
    const send = 'POST /2/statuses/share.json';
    return {
      simulation,
      tokens,
      connector,
      clock,
      send,
      upload: null,
      items: () => state.posts.length,
      skew: () => undefined,
    };
  },
  async douyin() {
    const simulation = await startDouyinSimulator({ token: 'first' });
    const { ports, clock } = portsFor(simulation);
    const connector = douyinConnector(ports, { ...simulation.settings, ...quick });
    const { tokens, state, mood } = simulation;
    return {
      simulation,
      tokens,
      connector,
      clock,
      send: 'POST /api/douyin/v1/video/create_image_text/',
      upload: '/video/upload_image/',
      items: () => state.items.length,
      skew: (seconds) => {
        mood.skew = seconds;
      },
    };
  },
  async 'douyin with a video'() {
    const platform = await open.douyin?.();
    if (platform === undefined) throw new Error('no platform');
    return {
      ...platform,
      article: withVideo,
      send: 'POST /api/douyin/v1/video/create_video/',
      upload: '/video/upload_video/',
    };
  },
  async kuaishou() {
    const simulation = await startKuaishouSimulator({ token: 'first' });
    const { ports, clock } = portsFor(simulation);
    const connector = kuaishouConnector(ports, { ...simulation.settings, ...quick });
    const { tokens, state, mood } = simulation;
    return {
      simulation,
      tokens,
      connector,
      clock,
      article: withVideo,
      send: 'POST /openapi/photo/publish',
      upload: 'POST /api/upload',
      items: () => state.items.length,
      skew: (seconds) => {
        mood.skew = seconds;
      },
    };
  },
  async bilibili() {
    const simulation = await startBilibiliSimulator({ token: 'first' });
    const { ports, clock } = portsFor(simulation);
    const connector = bilibiliConnector(ports, { ...simulation.settings, ...quick });
    const { tokens, state, mood } = simulation;
    return {
      simulation,
      tokens,
      connector,
      clock,
      send: 'POST /fn/article/add',
      upload: '/article/picture',
      items: () => state.items.length,
      skew: (seconds) => {
        mood.skew = seconds;
      },
    };
  },
};

for (const [name, start] of Object.entries(open)) {
  contractSuite(name, async () => {
    const platform = await start();
    const { simulation, connector, clock, upload } = platform;
    const fail = (times: number) => {
      const kinds = [
        'share.json',
        'upload_image/',
        'upload_video/',
        'create_image_text/',
        'create_video/',
        'start_upload',
        '/api/upload',
        'photo/publish',
        'article/picture',
        'article/add',
        'info',
        'items',
        'list',
        'view',
        'delete',
      ];
      simulation.faults.push(...kinds.map((path) => ({ path, kind: 'status' as const, times })));
    };
    return {
      connector,
      clock,
      drafts: () => 0,
      irreversible: () => simulation.requests(platform.send),
      breakDown: () => fail(1_000),
      ...(platform.article === undefined ? {} : { article: platform.article }),
      worst: {
        published: platform.items,
        loseAnswer: () => void simulation.faults.push({ path: platform.send, kind: 'appliedHang', times: 1 }),
        storm: (times) => fail(times),
        rotateToken: () => endAccess(platform.tokens),
        refuseToken: (times) =>
          void simulation.faults.push({ path: platform.send, kind: 'refusedToken', times }),
        ...(upload === null
          ? {}
          : { breakUpload: () => void simulation.faults.push({ path: upload, kind: 'halfRead', times: 1 }) }),
        skew: platform.skew,
        settle: () => undefined,
        pass: (seconds) => clock.move(seconds),
      },
      close: () => simulation.close(),
    };
  });
}

async function publish({ connector, clock, article: own = article }: Platform) {
  const prepared = await connector.prepare(own(), { state: null, save: async () => undefined });
  if (prepared.kind !== 'ready') throw new Error(JSON.stringify(prepared));
  const intent = intentOf(own(), prepared.state, clock);
  const outcome = await connector.submit(intent);
  if (outcome.kind !== 'accepted' && outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return { intent, ref: outcome.ref };
}

test.each(['douyin', 'kuaishou', 'bilibili'])(
  '%s: what was accepted waits for the platform, is read back, and can be taken down',
  async (name) => {
    const platform = await open[name]?.();
    if (platform === undefined) throw new Error(name);
    const { connector, simulation } = platform;
    const { intent, ref } = await publish(platform);
    expect(await connector.check(ref)).toMatchObject({ kind: 'done' });
    expect(await connector.fetchPublished(ref)).toMatchObject({ kind: 'ok' });
    const takedown = { id: intent.id, recordedAt: intent.recordedAt };
    expect(await connector.takedown(ref, takedown)).toMatchObject({ kind: 'done' });
    expect(platform.items()).toBe(0);
    expect(await connector.fetchPublished(ref)).toMatchObject({ kind: 'gone' });
    await simulation.close();
  },
);

test('a video above the limit goes up in fragments', async () => {
  const simulation = await startKuaishouSimulator({ token: 'first' });
  const { ports, clock } = portsFor(simulation);
  const bytes = Buffer.alloc(11 * 1024 * 1024, 7);
  const { createHash } = await import('node:crypto');
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}` as typeof video.digest;
  const large = { digest, mediaType: 'video/mp4', byteLength: bytes.length };
  const reader = {
    open: async (wanted: typeof digest) =>
      wanted === digest ? { bytes, mediaType: 'video/mp4' } : files.open(wanted),
  };
  const connector = kuaishouConnector({ ...ports, files: reader }, { ...simulation.settings, ...quick });
  const text = (change: Partial<PublishableArticle> = {}) => article({ videos: [large], ...change });
  simulation.faults.push({ path: '/upload/fragment', kind: 'halfRead', times: 1 });
  const first = await connector.prepare(text(), { state: null, save: async () => undefined });
  expect(first.kind).toBe('retry');
  const second = await connector.prepare(text(), { state: null, save: async () => undefined });
  if (second.kind !== 'ready') throw new Error(JSON.stringify(second));
  expect(await connector.submit(intentOf(text(), second.state, clock))).toMatchObject({ kind: 'accepted' });
  expect(
    Object.values(simulation.state.uploads).filter((upload) => upload.size === bytes.length),
  ).toHaveLength(1);
  await simulation.close();
});

test('nothing undocumented is assumed: without settings every one of them goes by hand', async () => {
  const { ports } = portsFor(await startWeiboSimulator({ token: 'first', safeDomain: 'kmwh.gov.cn' }));
  const nowhere = { baseUrl: 'http://127.0.0.1:1' };
  const connectors = [
    weiboConnector(ports, nowhere),
    douyinConnector(ports, nowhere),
    kuaishouConnector(ports, nowhere),
    bilibiliConnector(ports, nowhere),
  ];
  for (const connector of connectors) {
    const prepared = await connector.prepare(article(), { state: null, save: async () => undefined });
    expect(prepared.kind, connector.platform).toBe('manual');
    expect((await connector.capabilities()).actions.takedown.mode).toBe('manual');
  }
});

test('a link elsewhere than on the bound domain is no matter for the API', async () => {
  const platform = await open.weibo?.();
  if (platform === undefined) throw new Error('weibo');
  const elsewhere = article({ sourceLink: 'https://example.org/1' });
  const prepared = await platform.connector.prepare(elsewhere, { state: null, save: async () => undefined });
  expect(prepared.kind).toBe('manual');
  await platform.simulation.close();
});

test('ids beyond 2^53 stay digit for digit', async () => {
  const platform = await open.weibo?.();
  if (platform === undefined) throw new Error('weibo');
  const { ref } = await publish(platform);
  expect(ref.article).toBe('5000000000000000001');
  await platform.simulation.close();
});

test('two processes that refresh one token take the same new one', async () => {
  const simulation = await startBilibiliSimulator({ token: 'first' });
  const { ports, clock } = portsFor(simulation);
  const one = bilibiliConnector(ports, { ...simulation.settings, ...quick });
  const two = bilibiliConnector(ports, { ...simulation.settings, ...quick });
  endAccess(simulation.tokens);
  const save = async () => undefined;
  const [first, second] = await Promise.all([
    one.prepare(article(), { state: null, save }),
    two.prepare(article(), { state: null, save }),
  ]);
  // One of them may lose the race for the refresh token; it takes the stored one with its next try.
  expect([first.kind, second.kind]).toContain('ready');
  const again = await two.prepare(article(), { state: null, save });
  expect(again.kind).toBe('ready');
  if (again.kind === 'ready') {
    expect(await two.submit(intentOf(article(), again.state, clock))).toMatchObject({ kind: 'accepted' });
  }
  await simulation.close();
});
