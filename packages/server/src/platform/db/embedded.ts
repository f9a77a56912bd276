import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { type Binaries, canReach, findBinaries, type RunAs, unprivilegedUser } from './binaries.ts';
import { serverRole } from './database.ts';

const run = promisify(execFile);

export interface EmbeddedOptions {
  /** Folder of the cluster; made if absent. */
  readonly folder: string;
  /** True for tests only: gives up durability for speed. */
  readonly fast?: boolean;
  /** Told each step that takes long. */
  readonly onStep?: (step: 'initialise' | 'start') => void;
}

export interface EmbeddedCluster {
  /** Where it really lies: elsewhere than asked for, if PostgreSQL's user cannot reach that. */
  readonly folder: string;
  /** URL of a database for the owner, who migrates. */
  ownerUrl(database?: string): string;
  /** URL of a database for the server's role. */
  serverUrl(database?: string): string;
  /** Stops the database server; open connections are cut. */
  stop(): Promise<void>;
}

/** What is kept beside the cluster between starts. */
interface Kept {
  readonly port: number;
  readonly ownerPassword: string;
  readonly serverPassword: string;
}

const owner = 'sanshen_owner';

/**
 * Starts the embedded PostgreSQL on a folder and gives its addresses. A cluster that still runs (its starter was killed)
 * is used as it is; a stale lock file of a killed one is no obstacle. It listens on 127.0.0.1 only, on a port that is
 * chosen once and kept while it is free.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedCluster> {
  const user = unprivilegedUser();
  const folder = await reachableFolder(resolve(options.folder), user);
  const binaries = findBinaries(user, join(folder, 'programs'));
  const data = join(folder, 'data');
  let kept = await readKept(folder);
  if (kept === null || !existsSync(join(data, 'PG_VERSION'))) {
    options.onStep?.('initialise');
    kept = await initialise(folder, data, binaries, user);
  }
  const running = await answers(kept);
  if (!running) {
    options.onStep?.('start');
    kept = await start(folder, data, binaries, user, kept, options.fast ?? false);
  }
  await ensureServerRole(kept);
  return cluster(folder, kept, () => runAs(user, binaries.pgCtl, ['stop', '-D', data, '-m', 'fast', '-w']));
}

function cluster(folder: string, kept: Kept, stop: () => Promise<void>): EmbeddedCluster {
  return {
    folder,
    ownerUrl: (database = 'sanshen') => url(kept.port, owner, kept.ownerPassword, database),
    serverUrl: (database = 'sanshen') => url(kept.port, serverRole, kept.serverPassword, database),
    stop,
  };
}

function url(port: number, name: string, password: string, database: string): string {
  return `postgres://${name}:${password}@127.0.0.1:${port}/${database}`;
}

/** The folder itself, or one of the same name below /var/lib/sanshen where PostgreSQL's user cannot reach it. */
async function reachableFolder(folder: string, user: RunAs | null): Promise<string> {
  await mkdir(folder, { recursive: true });
  if (user === null) return folder;
  await chown(folder, user.uid, user.gid);
  if (canReach(user, folder)) return folder;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const elsewhere = join('/var/lib/sanshen', name);
  await mkdir(elsewhere, { recursive: true });
  await chown(elsewhere, user.uid, user.gid);
  return elsewhere;
}

async function readKept(folder: string): Promise<Kept | null> {
  try {
    // Written below by this file only.
    return JSON.parse(await readFile(join(folder, 'cluster.json'), 'utf8')) as Kept;
  } catch {
    return null;
  }
}

async function keep(folder: string, kept: Kept): Promise<void> {
  const path = join(folder, 'cluster.json');
  await writeFile(`${path}.new`, JSON.stringify(kept), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

async function initialise(
  folder: string,
  data: string,
  binaries: Binaries,
  user: RunAs | null,
): Promise<Kept> {
  // Whatever lies here without the marks of a finished initialisation was left by one that was cut off.
  await rm(data, { recursive: true, force: true });
  const kept: Kept = {
    port: await freePort(),
    ownerPassword: randomBytes(24).toString('hex'),
    serverPassword: randomBytes(24).toString('hex'),
  };
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, kept.ownerPassword, { mode: 0o600 });
  if (user !== null) await chown(passwordFile, user.uid, user.gid);
  const made = `${data}.new`;
  await rm(made, { recursive: true, force: true });
  try {
    await runAs(user, binaries.initdb, [
      `--pgdata=${made}`,
      `--username=${owner}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      '--no-sync',
    ]);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await keep(folder, kept);
  await rename(made, data);
  return kept;
}

async function start(
  folder: string,
  data: string,
  binaries: Binaries,
  user: RunAs | null,
  kept: Kept,
  fast: boolean,
): Promise<Kept> {
  let current = kept;
  if (!(await portIsFree(kept.port))) {
    current = { ...kept, port: await freePort() };
    await keep(folder, current);
  }
  const settings: Record<string, string> = {
    port: String(current.port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A few hundred megabytes of projections stay in memory on the smallest machine that serves a city.
    shared_buffers: fast ? '32MB' : '256MB',
    ...(fast
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }
      : { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }),
  };
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  const log = join(folder, 'postgres.log');
  if (!existsSync(log)) await writeFile(log, '');
  if (user !== null) await chown(log, user.uid, user.gid);
  const args = ['start', '-D', data, '-l', log, '-w', '-t', '60', '-o', flags.join(' ')];
  for (let attempt = 1; ; attempt += 1) {
    await disownLock(join(data, 'postmaster.pid'));
    try {
      await runAs(user, binaries.pgCtl, args);
      return current;
    } catch (cause) {
      // Processes of a killed server may take a moment to end, and hold its memory until then.
      if (attempt === startAttempts) {
        throw new Error(`the embedded PostgreSQL does not start; see ${log}`, { cause });
      }
      await new Promise((done) => setTimeout(done, 500));
    }
  }
}

const startAttempts = 10;
/** Beyond the greatest number of a process on any system that has /proc. */
const nobodysPid = 2_000_000_000;

/**
 * PostgreSQL believes a lock file if any process has its number: a zombie that nobody buries, or a stranger after a restart of
 * a container. Where the process is none of PostgreSQL's, the number is replaced by one that nobody has; the rest of the file
 * stays, by which PostgreSQL checks that no process of the old server still holds its memory.
 */
async function disownLock(path: string): Promise<void> {
  const [pid, ...rest] = (await readFile(path, 'utf8').catch(() => '')).split('\n');
  if (!pid || !existsSync('/proc/self')) return;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (!command.includes('postgres')) await writeFile(path, [nobodysPid, ...rest].join('\n'));
}

async function runAs(user: RunAs | null, program: string, args: readonly string[]): Promise<void> {
  // The package's libraries are found beside the programs; messages stay in one language for the log.
  await run(program, args, {
    ...(user ?? {}),
    cwd: '/',
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' },
  });
}

/** True if this very cluster answers on its port, told from a stranger by the password. */
async function answers(kept: Kept): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url(kept.port, owner, kept.ownerPassword, 'postgres'),
    connectionTimeoutMillis: 3000,
  });
  try {
    await client.connect();
    return true;
  } catch (error) {
    // While it recovers after a crash it refuses with 57P03; pg_ctl would find it running, so wait for it here.
    if (error instanceof pg.DatabaseError && error.code === '57P03') {
      await new Promise((done) => setTimeout(done, 200));
      return answers(kept);
    }
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function ensureServerRole(kept: Kept): Promise<void> {
  const client = new pg.Client({ connectionString: url(kept.port, owner, kept.ownerPassword, 'postgres') });
  await client.connect();
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1 and rolcanlogin', [
      serverRole,
    ]);
    if (role.rowCount === 0) {
      await client.query(
        `do $$ begin create role ${serverRole}; exception when duplicate_object then null; end $$`,
      );
      await client.query(`alter role ${serverRole} login password '${kept.serverPassword}'`);
    }
    const database = await client.query("select 1 from pg_database where datname = 'sanshen'");
    if (database.rowCount === 0) await client.query('create database sanshen');
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}

function portIsFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
}
