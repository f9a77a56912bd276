import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@sanshen/contract/client';
import { liftFreeze, orderFreeze, readFreezes } from '@sanshen/contract/emergency';
import { logIn } from '@sanshen/contract/session';
import { instant } from '@sanshen/domain/kernel';
import { demonstrationOrganizationId, demonstrationPassword } from '@sanshen/server/demonstration/index';
import { startEmbedded } from '@sanshen/server/platform/db/embedded';
import { liveChannel } from '@sanshen/server/platform/db/round-trips';
import pg from 'pg';
import { pause } from '../tests/faults/chance.ts';
import { openScheduleWorld, release, type ScheduleWorld, scheduledTitle } from '../tests/faults/schedule.ts';
import { atMost, type BenchOptions, median, plain, quantile, type Table } from './support/figures.ts';

/** Channels that one manuscript goes to; the queued publications are so many times the manuscripts. */
const channels = 100;
const organization = demonstrationOrganizationId('wuhua');

/** Milliseconds after a freeze within which a submission would still be seen, and for which publishing runs before the next one. */
const frozenFor = 1200;
const flowsFor = 400;

/** One freeze in the middle of the work. Times in milliseconds. */
interface Trial {
  /** From sending the order to its commit, and to its answer. */
  readonly untilCommit: number;
  readonly untilAnswer: number;
  /** By how much the last submission of any process came after the commit; 0 if none did. */
  readonly lastAfterCommit: number;
  /** From the commit until each server had said that it is frozen. */
  readonly untilEachRefuses: number;
}

/**
 * §9: two server processes over one database work through publications that fell due at once; a leader freezes the unit again and again in the middle of it.
 * Measured is from the commit, which the database tells by its notification, to the last submission that the website has got from either process.
 */
export async function run({ quick, say, count }: BenchOptions): Promise<Table> {
  const folder = await mkdtemp(join(tmpdir(), 'sanshen-freeze-'));
  const cluster = await startEmbedded({ folder: join(folder, 'postgres') });
  const world = await openScheduleWorld({ folder, ownerUrl: cluster.ownerUrl(), channels });
  try {
    const manuscripts = Math.ceil((count ?? (quick ? 300 : 10_000)) / channels);
    const queued = await queue(world, manuscripts, say);
    const trials = await freezeOften(world, quick ? 5 : 100, say);
    const of = (pick: (trial: Trial) => number) => trials.map(pick);
    const last = of(({ lastAfterCommit }) => lastAfterCommit);
    const each = of(({ untilEachRefuses }) => untilEachRefuses);
    const commit = of(({ untilCommit }) => untilCommit);
    const whole = trials.map((one) => one.untilCommit + one.lastAfterCommit);
    return {
      title: 'Freeze: two servers over one database, in the middle of queued publications',
      figures: [
        plain('publications queued when the first freeze was ordered', queued, '', 0),
        plain('freezes', trials.length, '', 0),
        plain('sent between the freezes', world.site.puts.size, '', 0),
        atMost('commit → last submission of any process, p99', quantile(last, 0.99), 1000, 'ms', 0),
        plain('commit → last submission of any process, median', median(last), 'ms', 0),
        plain('freezes after which something still arrived', last.filter((ms) => ms > 0).length, '', 0),
        atMost('commit → every process refuses, p99', quantile(each, 0.99), 1000, 'ms', 0),
        plain('order → commit, median', median(commit), 'ms', 0),
        plain('order → commit, p99', quantile(commit, 0.99), 'ms', 0),
        atMost('order → last submission of any process, p99', quantile(whole, 0.99), 1000, 'ms', 0),
        plain(
          'order → answer, p99',
          quantile(
            of(({ untilAnswer }) => untilAnswer),
            0.99,
          ),
          'ms',
          0,
        ),
      ],
    };
  } finally {
    await world.close();
    await cluster.stop();
    await rm(cluster.folder, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

/** Releases manuscripts whose schedules fall due together, and waits for that moment. Gives how many jobs wait then. */
async function queue(
  world: ScheduleWorld,
  manuscripts: number,
  say: (text: string) => void,
): Promise<number> {
  say(`freeze: releasing ${manuscripts} manuscripts for ${channels} channels each …`);
  const due = new Date(Date.now() + 15_000 + manuscripts * 2500);
  for (let number = 0; number < manuscripts; number += 1) {
    await release(world, `${scheduledTitle}第${number}期`, instant(due.toISOString()));
  }
  say(`freeze: waiting ${Math.round((due.getTime() - Date.now()) / 1000)} s until they are due …`);
  await pause(Math.max(0, due.getTime() - Date.now()));
  while (world.site.puts.size === 0) await pause(10);
  const client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ jobs: number }>(
      `select count(*)::int as jobs from graphile_worker.jobs where task_identifier like 'publishing.%'`,
    );
    return rows[0]?.jobs ?? 0;
  } finally {
    await client.end();
  }
}

async function freezeOften(
  world: ScheduleWorld,
  most: number,
  say: (text: string) => void,
): Promise<readonly Trial[]> {
  const listener = new pg.Client({ connectionString: world.ownerUrl });
  await listener.connect();
  let commits: number[] = [];
  listener.on('notification', ({ payload = '' }) => {
    if (payload.includes(organization)) commits.push(Date.now());
  });
  await listener.query(`listen ${listener.escapeIdentifier(liveChannel)}`);
  const watchers: Client[] = [];
  for (const { url } of world.servers) watchers.push(await clientOf(url));
  const trials: Trial[] = [];
  try {
    while (trials.length < most) {
      const before = world.site.puts.size;
      await flow(world, before);
      // Nothing flows any more: what is measured from here on would be a freeze of nothing.
      if (world.site.puts.size === before) break;
      commits = [];
      trials.push(await freezeOnce(world, watchers, () => commits));
      if (trials.length % 20 === 0) say(`freeze: ${trials.length} freezes, ${world.site.puts.size} sent`);
    }
  } finally {
    await listener.end();
  }
  return trials;
}

async function clientOf(url: string): Promise<Client> {
  const client = createClient(url);
  await client.call(logIn, { body: { name: 'wuhua.publicitylead', password: demonstrationPassword } });
  return client;
}

/** Lets publishing go on until something arrives again, and a little longer. */
async function flow({ site }: ScheduleWorld, before: number): Promise<void> {
  const until = Date.now() + 20_000;
  while (site.puts.size === before && Date.now() < until) await pause(5);
  await pause(flowsFor * (0.5 + Math.random()));
}

async function freezeOnce(
  { people, site }: ScheduleWorld,
  watchers: readonly Client[],
  commits: () => readonly number[],
): Promise<Trial> {
  const started = Date.now();
  const refusals = watchers.map(async (watcher) => {
    while (!(await watcher.call(readFreezes, { params: { organization } })).frozen) await pause(2);
    return Date.now();
  });
  const { freeze } = await people.leader.call(orderFreeze, {
    params: { organization },
    body: { reason: '试验' },
  });
  const answered = Date.now();
  const refused = Math.max(...(await Promise.all(refusals)));
  // Announced with the commit; the order's own comes last before the answer.
  const committed =
    commits()
      .filter((at) => at <= answered)
      .at(-1) ?? answered;
  await pause(frozenFor);
  const last = Math.max(0, ...[...site.puts.values()].flat());
  const lift = { params: { freeze }, body: { reason: '试验结束' } };
  await people.leader.call(liftFreeze, lift);
  await people.mainLeader.call(liftFreeze, lift);
  return {
    untilCommit: committed - started,
    untilAnswer: answered - started,
    lastAfterCommit: Math.max(0, last - committed),
    untilEachRefuses: Math.max(0, refused - committed),
  };
}
