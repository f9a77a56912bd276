import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { standaloneSecrets } from '@sanshen/connectors/wechat/simulator';
import { pause } from './chance.ts';

const packages = join(import.meta.dirname, '../../packages');
const startsWithin = 60_000;

/** A process that can be killed like in a power cut and started again with the same words. */
export class KillableProcess {
  readonly url: string;
  /** How often it was killed. */
  kills = 0;
  readonly #args: readonly string[];
  readonly #readyPath: string;
  #child: ChildProcess | null = null;
  #said = '';

  constructor(url: string, args: readonly string[], readyPath: string) {
    this.url = url;
    this.#args = args;
    this.#readyPath = readyPath;
  }

  /** Starts it and waits until it answers. Throws with what it said when it ends before that, unless it was killed meanwhile. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [...this.#args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DATABASE_URL: undefined, SANSHEN_LOG: 'error' },
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#said = (this.#said + chunk.toString()).slice(-20_000);
      });
    }
    const deadline = Date.now() + startsWithin;
    while (!(await this.#answers())) {
      if (child.signalCode === 'SIGKILL') return;
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`did not start:\n${this.#said}`);
      await pause(30);
    }
  }

  /** Of the running process; 0 while none runs. */
  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** What it said last, for reports. */
  get said(): string {
    return this.#said;
  }

  async kill(): Promise<void> {
    this.kills += 1;
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #answers(): Promise<boolean> {
    return fetch(`${this.url}${this.#readyPath}`, { signal: AbortSignal.timeout(5000) }).then(
      (response) => response.status < 500,
      () => false,
    );
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

/** `sanshen serve --demo` over an embedded database, or over `database`; not started yet. */
export async function serverProcess(options: {
  readonly dataFolder: string;
  readonly simulator: string;
  readonly database?: string;
}): Promise<KillableProcess> {
  const port = await freePort();
  const database = options.database === undefined ? [] : ['--database', options.database];
  const args = ['serve', '--demo', '--data', options.dataFolder, '--port', String(port), ...database];
  const main = join(packages, 'cli/src/main.ts');
  return new KillableProcess(
    `http://127.0.0.1:${port}`,
    [main, ...args, '--simulator', options.simulator],
    '/healthz',
  );
}

/** The WeChat simulator as a process of its own, for these accounts; not started yet. */
export async function simulatorProcess(options: {
  readonly port: number;
  readonly appIds: readonly string[];
  readonly stateFile?: string;
  /** Where events go; `{appId}` stands for the account. */
  readonly callback?: string;
}): Promise<KillableProcess> {
  const { appSecret, encodingAesKey } = standaloneSecrets;
  const args = [
    join(packages, 'connectors/src/wechat/simulator/main.ts'),
    ...['--port', String(options.port), '--publish-seconds', '0.3', '--time-factor', '1'],
    ...options.appIds.flatMap((appId) => ['--account', `${appId}:${appSecret}`]),
    ...(options.stateFile === undefined ? [] : ['--state', options.stateFile]),
    ...(options.callback === undefined ? [] : ['--callback', options.callback, '--aes-key', encodingAesKey]),
  ];
  return new KillableProcess(`http://127.0.0.1:${options.port}`, args, '/s/none');
}

/** Ends the PostgreSQL of an embedded cluster's folder as a power cut would. */
export async function killPostmaster(cluster: string): Promise<void> {
  process.kill(await postmasterOf(cluster), 'SIGKILL');
}

/** Process id of the PostgreSQL of an embedded cluster's folder. */
export async function postmasterOf(cluster: string): Promise<number> {
  const lines = await readFile(join(cluster, 'data/postmaster.pid'), 'utf8');
  return Number(lines.split('\n')[0]);
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
