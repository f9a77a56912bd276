import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { SuiteId } from '@sanshen/domain/ledger';
import type { Pool } from 'pg';
import { compose } from './compose.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { AppContext } from './platform/context.ts';
import { openPool, serverRole } from './platform/db/database.ts';
import { startEmbedded } from './platform/db/embedded.ts';
import { migrate } from './platform/db/migrate.ts';
import { forgetFreedMemory } from './platform/forget-memory.ts';
import { startWorker } from './platform/jobs/worker.ts';
import { createLog } from './platform/log.ts';

export interface ServerOptions {
  /** Folder for database and files; `.sanshen` below the working folder if absent. */
  readonly dataFolder?: string;
  /** Port to listen on, 0 for any; 7303 if absent. */
  readonly port?: number;
  /** Address to listen on; 127.0.0.1 if absent. */
  readonly host?: string;
  /** URL of a PostgreSQL of one's own; its login must be allowed to create tables and roles. Embedded if absent. */
  readonly databaseUrl?: string;
  readonly databaseReadUrl?: string;
  /** Address under which people reach the server, if it is not host and port. */
  readonly publicUrl?: string;
  /** The suite of a new ledger; one that exists keeps its own, and another one here is refused. */
  readonly ledgerSuite?: SuiteId;
  /**
   * Addresses of the proxies in front, separated by commas. Without them everybody behind a proxy has its address, and failed logins of
   * some slow down all.
   */
  readonly trustProxy?: string;
  readonly logLevel?: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  readonly clock?: Clock;
  /** False for a process that serves HTTP only. */
  readonly worker?: boolean;
  /** Told each step that takes long. */
  readonly onStep?: (step: StartStep) => void;
  /** Runs after the migrations and the modules' start, before the first request: the demonstration's filling. */
  readonly prepare?: (context: AppContext) => Promise<void>;
}

export type StartStep =
  | 'database.initialise'
  | 'database.start'
  | 'migrate'
  | 'compose'
  | 'prepare'
  | 'listen';

export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:7303`. */
  readonly url: string;
  readonly context: AppContext;
  /** URL of the database for its owner. */
  readonly ownerUrl: string;
  /** Stops taking requests, lets running ones and jobs finish, then closes the database. */
  close(): Promise<void>;
}

/** Starts the whole server: database, migrations, modules, HTTP and worker. Throws if any of them fails to start. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { composed, log, database, host, port, close } = await open(options);
  const { app, context, tasks, schedule } = composed;
  try {
    options.onStep?.('prepare');
    await options.prepare?.(context);
    options.onStep?.('listen');
    const url = await app.listen({ host, port });
    const workerPool =
      options.worker === false ? null : openPool(database.serverUrl, { size: 8, ...database.role });
    const worker = workerPool && (await startWorker({ pool: workerPool, tasks, schedule, log }));
    const stopWorker = async () => {
      await worker?.stop();
      await workerPool?.end();
    };
    return {
      url,
      context,
      ownerUrl: database.ownerUrl,
      close: async () => {
        await close(stopWorker);
        await database.stop();
      },
    };
  } catch (error) {
    await close();
    await database.leave();
    throw error;
  }
}

export interface OpenInstallation {
  readonly context: AppContext;
  /** Closes the database; an embedded one that ran before goes on. */
  close(): Promise<void>;
}

/** Opens database and modules for a command that works on an installation and ends: nothing listens, no job runs. */
export async function openInstallation(options: ServerOptions = {}): Promise<OpenInstallation> {
  const { composed, database, close } = await open(options);
  return {
    context: composed.context,
    close: async () => {
      await close();
      await database.leave();
    },
  };
}

async function open(options: ServerOptions) {
  forgetFreedMemory();
  const dataFolder = resolve(options.dataFolder ?? '.sanshen');
  await mkdir(dataFolder, { recursive: true });
  const database = await reachDatabase(options, dataFolder);
  const pools: Pool[] = [];
  const openOne = (url: string) => {
    const pool = openPool(url, { size: 20, ...database.role });
    pools.push(pool);
    return pool;
  };
  try {
    options.onStep?.('migrate');
    await migrate(database.ownerUrl);
    const host = options.host ?? '127.0.0.1';
    const port = options.port ?? 7303;
    options.onStep?.('compose');
    const log = createLog(options.logLevel ?? 'info');
    const composed = await compose({
      pool: openOne(database.serverUrl),
      ...(options.databaseReadUrl ? { readPool: openOne(options.databaseReadUrl) } : {}),
      clock: options.clock ?? systemClock,
      log,
      dataFolder,
      publicUrl: options.publicUrl ?? `http://${host}:${port}`,
      ...(options.ledgerSuite === undefined ? {} : { ledgerSuite: options.ledgerSuite }),
      ...(options.trustProxy === undefined ? {} : { trustProxy: options.trustProxy }),
    });
    const close = async (between?: () => Promise<void>) => {
      await composed.app.close();
      await between?.();
      for (const pool of pools) await pool.end();
    };
    return { composed, log, database, host, port, close };
  } catch (error) {
    for (const pool of pools) await pool.end();
    await database.leave();
    throw error;
  }
}

interface ReachedDatabase {
  readonly ownerUrl: string;
  readonly serverUrl: string;
  readonly role: { readonly role?: string };
  stop(): Promise<void>;
  /** Stops it only if it was started here: another server may work on it. */
  leave(): Promise<void>;
}

async function reachDatabase(options: ServerOptions, dataFolder: string): Promise<ReachedDatabase> {
  if (options.databaseUrl !== undefined) {
    const { databaseUrl } = options;
    return {
      ownerUrl: databaseUrl,
      serverUrl: databaseUrl,
      role: { role: serverRole },
      stop: async () => {},
      leave: async () => {},
    };
  }
  let started = false;
  const cluster = await startEmbedded({
    folder: join(dataFolder, 'postgres'),
    onStep: (step) => {
      started = true;
      options.onStep?.(`database.${step}`);
    },
  });
  return {
    ownerUrl: cluster.ownerUrl(),
    serverUrl: cluster.serverUrl(),
    role: {},
    stop: () => cluster.stop(),
    leave: async () => {
      if (started) await cluster.stop();
    },
  };
}
