import type { AddressInfo } from 'node:net';
import { goodMoods, type Moods, type SimAccount } from '@sanshen/connectors/wechat/simulator';
import * as contract from '@sanshen/contract/publishing';
import type { ManuscriptContent } from '@sanshen/domain/content';
import {
  brandId,
  type ChannelId,
  type Digest,
  instant,
  type PersonId,
  type PublicationId,
} from '@sanshen/domain/kernel';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll } from 'vitest';
import { type Composed, compose } from '../src/compose.ts';
import {
  demonstrationChannelId,
  demonstrationPersonId,
  fillDemonstration,
} from '../src/demonstration/index.ts';
import type { SimulatedPlatform } from '../src/demonstration/platforms.ts';
import {
  type DemonstrationSimulators,
  startDemonstrationSimulators,
} from '../src/demonstration/simulators.ts';
import { findChannel } from '../src/modules/channels/public.ts';
import { ledgerModule } from '../src/modules/ledger/public.ts';
import {
  allowPlatformOrigin,
  createPublishingModule,
  type PublishingOptions,
  type Reading,
  wechatAppId,
} from '../src/modules/publishing/public.ts';
import { modules } from '../src/modules.ts';
import type { ServerModule } from '../src/platform/context.ts';
import { openPool } from '../src/platform/db/database.ts';
import { keepFile } from '../src/platform/files/keep-file.ts';
import { runDueJobs } from '../src/platform/jobs/worker.ts';
import { createLog } from '../src/platform/log.ts';
import { type Caller, type Harness, startHarness } from './harness.ts';
import { organizationIn } from './organization-support.ts';
import { article, sign, submit, write } from './review-support.ts';

/** The demonstration's district with a WeChat channel on a simulator, reached over real HTTP in both directions. */
export interface Desk {
  readonly harness: Harness;
  readonly simulators: DemonstrationSimulators;
  readonly moods: Moods;
  readonly channel: ChannelId;
  readonly appId: string;
  readonly operator: Caller;
  readonly account: () => SimAccount;
  as(key: string, office: string, copy?: number): Promise<Caller>;
  /** An article for the WeChat channel with cover and picture. */
  draft(change?: Partial<ManuscriptContent>): ManuscriptContent;
  /** A released manuscript. */
  released(change?: Partial<ManuscriptContent>): Promise<{ manuscript: string; digest: Digest }>;
  /** A publication that the operator has begun; its job has not run. */
  begun(change?: Partial<ManuscriptContent>): Promise<Begun>;
  /** A publication that is public and recorded as such. */
  published(change?: Partial<ManuscriptContent>): Promise<Begun>;
  read(publication: string): Promise<Shown>;
  readings(publication: string): Promise<readonly Pick<Reading, 'verdict' | 'differences' | 'source'>[]>;
  /** Moves the clock and runs what is due. */
  after(seconds: number): Promise<void>;
  /** Lets the platform finish and runs everything until the publication is settled. */
  settle(publication: string): Promise<Shown>;
}

export interface Begun {
  readonly manuscript: string;
  readonly digest: Digest;
  readonly publication: PublicationId;
}

export type Shown = import('zod').z.output<typeof contract.publicationSchema>;

/** Quick enough for tests; callbacks stay fresh although the clock is moved by weeks. */
const quick = {
  timeoutMs: 1500,
  retryDelayMs: 5,
  settleSeconds: 0.05,
  callbackWindowSeconds: 365 * 86_400,
} as const;

export function modulesWith(options: PublishingOptions) {
  const publishing = createPublishingModule({ ...options, wechat: { ...quick, ...options.wechat } });
  // The sequencer asks for itself by the machine's clock, so it would never come to rest under a clock that goes ahead of it.
  const ledger = { ...ledgerModule, tasks: () => ({ 'ledger.sequence': async () => {} }) };
  const replaced: Readonly<Record<string, ServerModule>> = { publishing, ledger };
  return modules.map((module) => replaced[module.name] ?? module);
}

export interface DeskPlace {
  /** The district; 五华区 if absent. */
  readonly county?: string;
  /** Platforms beside WeChat that are simulated; none if absent. */
  readonly platforms?: readonly SimulatedPlatform[];
}

export async function startDesk(
  options: PublishingOptions = {},
  { county = 'wuhua', platforms = [] }: DeskPlace = {},
): Promise<Desk> {
  const harness = await startHarness({
    modules: modulesWith(options),
    // The simulator lives in real time.
    now: instant(new Date().toISOString()),
  });
  const { context } = harness;
  await fillDemonstration(context);
  await harness.app.listen({ host: '127.0.0.1', port: 0 });
  // A server that listens on TCP has an address of this kind.
  const { port } = harness.app.server.address() as AddressInfo;
  const simulators = await startDemonstrationSimulators(context, {
    stateFile: null,
    callbackBase: `http://127.0.0.1:${port}`,
    platforms,
  });
  afterAll(() => simulators.close());
  const { moods } = simulators.control;
  Object.assign(moods, goodMoods(), {
    publishSeconds: 3600,
    eventSeconds: 0,
    eventCopies: 0,
    // Weeks of the test's time are one day of the simulator's.
    dailyLimits: {},
  });

  const as: Desk['as'] = (key, office, copy) =>
    alwaysLoggedIn(harness, demonstrationPersonId(key, office, copy));
  const operator = await as(county, 'operator', 1);
  // 盘龙区 has an editorial board in the place of the leader.
  const board = county === 'panlong';
  const signers = {
    platformLead: await as(county, 'platformLead'),
    publicityLead: await as(county, 'publicityLead'),
    leader: await as(county, 'leaderInCharge'),
  };
  const channel = demonstrationChannelId(county, 'wechat');
  const found = await findChannel(harness.db, channel);
  if (found === null) throw new Error('no channel');
  const appId = wechatAppId(found);
  const cover = await picture(harness, operator, '#b03030');
  const inBody = await picture(harness, operator, '#3050b0');

  const draft: Desk['draft'] = (change = {}) =>
    article(county, {
      title: '五华区青年志愿服务公告',
      byline: '五华区融媒体',
      summary: '周末志愿服务安排。',
      cover: { file: cover, alt: '封面', credit: '五华区运营人员甲' },
      body: {
        type: 'doc',
        content: [
          paragraph('周末，三十名青年志愿者来到社区。'),
          {
            type: 'paragraph',
            content: [{ type: 'image', attrs: { file: inBody, alt: '现场', credit: '摄' } }],
          },
          paragraph('他们为老人讲解了反诈知识。'),
        ],
      },
      channels: [{ channel }],
      ...change,
    });

  const released: Desk['released'] = async (change = {}) => {
    const shown = await write(operator, county, draft(change));
    await submit(operator, shown);
    await sign(signers.platformLead, shown.manuscript, 'platform', 'platformLead');
    await sign(signers.publicityLead, shown.manuscript, 'publicity', 'publicityLead');
    const last = board
      ? await signByBoard(as, county, shown.manuscript)
      : await sign(signers.leader, shown.manuscript, 'leader', 'leader');
    if (last.phase !== 'released') throw new Error(`not released: ${JSON.stringify(last)}`);
    return { manuscript: shown.manuscript, digest: brandId<Digest>(shown.digest ?? '') };
  };

  const begun: Desk['begun'] = async (change = {}) => {
    const { manuscript, digest } = await released(change);
    const body = { channel: change.channels?.[0]?.channel ?? channel, digest };
    const { publication } = await operator.call(contract.publish, { params: { manuscript }, body });
    return { manuscript, digest, publication: brandId<PublicationId>(publication) };
  };

  const read: Desk['read'] = (publication) =>
    operator.call(contract.readPublication, { params: { publication } });

  const after: Desk['after'] = async (seconds) => {
    harness.clock.advance(seconds * 1000);
    await harness.runJobs();
  };

  const settle: Desk['settle'] = async (publication) => {
    await harness.runJobs();
    for (let round = 0; round < 12; round += 1) {
      const shown = await read(publication);
      if (!['begun', 'accepted', 'takedownBegun'].includes(shown.status)) return shown;
      simulators.control.finishTasks();
      await after(60);
    }
    return read(publication);
  };

  return {
    harness,
    simulators,
    moods,
    channel,
    appId,
    operator,
    as,
    draft,
    released,
    begun,
    read,
    after,
    settle,
    account: () => simulators.control.account(appId),
    readings: async (publication) =>
      (await operator.call(contract.listVerifications, { params: { publication }, query: {} }))
        .items as unknown as readonly Reading[],
    published: async (change) => {
      const one = await begun(change);
      const shown = await settle(one.publication);
      if (shown.status !== 'done') throw new Error(`not published: ${JSON.stringify(shown)}`);
      return one;
    },
  };
}

function paragraph(text: string) {
  return { type: 'paragraph', content: [{ type: 'text', text }] };
}

/** Members of the editorial board sign until it is released. */
async function signByBoard(as: Desk['as'], county: string, manuscript: string) {
  for (const [office, copy] of [
    ['boardMember', 1],
    ['boardMember', 2],
    ['boardMember', 3],
    ['leaderInCharge', undefined],
  ] as const) {
    const seat = `board:${demonstrationPersonId(county, office, copy)}`;
    const shown = await sign(await as(county, office, copy), manuscript, 'board', seat);
    if (shown.phase === 'released') return shown;
  }
  throw new Error('the board did not release it');
}

/** A caller who logs in anew for each call: moving the clock by days ends every session. */
async function alwaysLoggedIn(harness: Harness, person: PersonId): Promise<Caller> {
  const first = await harness.login(person);
  return {
    ...first,
    send: async (...args) => (await harness.login(person)).send(...args),
    call: async (...args) => (await harness.login(person)).call(...args),
  };
}

/** A picture file that the person has brought. */
export async function picture(harness: Harness, { person }: Caller, color: string): Promise<Digest> {
  const bytes = await sharp({ create: { width: 32, height: 32, channels: 3, background: color } })
    .png()
    .toBuffer();
  const organization = organizationIn('wuhua');
  const kept = await keepFile(harness.context, bytes, { person, organization, name: 'picture.png' });
  return brandId<Digest>(kept.digest);
}

/** A second server process over the same database and data folder. */
export interface SecondServer extends Composed {
  /** Runs with its own tasks what is due now. */
  runJobs(): Promise<void>;
}

export async function secondServer(
  desk: Desk,
  options: PublishingOptions = {},
  log = createLog('silent'),
): Promise<SecondServer> {
  const { harness } = desk;
  const pool = openPool(harness.serverUrl, { size: 6 });
  const composed = await compose({
    pool,
    clock: harness.clock,
    log,
    dataFolder: harness.context.dataFolder,
    publicUrl: 'http://localhost',
    modules: modulesWith(options),
  });
  allowPlatformOrigin(composed.context, desk.simulators.urls.wechat);
  afterAll(async () => {
    await composed.app.close();
    await composed.context.db.destroy();
  });
  return { ...composed, runJobs: () => runDueJobs(pool, composed.tasks, log) };
}

/** Everything in a database as text, as a dump would show it. */
export async function dump(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')`,
    );
    const texts: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ text: string }>(`select t::text as text from ${name} t`);
      texts.push(...rows.map((row) => row.text));
    }
    return texts.join('\n');
  } finally {
    await client.end();
  }
}
