import { readFile, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { startCliServer } from './support/cli-server.ts';
import { atMost, type BenchOptions, plain, type Table } from './support/figures.ts';
import { temporaryFolder } from './support/folder.ts';

/** At rest: this many seconds in which the process takes less than a fiftieth of a core, after its start-up has been given back. */
const restSeconds = 10;
const longestWaitSeconds = 180;

/**
 * Resident memory of the server at rest, as `npm start` runs it on a filled database, with its worker and the platform's simulator; the
 * database's own processes are not in it. Read from /proc, so on Linux only.
 */
export async function run({ quick, say }: BenchOptions): Promise<Table> {
  const folder = await temporaryFolder();
  try {
    say('memory: first start, which fills the demonstration …');
    const first = await startCliServer(folder);
    await pause(quick ? 2000 : 20_000);
    const afterFilling = await resident(first.pid);
    await first.stop();
    say('memory: second start, then rest …');
    const server = await startCliServer(folder);
    await (quick ? pause(2000) : untilRest(server.pid));
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

/** Waits until the work that a start leaves over (checks of the demonstration's texts and pictures) is done. Throws if it never ends. */
async function untilRest(pid: number): Promise<void> {
  await pause(20_000);
  for (let waited = 20; waited < longestWaitSeconds; waited += restSeconds) {
    const before = await processorSeconds(pid);
    await pause(restSeconds * 1000);
    if ((await processorSeconds(pid)) - before < restSeconds / 50) return;
  }
  throw new Error(`the server was still working after ${longestWaitSeconds} seconds`);
}

/** Processor time taken so far, of all threads. */
async function processorSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // After the name in parentheses; fields 14 and 15 of proc(5), in hundredths of a second.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Resident megabytes (10⁶ bytes) of a process. */
async function resident(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kibibytes === undefined) throw new Error('no resident memory in /proc');
  return (Number(kibibytes) * 1024) / 1e6;
}
