import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@sanshen/contract/client';
import { freezeChannel, liftFreeze, orderFreeze } from '@sanshen/contract/emergency';
import { type FreezeReach, freezeReaches } from '@sanshen/domain/emergency';
import { type ChannelId, instant } from '@sanshen/domain/kernel';
import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import { startEmbedded } from '@sanshen/server/platform/db/embedded';
import pg from 'pg';
import { pause } from '../tests/faults/chance.ts';
import { openScheduleWorld, release, type ScheduleWorld, scheduledTitle } from '../tests/faults/schedule.ts';
import { type Askers, clientOf, openAskers, type Wish } from './freeze-askers.ts';
import { atMost, type BenchOptions, plain, quantile, type Table } from './support/figures.ts';

/** Channels that one manuscript goes to; the queued publications are so many times the manuscripts. */
const channels = 40;

/** Milliseconds after a freeze within which an act would still be seen, and for which work runs before the next one. */
const frozenFor = 1200;
const flowsFor = 300;

/** One freeze in the middle of the work. Times in milliseconds, all from sending the order. */
interface Trial {
  readonly reach: FreezeReach;
  readonly untilAnswer: number;
  /** The last submission that the website got from any server for what the freeze reaches; 0 if none came. */
  readonly lastSubmission: number;
  /** The last answer of any server that granted an interaction or a credential there; 0 if none came. */
  readonly lastGranted: number;
  /** Until every server had refused every kind of act; null where one had not within the time. */
  readonly allRefused: number | null;
}

/**
 * §9: two server processes over one database work through publications that fell due at once, while operators ask both of them for interactions and
 * credentials. A channel, the unit and, by the city, the whole subtree are frozen in turns in the middle of it. Measured is by how much anything that
 * the freeze reaches began after the answer to its order; what the website got and what the servers answered tells it, not the servers' own notes.
 */
export async function run({ quick, say, count }: BenchOptions): Promise<Table> {
  const folder = await mkdtemp(join(tmpdir(), 'sanshen-freeze-'));
  const cluster = await startEmbedded({ folder: join(folder, 'postgres') });
  const world = await openScheduleWorld({ folder, ownerUrl: cluster.ownerUrl(), channels });
  try {
    const urls = world.servers.map(({ url }) => url);
    const askers = await openAskers(urls, world.ownerUrl);
    const manuscripts = Math.ceil((count ?? (quick ? 400 : 10_000)) / channels);
    const queued = await queue(world, manuscripts, say);
    const trials = await freezeOften(world, askers, quick ? 6 : 99, say);
    return {
      title: 'Freeze: two servers over one database, in the middle of queued publications',
      figures: [
        plain('publications queued before the first freeze', queued, '', 0),
        plain('sent between the freezes', world.site.puts.size, '', 0),
        ...freezeReaches.flatMap((reach) => figuresOf(reach, trials)),
        ...figuresOf('all', trials),
      ],
    };
  } finally {
    await world.close();
    await cluster.stop();
    await rm(cluster.folder, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

function figuresOf(reach: FreezeReach | 'all', trials: readonly Trial[]) {
  const these = trials.filter((one) => reach === 'all' || one.reach === reach);
  if (these.length === 0) return [];
  const lastAct = these.map((one) => Math.max(one.lastSubmission, one.lastGranted));
  const after = these.map(({ untilAnswer }, index) => Math.max(0, (lastAct[index] ?? 0) - untilAnswer));
  const answers = these.map(({ untilAnswer }) => untilAnswer);
  const refused = these.map(({ allRefused }) => allRefused ?? Number.POSITIVE_INFINITY);
  return [
    plain(`${reach}: freezes`, these.length, '', 0),
    plain(`${reach}: answer → last act of any server, p50`, quantile(after, 0.5), 'ms', 0),
    atMost(`${reach}: answer → last act of any server, p99`, quantile(after, 0.99), 1000, 'ms', 0),
    plain(`${reach}: freezes with an act after their answer`, after.filter((ms) => ms > 0).length, '', 0),
    plain(`${reach}: order → last act, p50`, quantile(lastAct, 0.5), 'ms', 0),
    atMost(`${reach}: order → last act, p99`, quantile(lastAct, 0.99), 1000, 'ms', 0),
    plain(`${reach}: order → every server has refused every kind, p50`, quantile(refused, 0.5), 'ms', 0),
    plain(`${reach}: order → every server has refused every kind, p99`, quantile(refused, 0.99), 'ms', 0),
    plain(`${reach}: order → answer, p50`, quantile(answers, 0.5), 'ms', 0),
    plain(`${reach}: order → answer, p99`, quantile(answers, 0.99), 'ms', 0),
  ];
}

/** Releases manuscripts whose schedules fall due together, and waits for that moment. Gives how many jobs wait then. */
async function queue(
  world: ScheduleWorld,
  manuscripts: number,
  say: (text: string) => void,
): Promise<number> {
  say(`freeze: releasing ${manuscripts} manuscripts for ${channels} channels each …`);
  const started = Date.now();
  for (let number = 0; number < 4; number += 1) await release(world, `试发${number}`, null);
  const each = (Date.now() - started) / 4;
  const due = new Date(Date.now() + 20_000 + manuscripts * each * 2);
  for (let number = 0; number < manuscripts; number += 1) {
    await release(world, `${scheduledTitle}第${number}期`, instant(due.toISOString()));
  }
  if (Date.now() > due.getTime()) throw new Error('releasing took longer than was thought');
  const queued = await jobsWaiting(world.ownerUrl);
  say(`freeze: ${queued} jobs, due in ${Math.round((due.getTime() - Date.now()) / 1000)} s …`);
  await pause(Math.max(0, due.getTime() - Date.now()));
  while (world.site.puts.size === 0) await pause(10);
  return queued;
}

async function jobsWaiting(ownerUrl: string): Promise<number> {
  const sql = `select count(*)::int as jobs from graphile_worker.jobs where task_identifier like 'publishing.%'`;
  const [row] = await ask<{ jobs: number }>(ownerUrl, sql, []);
  return row?.jobs ?? 0;
}

async function ask<Row extends pg.QueryResultRow>(ownerUrl: string, sql: string, values: readonly unknown[]) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** Who orders a freeze, who lifts it with him, and what it reaches. */
interface Plan {
  readonly reach: FreezeReach;
  readonly leaders: readonly [Client, Client];
  readonly kinds: readonly Wish[];
}

async function freezeOften(
  world: ScheduleWorld,
  askers: Askers,
  most: number,
  say: (text: string) => void,
): Promise<readonly Trial[]> {
  const { people, servers, site } = world;
  const url = servers[0]?.url ?? '';
  const own = [people.leader, people.mainLeader] as const;
  const city = [
    await clientOf(url, 'kunming.deputysecretarypublicity'),
    await clientOf(url, 'kunming.mainleader'),
  ] as const;
  const plans: readonly Plan[] = [
    { reach: 'channel', leaders: own, kinds: ['interaction'] },
    { reach: 'unit', leaders: own, kinds: ['interaction', 'checkout'] },
    { reach: 'subtree', leaders: city, kinds: ['interaction', 'checkout'] },
  ];
  const trials: Trial[] = [];
  while (trials.length < most) {
    const before = site.puts.size;
    await flow(world, before);
    const plan = plans[trials.length % plans.length];
    // Nothing flows any more: what is measured from here on would be a freeze of nothing.
    if (site.puts.size === before || plan === undefined) break;
    trials.push(await freezeOnce(world, askers, plan));
    if (trials.length % 15 === 0) say(`freeze: ${trials.length} freezes, ${site.puts.size} sent`);
  }
  return trials;
}

/** Lets publishing go on until something arrives again, and a little longer. */
async function flow({ site }: ScheduleWorld, before: number): Promise<void> {
  const until = Date.now() + 20_000;
  while (site.puts.size === before && Date.now() < until) await pause(5);
  await pause(flowsFor * (0.5 + Math.random()));
}

async function freezeOnce(world: ScheduleWorld, askers: Askers, { reach, leaders, kinds }: Plan) {
  const channel = await nextChannel(world);
  const [orders, lifts] = leaders;
  const end = askers.begin(channel, kinds);
  await pause(flowsFor);
  const started = Date.now();
  const { freeze } = await order(orders, reach, channel);
  const answered = Date.now();
  await pause(frozenFor);
  const { lastGranted, allRefused } = await end();
  const lastSubmission = await lastOf(world, started, reach === 'channel' ? channel : null);
  const lift = { params: { freeze }, body: { reason: '试验结束' } };
  await orders.call(liftFreeze, lift);
  await lifts.call(liftFreeze, lift);
  return {
    reach,
    untilAnswer: answered - started,
    lastSubmission: Math.max(0, lastSubmission - started),
    lastGranted: Math.max(0, lastGranted - started),
    allRefused: allRefused === null ? null : allRefused - started,
  };
}

function order(by: Client, reach: FreezeReach, channel: ChannelId) {
  const body = { reason: '试验' };
  if (reach === 'channel') return by.call(freezeChannel, { params: { channel }, body });
  const organization = demonstrationOrganizationId(reach === 'unit' ? 'wuhua' : 'kunming');
  return by.call(orderFreeze, { params: { organization }, body: { ...body, reach } });
}

/** The channel that most of what is due next goes to: a freeze of another one would meet nothing in flight. */
async function nextChannel({ channels: all, ownerUrl, site }: ScheduleWorld): Promise<ChannelId> {
  const last = [...site.puts.keys()].at(-1) ?? '';
  const [row] = await ask<{ channel: ChannelId }>(
    ownerUrl,
    'select channel_id as channel from publication where publication_id = $1',
    [last],
  );
  const index = row === undefined ? 0 : all.indexOf(row.channel);
  const next = all[(index + 12) % all.length];
  if (next === undefined) throw new RangeError('no channels');
  return next;
}

/** When the website got its last submission after a moment, for one channel or for all; 0 if it got none. */
async function lastOf({ site, ownerUrl }: ScheduleWorld, after: number, channel: ChannelId | null) {
  const late = [...site.puts].filter(([, times]) => times.some((at) => at >= after));
  const rows = await ask<{ id: string }>(
    ownerUrl,
    `select publication_id as id from publication where publication_id = any($1) and ($2::text is null or channel_id = $2)`,
    [late.map(([id]) => id), channel],
  );
  const reached = new Set(rows.map(({ id }) => id));
  return Math.max(0, ...late.flatMap(([id, times]) => (reached.has(id) ? times : [])));
}
