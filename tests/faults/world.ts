import { join } from 'node:path';
import { demonstrationChannelId } from '@sanshen/server/demonstration/index';
import type { Chance } from './chance.ts';
import { faultsOf, ledgerFaults, letAnHourPass } from './check-case.ts';
import { Fire } from './fire.ts';
import { emptyLog } from './persistent-client.ts';
import { appIdOf, askPlatform } from './platform.ts';
import { type End, endOf, key, playCase, readBack } from './play-case.ts';
import { freePort, type KillableProcess, serverProcess, simulatorProcess } from './processes.ts';

/** A platform that outlives everything, and servers of the product over one database. */
export interface World {
  readonly platform: KillableProcess;
  readonly servers: readonly KillableProcess[];
  /** Words by which a command finds the database. */
  readonly database: readonly string[];
  readonly ownerUrl: () => Promise<string>;
}

export interface WorldOptions {
  readonly folder: string;
  /** How many servers; more than one need `database`. */
  readonly servers: number;
  /** Owner's URL of the database; the embedded one in the folder if absent. */
  readonly database?: string;
  readonly embeddedUrl?: () => Promise<string>;
  /** Done to each server before its first whole start. */
  readonly beforeStart?: (server: KillableProcess) => Promise<void>;
}

/** Starts the platform, then the servers one after another. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const { folder, database } = options;
  const simulator = `http://127.0.0.1:${await freePort()}`;
  const servers: KillableProcess[] = [];
  for (let number = 0; number < options.servers; number += 1) {
    const shared = database === undefined ? {} : { database };
    servers.push(await serverProcess({ dataFolder: join(folder, 'data'), simulator, ...shared }));
  }
  const receiver = servers[0]?.url ?? '';
  const platform = await simulatorProcess({
    port: Number(new URL(simulator).port),
    appIds: [appIdOf(key)],
    stateFile: join(folder, 'platform.json'),
    callback: `${receiver}/callbacks/wechat/${encodeURIComponent(demonstrationChannelId(key, 'wechat'))}`,
  });
  await platform.start();
  for (const server of servers) {
    await options.beforeStart?.(server);
    await server.start();
  }
  return {
    platform,
    servers,
    database: database === undefined ? ['--data', join(folder, 'data')] : ['--database', database],
    ownerUrl: async () => database ?? (await options.embeddedUrl?.()) ?? '',
  };
}

export async function closeWorld({ servers, platform }: World): Promise<void> {
  await Promise.all(servers.map((server) => server.stop()));
  await platform.stop();
}

/** What one case under fire came to. */
export interface Outcome {
  readonly title: string;
  readonly end: End;
  readonly code: string | null;
  readonly kills: number;
  /** Most sendings that one command needed. */
  readonly tries: number;
  /** Codes of the 500s that clients saw. */
  readonly outages: ReadonlyMap<string, number>;
  /** What does not hold; must be empty. */
  readonly faults: readonly string[];
}

/** How a case under fire is played. */
export interface UnderFire {
  readonly title: string;
  readonly fire: Fire;
  /** What happens to the server when the publication has begun. */
  readonly onPublish: () => Promise<void>;
}

/** Plays one case while a server is killed at random moments, and gives everything that does not hold afterwards. */
export async function caseUnderFire(world: World, { title, fire, onPublish }: UnderFire): Promise<Outcome> {
  const before = fire.kills;
  const log = emptyLog();
  const servers = world.servers.map(({ url }) => url);
  const played = await playCase({ servers, log, onSend: () => fire.onSend(), onPublish }, title);
  await fire.settle();
  const { end, code } = await endOf(played, async () => letAnHourPass(await world.ownerUrl()));
  const faults = await faultsOf(played, log);
  const { published, drafts } = await askPlatform(world.platform.url, appIdOf(key));
  const articles = published.filter((one) => one === title).length;
  if (articles > 1 || (end === 'done') !== (articles === 1))
    faults.push(`ended as ${end} with ${articles} articles on the platform`);
  if (end === 'done') {
    const left = drafts.filter((one) => one === title).length;
    if (left !== 0) faults.push(`${left} drafts were left`);
    const verdict = await readBack(played);
    if (verdict !== 'same') faults.push(`read back: ${verdict}`);
  }
  if (end !== 'done' && code === null) faults.push(`${end} without a reason`);
  return {
    title,
    end,
    code,
    kills: fire.kills - before,
    tries: Math.max(...log.acknowledged.map(({ tries }) => tries)),
    outages: log.outages,
    faults,
  };
}

/** The fire over the first server of a world. */
export function fireOn({ servers }: World, chance: Chance, most: number): Fire {
  const [target] = servers;
  if (target === undefined) throw new Error('a world without a server');
  return new Fire(target, chance, most);
}

/** What does not hold of the ledger and the tables made from it. */
export function worldFaults(world: World): Promise<string[]> {
  return ledgerFaults(world.database);
}
