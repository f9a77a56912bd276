import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { liftFreeze, orderFreeze } from '@sanshen/contract/emergency';
import { listPublications, publish } from '@sanshen/contract/publishing';
import { instant } from '@sanshen/domain/kernel';
import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import { startEmbedded } from '@sanshen/server/platform/db/embedded';
import { chanceOf, pause } from '../tests/faults/chance.ts';
import { killPostmaster } from '../tests/faults/processes.ts';
import {
  openScheduleWorld,
  playSchedule,
  release,
  type ScheduleWorld,
  scheduledTitle,
} from '../tests/faults/schedule.ts';
import { atMost, type BenchOptions, type Figure, median, plain, type Table } from './support/figures.ts';

/** Channels that one manuscript goes to; the publications are so many times the manuscripts. */
const channels = 100;

/**
 * Two server processes over one database, and a website that counts what it gets. First without disturbance: from a person's word to the platform's
 * acceptance, and how soon a freeze stops both. Then scheduled publications while either server, or PostgreSQL, is killed at random moments.
 */
export async function run({ quick, say, count }: BenchOptions): Promise<Table> {
  const folder = await mkdtemp(join(tmpdir(), 'sanshen-publishing-'));
  const postgres = { folder: join(folder, 'postgres') };
  const cluster = await startEmbedded(postgres);
  const killDatabase = async () => {
    await killPostmaster(cluster.folder);
    await startEmbedded(postgres);
  };
  const world = await openScheduleWorld({ folder, ownerUrl: cluster.ownerUrl(), channels, killDatabase });
  try {
    const accepted = await acceptance(world, quick ? 3 : 15);
    const freeze = await freezing(world, say);
    const manuscripts = Math.ceil((count ?? (quick ? 200 : 10_000)) / channels);
    const schedule = await scheduled(world, manuscripts, say);
    return {
      title: 'Publishing: two servers over one database',
      figures: [
        plain('from "publish" to the platform’s acceptance, median', median(accepted), 'ms', 0),
        atMost('freeze: last submission after the order was answered', freeze, 1000, 'ms', 0),
        ...schedule,
      ],
    };
  } finally {
    await world.close();
    await cluster.stop();
    await rm(cluster.folder, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from a person's word, after the last signature, until the platform has it, one at a time. */
async function acceptance(world: ScheduleWorld, samples: number): Promise<number[]> {
  const times: number[] = [];
  const [channel] = world.channels;
  for (let number = 0; number < samples; number += 1) {
    const { manuscript, digest } = await release(world, `接受时间${number}`, null, 1);
    const before = world.site.puts.size;
    const started = Date.now();
    await world.people.author.call(publish, {
      params: { manuscript },
      body: { channel: channel ?? '', digest },
    });
    while (world.site.puts.size === before) await pause(2);
    times.push([...world.site.puts.values()].at(-1)?.[0] ?? Date.now());
    times[number] = (times[number] ?? 0) - started;
  }
  return times;
}

/** Milliseconds by which the last submission came after the order was answered; 0 if none did. */
async function freezing(world: ScheduleWorld, say: (text: string) => void): Promise<number> {
  say('publishing: freezing in the middle of a hundred …');
  const { manuscript, digest } = await release(world, '封停试验', null);
  const before = world.site.puts.size;
  const begin = world.channels.map((channel) =>
    world.people.author.call(publish, { params: { manuscript }, body: { channel, digest } }),
  );
  while (world.site.puts.size < before + 5) await pause(2);
  const organization = demonstrationOrganizationId('wuhua');
  const ordered = await world.people.leader.call(orderFreeze, {
    params: { organization },
    body: { reason: '试验' },
  });
  const answered = Date.now();
  await Promise.all(begin);
  for (;;) {
    const { items } = await world.people.author.call(listPublications, { params: { manuscript } });
    if (items.every(({ status }) => status !== 'begun' && status !== 'accepted')) break;
    await pause(200);
  }
  const last = Math.max(...[...world.site.puts.values()].flat());
  const lift = { params: { freeze: ordered.freeze }, body: { reason: '试验结束' } };
  await world.people.leader.call(liftFreeze, lift);
  await world.people.mainLeader.call(liftFreeze, lift);
  return Math.max(0, last - answered);
}

async function scheduled(
  world: ScheduleWorld,
  manuscripts: number,
  say: (text: string) => void,
): Promise<Figure[]> {
  const expected = manuscripts * channels;
  say(`publishing: releasing ${manuscripts} manuscripts for ${channels} channels each …`);
  const due = new Date(Date.now() + 15_000 + manuscripts * 1500);
  for (let number = 0; number < manuscripts; number += 1) {
    await release(world, `${scheduledTitle}第${number}期`, instant(due.toISOString()));
  }
  await pause(Math.max(0, due.getTime() - Date.now()));
  const started = Date.now();
  const before = world.site.puts.size;
  const kills = Math.max(4, Math.round(expected / 250));
  const ends = await playSchedule(world, chanceOf(20_261_123), {
    expected,
    kills,
    seconds: 3600,
    say: (text) => say(`publishing: ${text}`),
  });
  const sent = [...world.site.puts.values()].slice(before).flat();
  const seconds = (Math.max(started + 1, ...sent.slice(-1)) - started) / 1000;
  for (const fault of ends.faults.slice(0, 10)) say(`publishing: FAULT ${fault}`);
  return [
    plain('scheduled publications', expected, '', 0),
    plain('kills of either server', ends.serverKills, '', 0),
    plain('kills of PostgreSQL', ends.databaseKills, '', 0),
    atMost('published more than once', ends.twice, 0, '', 0),
    atMost('without an end', ends.open, 0, '', 0),
    atMost('whose end contradicts the platform', ends.faults.length, 0, '', 0),
    plain('done', ends.done, '', 0),
    plain('rejected, with the reason', ends.rejected, '', 0),
    plain('handed over to a person, with the reason', ends.handedOver, '', 0),
    plain('publications a second, kills included', sent.length / seconds, '/s', 1),
  ];
}
