import { join } from 'node:path';
import { startWebsiteSimulator, type WebsiteSimulator } from '@sanshen/connectors/website/simulator';
import { type Client, createClient } from '@sanshen/contract/client';
import { createManuscript } from '@sanshen/contract/content';
import { sign, submit } from '@sanshen/contract/review';
import { logIn } from '@sanshen/contract/session';
import { emptyContent } from '@sanshen/domain/content';
import { brandId, type ChannelId, type Instant } from '@sanshen/domain/kernel';
import { demonstrationOrganizationId, demonstrationPassword } from '@sanshen/server/demonstration/index';
import { openInstallation } from '@sanshen/server/main';
import { recordChannels } from '@sanshen/server/modules/channels/public';
import { setChannelSecret } from '@sanshen/server/modules/publishing/public';
import pg from 'pg';
import { type Chance, pause } from './chance.ts';
import { freePort, type KillableProcess, serverProcess } from './processes.ts';

const county = 'wuhua';
const secret = 'schedule-secret';

/** Two servers over one database, a website that counts what it gets, and channels on it. */
export interface ScheduleWorld {
  readonly servers: readonly KillableProcess[];
  readonly site: WebsiteSimulator;
  readonly ownerUrl: string;
  readonly channels: readonly ChannelId[];
  readonly people: People;
  /** Kills PostgreSQL as a power cut would and starts it again; null where the database is shared with others. */
  readonly killDatabase: (() => Promise<void>) | null;
  close(): Promise<void>;
}

interface People {
  readonly author: Client;
  readonly signers: readonly (readonly [Client, string, string])[];
  readonly leader: Client;
  readonly mainLeader: Client;
}

export async function openScheduleWorld(options: {
  readonly folder: string;
  readonly ownerUrl: string;
  readonly channels: number;
  readonly killDatabase?: () => Promise<void>;
}): Promise<ScheduleWorld> {
  const { folder, ownerUrl } = options;
  const site = await startWebsiteSimulator({ secret });
  // The servers inherit it: who runs them allows the website's address.
  process.env.SANSHEN_PLATFORM_ORIGINS = site.baseUrl;
  const simulator = `http://127.0.0.1:${await freePort()}`;
  const dataFolder = join(folder, 'data');
  const make = () => serverProcess({ dataFolder, simulator, database: ownerUrl });
  const servers = [await make(), await make()];
  const [first, second] = servers;
  if (first === undefined || second === undefined) throw new Error('two servers are needed');
  await startPatiently(first);
  const channels = await registerChannels({
    dataFolder,
    ownerUrl,
    endpoint: `${site.baseUrl}/hook`,
    count: options.channels,
  });
  await startPatiently(second);
  return {
    servers,
    site,
    ownerUrl,
    channels,
    people: await gather(first.url),
    killDatabase: options.killDatabase ?? null,
    close: async () => {
      for (const server of servers) await server.stop();
      await site.close();
    },
  };
}

async function registerChannels(options: {
  readonly dataFolder: string;
  readonly ownerUrl: string;
  readonly endpoint: string;
  readonly count: number;
}): Promise<ChannelId[]> {
  const { context, close } = await openInstallation({
    dataFolder: options.dataFolder,
    databaseUrl: options.ownerUrl,
    logLevel: 'error',
  });
  const ids = Array.from({ length: options.count }, (_, number) =>
    brandId<ChannelId>(`schedule-channel-${number}`),
  );
  const events = ids.map((id, number) => ({
    kind: 'registered' as const,
    root: demonstrationOrganizationId('kunming'),
    channel: {
      id,
      organization: demonstrationOrganizationId(county),
      platform: 'website' as const,
      name: `网站 ${number}`,
      handle: `https://site-${number}.example.cn`,
      connector: 'website',
      settings: { endpoint: options.endpoint, perMinute: 100_000 },
      status: 'active' as const,
    },
  }));
  const actor = { person: 'system', name: '测试' } as const;
  await context.db.transaction().execute((trx) => recordChannels(trx, actor, events, context.clock.now()));
  for (const id of ids) await setChannelSecret(context, id, 'webhookSecret', secret);
  await close();
  return ids;
}

async function gather(url: string): Promise<People> {
  const as = async (name: string) => {
    const client = createClient(url);
    await client.call(logIn, { body: { name: `${county}.${name}`, password: demonstrationPassword } });
    return client;
  };
  const leader = await as('leaderincharge');
  return {
    author: await as('operator1'),
    signers: [
      [await as('platformlead'), 'platform', 'platformLead'],
      [await as('publicitylead'), 'publicity', 'publicityLead'],
      [leader, 'leader', 'leader'],
    ],
    leader,
    mainLeader: await as('mainleader'),
  };
}

/** How the titles of scheduled manuscripts begin; what else goes to these channels is not counted. */
export const scheduledTitle = '五华区定时发布';

/** Writes, submits and signs one manuscript for all channels; `schedule` null leaves publishing to a person. */
export async function release(
  { people, channels }: ScheduleWorld,
  title: string,
  schedule: Instant | null,
  most = channels.length,
): Promise<{ readonly manuscript: string; readonly digest: string }> {
  const content = {
    ...emptyContent,
    title,
    byline: '宣传组',
    summary: '三十名青年志愿者为社区老人服务。',
    body: {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: `${title}：周末志愿服务。` }] }],
    },
    channels: channels.slice(0, most).map((channel) => ({ channel })),
    topic: 'work' as const,
    schedule,
    declarations: {
      sourcesTrue: true,
      noSecrets: true,
      noPaidNews: true,
      copyrightCleared: true,
      portraitConsent: true,
    },
  };
  const organization = demonstrationOrganizationId(county);
  const made = await people.author.call(createManuscript, { body: { organization, content } });
  const { manuscript } = made;
  const digest = made.digest ?? '';
  await people.author.call(submit, { params: { manuscript }, body: { digest } });
  for (const [client, stage, seat] of people.signers) {
    const body = { stage, seat, duties: ['review', 'proofread'] as const, round: 1, digest };
    await client.call(sign, { params: { manuscript }, body: { ...body, duties: [...body.duties] } });
  }
  return { manuscript, digest };
}

/** How the publications stand, and what does not hold. */
export interface Ends {
  readonly done: number;
  readonly rejected: number;
  readonly handedOver: number;
  readonly open: number;
  readonly total: number;
  readonly twice: number;
  readonly public: number;
  readonly faults: readonly string[];
}

export async function endsOf({ ownerUrl, site }: ScheduleWorld, expected: number): Promise<Ends> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; status: string; code: string | null }>(
      `select publication_id as id, status, message ->> 'code' as code from publication where title like $1`,
      [`${scheduledTitle}%`],
    );
    const { rows: pairs } = await client.query<{ count: string }>(
      `select count(*) from (select 1 from publication where status = 'done' and title like $1
        group by manuscript_id, channel_id having count(*) > 1) twice`,
      [`${scheduledTitle}%`],
    );
    const count = (status: string) => rows.filter((row) => row.status === status).length;
    const put = site.puts;
    const twice = [...put.values()].filter((times) => times.length > 1).length + Number(pairs[0]?.count ?? 0);
    const faults: string[] = [];
    for (const { id, status, code } of rows) {
      const here = put.has(id);
      if (status === 'done' && !here) faults.push(`${id} is done and was never sent`);
      if (status === 'rejected' && here) faults.push(`${id} is rejected and was sent`);
      if (status !== 'done' && status !== 'begun' && status !== 'accepted' && code === null)
        faults.push(`${id} is ${status} without a reason`);
    }
    if (rows.length > expected) faults.push(`${rows.length} publications of ${expected}`);
    const open = count('begun') + count('accepted') + Math.max(0, expected - rows.length);
    return {
      done: count('done'),
      rejected: count('rejected'),
      handedOver: count('handedOver'),
      open,
      total: rows.length,
      twice,
      public: put.size,
      faults,
    };
  } finally {
    await client.end();
  }
}

/** As if an hour had passed for submissions whose answer was lost; readings stay where they are, or they would keep the workers from the rest. */
async function letPatienceEnd(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`update publication set submit_started_at = submit_started_at - interval '1 hour',
      next_at = next_at - interval '1 hour' where status in ('begun', 'accepted') and submit_started_at is not null`);
    await client.query(`update graphile_worker._private_jobs set run_at = run_at - interval '1 hour'
      where locked_at is null and key like 'publishing.run:%'`);
  } finally {
    await client.end();
  }
}

/** Starts a server; on a crowded machine it may need other tries. */
export async function startPatiently(server: KillableProcess, tries = 3): Promise<void> {
  try {
    await server.start();
  } catch (error) {
    await server.kill();
    if (tries === 1) throw error;
    await startPatiently(server, tries - 1);
  }
}

/** How often what was killed, and how it ended. */
export interface Played extends Ends {
  readonly serverKills: number;
  readonly databaseKills: number;
}

/**
 * Kills a server, or the database where it may, at random moments until nothing is open any more, or `seconds` have passed. Every fifth strike
 * meets the database.
 */
export async function playSchedule(
  world: ScheduleWorld,
  chance: Chance,
  options: {
    readonly expected: number;
    readonly kills: number;
    readonly seconds: number;
    readonly say?: (text: string) => void;
  },
): Promise<Played> {
  const until = Date.now() + options.seconds * 1000;
  const kills = { serverKills: 0, databaseKills: 0 };
  let quiet = 0;
  for (;;) {
    const ends = await endsOf(world, options.expected);
    const struck = kills.serverKills + kills.databaseKills;
    options.say?.(
      `${ends.done} done, ${ends.open} open, ${kills.serverKills} + ${kills.databaseKills} kills`,
    );
    if (ends.open === 0 || Date.now() > until) return { ...ends, ...kills };
    if (struck < options.kills) {
      await pause(chance.between(300, 4000));
      if (world.killDatabase !== null && struck % 5 === 2) {
        await world.killDatabase();
        kills.databaseKills += 1;
      } else {
        await strike(world, chance);
        kills.serverKills += 1;
      }
    } else {
      await pause(1500);
      const after = await endsOf(world, options.expected);
      quiet = after.done === ends.done ? quiet + 1 : 0;
      // What waits for a lost answer waits for half an hour by design; it is let pass.
      if (quiet >= 2) await letPatienceEnd(world.ownerUrl);
    }
  }
}

/** Kills one of the servers and starts it again after a moment. */
async function strike({ servers }: ScheduleWorld, chance: Chance): Promise<void> {
  const server = servers[chance.between(0, servers.length - 1)];
  if (server === undefined) return;
  await server.kill();
  await pause(chance.between(0, 1500));
  await startPatiently(server);
}
