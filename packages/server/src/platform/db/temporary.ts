import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedCluster, startEmbedded } from './embedded.ts';

const prefix = 'sanshen-temporary-';

/**
 * A cluster in a temporary folder that is deleted when stopped; not durable. Clusters that a killed process left
 * behind are stopped and deleted first.
 */
export async function startTemporary(): Promise<EmbeddedCluster> {
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await writeFile(join(folder, 'starter'), String(process.pid));
  const cluster = await startEmbedded({ folder, fast: true });
  return {
    ...cluster,
    stop: async () => {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(tmpdir(), name);
    const starter = Number(await readFile(join(folder, 'starter'), 'utf8').catch(() => '0'));
    // 0: its starter has only just made the folder, or died in that moment; the next sweep of another day takes it.
    if (starter === 0 || isAlive(starter)) continue;
    const postmaster = await readFile(join(folder, 'data/postmaster.pid'), 'utf8').catch(() => '');
    const pid = Number(postmaster.split('\n')[0]);
    if (pid > 0 && isAlive(pid)) process.kill(pid, 'SIGQUIT');
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
