import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './folder.ts';
import type { Ready } from './server-child.ts';

/** A server with the demonstration, in a process of its own. */
export interface BenchServer extends Ready {
  readonly pid: number;
  /** Stops it and deletes its data. */
  stop(): Promise<void>;
}

/** Starts a server on a fresh temporary folder; SANSHEN_BENCH_NODE holds switches for its Node, such as a profiler's. */
export async function startBenchServer({ worker = true } = {}): Promise<BenchServer> {
  const folder = await temporaryFolder();
  const child = fork(
    join(import.meta.dirname, 'server-child.ts'),
    [folder, worker ? 'with-worker' : 'without-worker'],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: (process.env.SANSHEN_BENCH_NODE ?? '').split(' ').filter((word) => word !== ''),
    },
  );
  const ended = once(child, 'exit');
  const ready = await Promise.race([
    once(child, 'message').then(([message]) => message as Ready),
    ended.then(() => null),
  ]);
  if (ready === null || child.pid === undefined) throw new Error('the server did not start');
  return {
    ...ready,
    pid: child.pid,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
