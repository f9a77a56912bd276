import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from '@sanshen/server/platform/db/embedded';
import { chanceOf, pause } from './chance.ts';
import { caseUnderFire, closeWorld, fireOn, openWorld, worldFaults } from './world.ts';

// `node tests/faults/main.ts [--rounds N] [--seed S]`: so many cases with kills at random moments over one database; 1 on the first fault.
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' } },
});
const rounds = Number(values.rounds);
const seed = Number(values.seed);
if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) {
  console.error('usage: node tests/faults/main.ts [--rounds N] [--seed S]');
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), 'sanshen-faults-'));
const embedded = () => startEmbedded({ folder: join(folder, 'data/postgres') });
const chance = chanceOf(seed);
const world = await openWorld({
  folder,
  servers: 1,
  embeddedUrl: async () => (await embedded()).ownerUrl(),
  // Also while the database is made, migrated and filled.
  beforeStart: async (server) => {
    for (let cut = 0; cut < 6; cut += 1) {
      const started = server.start();
      await pause(chance.between(200, 2500));
      await server.kill();
      await started;
    }
  },
});
let faults = 0;
let kills = 0;
try {
  for (let round = 1; round <= rounds; round += 1) {
    const fire = fireOn(world, chance, 5);
    const outcome = await caseUnderFire(world, {
      title: `五华区志愿服务安排第${round}期`,
      fire,
      // Publishing takes some hundred milliseconds: preparation, submission, the platform's answer, its event.
      onPublish: () => fire.strike(chance.between(0, 900)),
    });
    kills += outcome.kills;
    faults += outcome.faults.length;
    const outages = [...outcome.outages].map(([code, times]) => `${code} ${times}`).join(', ');
    console.log(
      `${round}: ${outcome.end}${outcome.code === null ? '' : ` (${outcome.code})`}, killed ${outcome.kills} times, at most ${outcome.tries} tries${outages && `, ${outages}`}`,
    );
    for (const fault of outcome.faults) console.error(`   FAULT ${fault}`);
  }
  for (const fault of await worldFaults(world)) {
    faults += 1;
    console.error(`FAULT ${fault}`);
  }
  console.log(`${rounds} cases, ${kills} kills, ${faults} faults (seed ${seed})`);
} finally {
  await closeWorld(world);
  const cluster = await embedded();
  await cluster.stop();
  // For root it lies outside the folder, where PostgreSQL's user can reach it.
  await rm(cluster.folder, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = faults === 0 ? 0 : 1;
