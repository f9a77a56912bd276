import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  brandId,
  type ChannelId,
  type Digest,
  type Instant,
  type PublicationId,
} from '@sanshen/domain/kernel';
import type {
  Clock,
  Connector,
  FileReader,
  PreparedState,
  PublicationIntent,
  PublishableArticle,
  PublishablePicture,
  RawCallback,
} from '../src/connector.ts';
import {
  memoryTokenStore,
  renderForWechat,
  type TokenStore,
  type WechatCredential,
  type WechatSettings,
  wechatConnector,
} from '../src/wechat/index.ts';
import {
  type CallbackConfig,
  type SimulatorOptions,
  startWechatSimulator,
  type WechatSimulator,
} from '../src/wechat/simulator/index.ts';

export const appId = 'wx0123456789abcdef';
export const originalId = 'gh_0123456789ab';
export const channel = brandId<ChannelId>('channel-wuhua-wechat');
export const aesText = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

const png = (seed: string): Uint8Array =>
  Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(seed.repeat(40))]);

const stored = new Map<string, Uint8Array>();

function picture(seed: string): PublishablePicture {
  const bytes = png(seed);
  const digest = brandId<Digest>(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
  stored.set(digest, bytes);
  return { digest, mediaType: 'image/png', byteLength: bytes.length };
}

export const cover = picture('cover');
export const first = picture('first');
export const second = picture('second');

/** A video of some bytes. */
export const video: PublishablePicture = { ...picture('video'), mediaType: 'video/mp4' };

export const files: FileReader = {
  open: async (digest) => {
    const bytes = stored.get(digest);
    if (bytes === undefined) throw new Error('no such file');
    return { bytes, mediaType: 'image/png' };
  },
};

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const image = (digest: Digest) => ({
  type: 'paragraph',
  content: [{ type: 'image', attrs: { file: digest } }],
});

/** An article with a cover and two pictures in its body. */
export function article(change: Partial<PublishableArticle> = {}): PublishableArticle {
  return {
    digest: brandId<Digest>(`sha256:${'a'.repeat(64)}`),
    title: '五华区2026年秋季义务植树公告',
    byline: '五华区融媒体中心',
    summary: '今年秋季义务植树活动于11月28日举行。',
    body: {
      type: 'doc',
      content: [
        paragraph('今年秋季义务植树活动定于11月28日上午9时举行。'),
        image(first.digest),
        paragraph('请自备劳动手套，乘坐公共交通前往 <指定地点> & 集合。'),
        image(second.digest),
      ],
    },
    cover,
    pictures: [first, second],
    sourceLink: 'https://www.kmwh.gov.cn/notice?id=1&page=2',
    ...change,
  };
}

/** Real time, moved by hand. */
export function movableClock(): Clock & { move(seconds: number): void } {
  let shift = 0;
  return {
    // Date's own spelling is the shape of an Instant.
    now: () => new Date(Date.now() + shift).toISOString() as Instant,
    move: (seconds) => {
      shift += seconds * 1000;
    },
  };
}

export function credentials(overrides: Partial<Record<WechatCredential, string>> = {}) {
  const values: Partial<Record<WechatCredential, string>> = {
    appId,
    appSecret: 'secret',
    callbackToken: 'token',
    ...overrides,
  };
  return { read: async (name: WechatCredential) => values[name] };
}

export const quick = {
  timeoutMs: 400,
  retryDelayMs: 5,
  settleSeconds: 0.05,
} satisfies Partial<WechatSettings>;

export interface Bench {
  readonly simulator: WechatSimulator;
  readonly clock: ReturnType<typeof movableClock>;
  readonly connector: Connector;
  /** What `save` has stored last, through JSON as a database would. */
  readonly saved: () => PreparedState | null;
  readonly save: (state: PreparedState) => Promise<void>;
  /** A further connector on the same account, as another process would have. */
  another(tokens?: TokenStore, settings?: Partial<WechatSettings>): Connector;
  readonly tokens: TokenStore;
}

/** A WeChat account on a simulator of its own. */
export async function wechatBench(
  options: Partial<SimulatorOptions> & { readonly callback?: CallbackConfig } = {},
): Promise<Bench> {
  const { callback = null, ...rest } = options;
  const simulator = await startWechatSimulator({
    accounts: [{ appId, secret: 'secret', originalId, callback }],
    timeFactor: 0.001,
    ...rest,
  });
  // A task ends when a test says so.
  simulator.control.moods.publishSeconds = 1_000_000;
  const clock = movableClock();
  const tokens = memoryTokenStore();
  let state: string | null = null;
  const another: Bench['another'] = (store = tokens, settings = {}) =>
    wechatConnector(
      {
        channel,
        credentials: credentials(callback?.encodingAesKey ? { encodingAesKey: callback.encodingAesKey } : {}),
        files,
        clock,
        renderHtml: renderForWechat,
        tokens: store,
      },
      { apiBaseUrl: simulator.baseUrl, pageOrigins: [simulator.baseUrl], ...quick, ...settings },
    );
  return {
    simulator,
    clock,
    connector: another(),
    tokens,
    another,
    saved: () => (state === null ? null : (JSON.parse(state) as PreparedState)),
    save: async (next) => {
      state = JSON.stringify(next);
    },
  };
}

/** Prepares and gives the intent that a caller would store before submitting. */
export async function prepared(bench: Bench, text = article()): Promise<PublicationIntent> {
  const result = await bench.connector.prepare(text, { state: bench.saved(), save: bench.save });
  if (result.kind !== 'ready') throw new Error(`not ready: ${JSON.stringify(result)}`);
  return intentOf(text, result.state, bench.clock);
}

export function intentOf(text: PublishableArticle, state: PreparedState, clock: Clock): PublicationIntent {
  return {
    id: brandId<PublicationId>('publication-1'),
    articleDigest: text.digest,
    title: text.title,
    recordedAt: clock.now(),
    state,
  };
}

/** A callback address on 127.0.0.1 that keeps what it gets; `delays` holds the pause before each answer, in milliseconds. */
export async function receiver(delays: number[] = []) {
  const got: RawCallback[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://receiver.invalid');
      const method = request.method === 'GET' ? 'GET' : 'POST';
      got.push({ method, query: Object.fromEntries(url.searchParams), body: Buffer.concat(chunks) });
      setTimeout(() => response.end('success'), delays.shift() ?? 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address of this kind.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
  const close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    });
  return { url, got, close };
}

/** Waits until something holds, at most two seconds. */
export async function until(holds: () => boolean): Promise<void> {
  for (let round = 0; round < 200 && !holds(); round += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  if (!holds()) throw new Error('it never came to hold');
}

/** An address where nothing listens. */
export async function deadAddress(): Promise<string> {
  const { url, close } = await receiver();
  await close();
  return new URL(url).origin;
}
