import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '@sanshen/domain/kernel';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { chanceOf } from './chance.ts';
import { openScheduleWorld, playSchedule, release, scheduledTitle } from './schedule.ts';

const seed = Number(process.env.SANSHEN_FAULT_SEED ?? Date.now() % 1_000_000);

/** An empty database of its own on the run's cluster. */
async function freshDatabase(): Promise<string> {
  const { owner } = inject('cluster');
  const name = `schedule_${crypto.randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: owner.replace('NAME', 'postgres') });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return owner.replace('NAME', name);
}

test('complaint 10: two servers, scheduled publications and kills: each goes out at most once and comes to a named end', {
  timeout: 180_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sanshen-schedule-'));
  const world = await openScheduleWorld({ folder, ownerUrl: await freshDatabase(), channels: 4 });
  try {
    for (let number = 0; number < 2; number += 1) {
      await release(
        world,
        `${scheduledTitle}第${number}期`,
        instant(new Date(Date.now() + 8_000).toISOString()),
      );
    }
    const ends = await playSchedule(world, chanceOf(seed), { expected: 8, kills: 1, seconds: 120 });
    expect(ends.faults, `seed ${seed}`).toEqual([]);
    expect(ends.twice, `seed ${seed}`).toBe(0);
    expect(ends, `seed ${seed}`).toMatchObject({ total: 8, open: 0, serverKills: 1 });
    expect(ends.done + ends.rejected + ends.handedOver).toBe(8);
    expect(ends.done).toBeGreaterThan(0);
  } finally {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  }
});
