import { randomBytes } from 'node:crypto';
import {
  type AccountConfig,
  type SimulatorControl,
  standaloneSecrets,
  startWechatSimulator,
  type WechatSimulator,
} from '@sanshen/connectors/wechat/simulator';
import type { Json } from '@sanshen/domain/kernel';
import { findChannels, type RegisteredChannel, recordChannels } from '../modules/channels/public.ts';
import {
  allowPlatformOrigin,
  channelSecret,
  setChannelSecret,
  wechatAppId,
} from '../modules/publishing/public.ts';
import type { AppContext } from '../platform/context.ts';
import { allowPrivateAddresses } from '../platform/fetch/outward.ts';
import {
  type PlatformSimulators,
  type SimulatedPlatform,
  simulatedPlatforms,
  startPlatformSimulators,
} from './platforms.ts';

export interface SimulatorsOptions {
  /** Platforms beside WeChat that are simulated; all of them if absent. */
  readonly platforms?: readonly SimulatedPlatform[];
  /** Where the platform keeps what it holds between two starts; null keeps it in memory. */
  readonly stateFile: string | null;
  /** Where the platform reaches this server; the server's public address if absent. */
  readonly callbackBase?: string;
}

export interface DemonstrationSimulators {
  readonly urls: { readonly wechat: string } & PlatformSimulators['urls'];
  /** The platform's own hand, for demonstrations and tests. */
  readonly control: SimulatorControl;
  close(): Promise<void>;
}

/**
 * Starts the platforms' simulators and points every WeChat channel at them: settings (through the register, only where they change) and
 * secrets (made once). For demonstration databases only: it would turn real channels away from WeChat.
 */
export async function startDemonstrationSimulators(
  context: AppContext,
  options: SimulatorsOptions,
): Promise<DemonstrationSimulators> {
  const channels = await wechatChannels(context);
  const base = options.callbackBase ?? context.publicUrl;
  const accounts: AccountConfig[] = [];
  for (const channel of channels) accounts.push(await accountOf(context, channel, base));
  const simulator = await startAgain(accounts, options.stateFile, portBefore(channels));
  allowPlatformOrigin(context, simulator.baseUrl);
  await pointAt(context, channels, simulator.baseUrl);
  allowPrivateAddresses(context);
  const { platforms = simulatedPlatforms, stateFile } = options;
  const others = await startPlatformSimulators(context, { platforms, stateFile });
  return {
    urls: { wechat: simulator.baseUrl, ...others.urls },
    control: simulator.control,
    close: async () => {
      await simulator.close();
      await others.close();
    },
  };
}

/**
 * Points every WeChat channel at a simulator that runs as a process of its own, as the platform itself does: it outlives this server. For
 * demonstration databases only.
 */
export async function joinRunningSimulator(context: AppContext, baseUrl: string): Promise<void> {
  allowPlatformOrigin(context, baseUrl);
  const channels = await wechatChannels(context);
  for (const channel of channels) {
    for (const [name, value] of Object.entries(standaloneSecrets)) {
      const known = await channelSecret(context, channel.id, name);
      if (known !== value) await setChannelSecret(context, channel.id, name, value);
    }
  }
  await pointAt(context, channels, baseUrl);
}

async function wechatChannels({ db }: AppContext): Promise<RegisteredChannel[]> {
  const rows = await db
    .selectFrom('channel')
    .select('channel_id')
    .where('platform', '=', 'wechat')
    .where('connector', '=', 'wechat')
    .where('status', '<>', 'closed')
    .orderBy('channel_id')
    .execute();
  return findChannels(
    db,
    rows.map((row) => row.channel_id),
  );
}

async function accountOf(
  context: AppContext,
  channel: RegisteredChannel,
  base: string,
): Promise<AccountConfig> {
  const appId = wechatAppId(channel);
  return {
    appId,
    secret: await secretOf(context, channel, 'appSecret', () => randomBytes(16).toString('hex')),
    originalId: `gh_${appId.slice(-12)}`,
    callback: {
      url: `${base}/callbacks/wechat/${encodeURIComponent(channel.id)}`,
      token: await secretOf(context, channel, 'callbackToken', () => randomBytes(12).toString('hex')),
      // 43 characters, as the platform's own page makes them.
      encodingAesKey: await secretOf(context, channel, 'encodingAesKey', () =>
        randomBytes(32).toString('base64').slice(0, 43),
      ),
      format: 'xml',
    },
  };
}

async function secretOf(
  context: AppContext,
  channel: RegisteredChannel,
  name: string,
  make: () => string,
): Promise<string> {
  const known = await channelSecret(context, channel.id, name);
  if (known !== undefined) return known;
  const value = make();
  await setChannelSecret(context, channel.id, name, value);
  return value;
}

/** The port of the last start: with it the channels' settings and the addresses of what was published stay true. */
function portBefore(channels: readonly RegisteredChannel[]): number {
  const address = channels
    .map((channel) => settingsOf(channel).baseUrl)
    .find((url) => typeof url === 'string');
  return typeof address === 'string' ? Number(URL.parse(address)?.port ?? 0) : 0;
}

async function startAgain(
  accounts: readonly AccountConfig[],
  stateFile: string | null,
  port: number,
): Promise<WechatSimulator> {
  try {
    return await startWechatSimulator({ accounts, stateFile, port });
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken || port === 0) throw error;
    return startWechatSimulator({ accounts, stateFile });
  }
}

async function pointAt(
  { db, clock }: AppContext,
  channels: readonly RegisteredChannel[],
  baseUrl: string,
): Promise<void> {
  const elsewhere = channels.filter((channel) => settingsOf(channel).baseUrl !== baseUrl);
  const events = elsewhere.map((channel) => ({
    kind: 'changed' as const,
    channel: channel.id,
    name: channel.name,
    connector: channel.connector,
    settings: { ...settingsOf(channel), baseUrl },
    status: channel.status,
  }));
  const actor = { person: 'system', name: '演示数据' } as const;
  await db.transaction().execute((trx) => recordChannels(trx, actor, events, clock.now()));
}

function settingsOf({ settings }: RegisteredChannel): { readonly [name: string]: Json } {
  const plain = typeof settings === 'object' && settings !== null && !Array.isArray(settings);
  // Anything but an object has no settings in it.
  return plain ? (settings as { readonly [name: string]: Json }) : {};
}
