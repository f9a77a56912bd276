import { readFile, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { startCliServer } from './support/cli-server.ts';
import { atMost, type BenchOptions, plain, type Table } from './support/figures.ts';
import { temporaryFolder } from './support/folder.ts';

/** Seconds of rest before the reading. */
const restSeconds = 20;

/**
 * Resident memory of the server at rest, as `npm start` runs it on a filled database, with its worker and the platform's simulator; the
 * database's own processes are not in it. Read from /proc, so on Linux only.
 */
export async function run({ quick, say }: BenchOptions): Promise<Table> {
  const folder = await temporaryFolder();
  try {
    say('memory: first start, which fills the demonstration …');
    const first = await startCliServer(folder);
    await pause(quick ? 2000 : restSeconds * 1000);
    const afterFilling = await resident(first.pid);
    await first.stop();
    say('memory: second start, then rest …');
    const server = await startCliServer(folder);
    await pause(quick ? 2000 : restSeconds * 1000);
    const atRest = await resident(server.pid);
    await server.stop();
    return {
      title: 'Resident memory of the server without the database',
      figures: [
        atMost('at rest', atRest, 200, 'MB', 0),
        plain('after the first start, which fills the demonstration', afterFilling, 'MB', 0),
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Resident megabytes (10⁶ bytes) of a process. */
async function resident(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kibibytes === undefined) throw new Error('no resident memory in /proc');
  return (Number(kibibytes) * 1024) / 1e6;
}
