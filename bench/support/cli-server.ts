import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
// As `npm start` and `npx sanshen` run it.
// Plain JavaScript that runs before anything is installed, so it has no types.
// @ts-expect-error
import { nodeEnvironment, nodeFlags } from '../../scripts/prepare.mjs';

/** The server as `npm start` runs it: worker, demonstration and the platform's simulator in one process. */
export interface CliServer {
  readonly url: string;
  readonly pid: number;
  /** Seconds from the start of the process to the first answer to a request. */
  readonly secondsToFirstAnswer: number;
  stop(): Promise<void>;
}

/** Starts it on a data folder and waits for its first answer. Throws if it ends before. */
export async function startCliServer(folder: string): Promise<CliServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const main = join(import.meta.dirname, '../../packages/cli/src/main.ts');
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [...nodeFlags, main, 'serve', '--demo', '--data', folder, '--port', String(port)],
    {
      stdio: 'ignore',
      env: { ...nodeEnvironment, ...process.env, DATABASE_URL: undefined },
    },
  );
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error('the server ended before it answered');
    await pause(10);
  }
  const secondsToFirstAnswer = (performance.now() - started) / 1000;
  return { url, pid: child.pid ?? 0, secondsToFirstAnswer, stop: () => stop(child) };
}

function answers(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    (response) => response.ok,
    () => false,
  );
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
