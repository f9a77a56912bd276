import { startBilibiliSimulator } from '@sanshen/connectors/bilibili/simulator';
import { startDouyinSimulator } from '@sanshen/connectors/douyin/simulator';
import { startKuaishouSimulator } from '@sanshen/connectors/kuaishou/simulator';
import { startMastodonSimulator } from '@sanshen/connectors/mastodon/simulator';
import { startWebsiteSimulator } from '@sanshen/connectors/website/simulator';
import { startWeiboSimulator } from '@sanshen/connectors/weibo/simulator';
import type { ChannelPlatform, ChannelSettings } from '@sanshen/domain/channels';
import { canonicalJson } from '@sanshen/domain/kernel';
import { findChannels, type RegisteredChannel, recordChannels } from '../modules/channels/public.ts';
import { allowPlatformOrigin, channelSecret, setChannelSecret } from '../modules/publishing/public.ts';
import type { AppContext } from '../platform/context.ts';

/** The one token of every simulated account; it protects nothing. */
const token = 'demonstration-token';

/** Domain that the simulated Weibo application is bound to: posts with a link there go by API, all others by hand. */
export const demonstrationDomain = 'demonstration.example.cn';

interface Started {
  readonly baseUrl: string;
  readonly settings: ChannelSettings;
  readonly secrets: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

interface Options {
  readonly port: number;
  readonly stateFile: string | null;
}

const oauth = { accessToken: token, refreshToken: 'refresh-1' };

/** The simulators by platform; each serves the platform's API over HTTP on loopback. */
const starters = {
  weibo: async (options: Options): Promise<Started> => {
    const simulator = await startWeiboSimulator({ ...options, token, safeDomain: demonstrationDomain });
    return { ...parts(simulator), secrets: oauth };
  },
  douyin: async (options: Options): Promise<Started> => ({
    ...parts(await startDouyinSimulator({ ...options, token })),
    secrets: oauth,
  }),
  bilibili: async (options: Options): Promise<Started> => ({
    ...parts(await startBilibiliSimulator({ ...options, token })),
    secrets: oauth,
  }),
  kuaishou: async (options: Options): Promise<Started> => ({
    ...parts(await startKuaishouSimulator({ ...options, token })),
    secrets: oauth,
  }),
  mastodon: async (options: Options): Promise<Started> => {
    const { baseUrl, close } = await startMastodonSimulator({ ...options, token });
    return { baseUrl, close, settings: { baseUrl }, secrets: { accessToken: token } };
  },
  website: async (options: Options): Promise<Started> => {
    const { baseUrl, close } = await startWebsiteSimulator({ ...options, secret: token });
    return { baseUrl, close, settings: { endpoint: `${baseUrl}/hook` }, secrets: { webhookSecret: token } };
  },
} satisfies Partial<Record<ChannelPlatform, (options: Options) => Promise<Started>>>;

export type SimulatedPlatform = keyof typeof starters;
// The keys of an object literal.
export const simulatedPlatforms = Object.keys(starters) as readonly SimulatedPlatform[];

function parts(simulator: {
  readonly baseUrl: string;
  readonly settings: Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}): Pick<Started, 'baseUrl' | 'settings' | 'close'> {
  return { baseUrl: simulator.baseUrl, settings: flat(simulator.settings), close: () => simulator.close() };
}

/** Settings as the register holds them: the meaning of an error code under `error.<code>`. */
function flat(settings: Readonly<Record<string, unknown>>): ChannelSettings {
  const held: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(settings)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      held[name] = value;
    if (name !== 'errorClasses' || typeof value !== 'object' || value === null) continue;
    for (const [code, meaning] of Object.entries(value)) held[`error.${code}`] = String(meaning);
  }
  return held;
}

export interface PlatformSimulators {
  readonly urls: Readonly<Partial<Record<SimulatedPlatform, string>>>;
  close(): Promise<void>;
}

/** Starts simulators and points the demonstration's channels on these platforms at them. For demonstration databases only. */
export async function startPlatformSimulators(
  context: AppContext,
  options: { readonly platforms: readonly SimulatedPlatform[]; readonly stateFile: string | null },
): Promise<PlatformSimulators> {
  const channels = await channelsOn(context, [...options.platforms, 'feed']);
  const started: Started[] = [];
  const urls: Partial<Record<SimulatedPlatform, string>> = {};
  for (const platform of options.platforms) {
    const own = channels.filter((channel) => channel.platform === platform);
    if (own.length === 0) continue;
    const stateFile = options.stateFile === null ? null : `${options.stateFile}.${platform}.json`;
    const simulator = await starters[platform]({ port: portBefore(own), stateFile });
    started.push(simulator);
    urls[platform] = simulator.baseUrl;
    allowPlatformOrigin(context, simulator.baseUrl);
    await pointAt(context, own, simulator);
  }
  // The product itself is the platform of a feed.
  const feeds = channels.filter((channel) => channel.platform === 'feed');
  await pointAt(context, feeds, { settings: {}, secrets: {} });
  return {
    urls,
    close: async () => {
      for (const simulator of started) await simulator.close();
    },
  };
}

async function channelsOn(
  { db }: AppContext,
  platforms: readonly ChannelPlatform[],
): Promise<RegisteredChannel[]> {
  const rows = await db
    .selectFrom('channel')
    .select('channel_id')
    .where('platform', 'in', platforms)
    .where('status', '=', 'active')
    .orderBy('channel_id')
    .execute();
  return findChannels(
    db,
    rows.map((row) => row.channel_id),
  );
}

/** The port of the last start: with it the channels' settings and the addresses of what was published stay true. */
function portBefore(channels: readonly RegisteredChannel[]): number {
  const [address] = channels.map(({ settings }) => settings.baseUrl ?? settings.endpoint);
  return typeof address === 'string' ? Number(URL.parse(address)?.port ?? 0) : 0;
}

async function pointAt(
  context: AppContext,
  channels: readonly RegisteredChannel[],
  { settings, secrets }: Pick<Started, 'settings' | 'secrets'>,
): Promise<void> {
  const elsewhere = channels.filter(
    (channel) =>
      channel.connector !== channel.platform || canonicalJson(channel.settings) !== canonicalJson(settings),
  );
  for (const channel of elsewhere) {
    for (const [name, value] of Object.entries(secrets)) {
      const known = await channelSecret(context, channel.id, name);
      if (known !== value) await setChannelSecret(context, channel.id, name, value);
    }
  }
  const events = elsewhere.map(({ id, name, platform, status }) => ({
    kind: 'changed' as const,
    channel: id,
    name,
    connector: platform,
    settings,
    status,
  }));
  const actor = { person: 'system', name: '演示数据' } as const;
  await context.db.transaction().execute((trx) => recordChannels(trx, actor, events, context.clock.now()));
}
