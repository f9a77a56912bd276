import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type RouteAnswer, type RouteCall, type RouteShape, routeUrl } from '@sanshen/contract/route';
import { type Instant, instant, type PersonId } from '@sanshen/domain/kernel';
import type { SuiteId } from '@sanshen/domain/ledger';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { afterAll, inject as provided } from 'vitest';
import { compose } from '../src/compose.ts';
import { openSession } from '../src/modules/sessions/public.ts';
import { SettableClock } from '../src/platform/clock.ts';
import type { App, AppContext, ServerModule } from '../src/platform/context.ts';
import { type Database, openPool } from '../src/platform/db/database.ts';
import type { Task } from '../src/platform/jobs/tasks.ts';
import { runDueJobs } from '../src/platform/jobs/worker.ts';
import { createLog } from '../src/platform/log.ts';
import { templateDatabase } from './database-setup.ts';

export interface HarnessOptions {
  /** The modules; all of the server's if absent. */
  readonly modules?: readonly ServerModule[];
  /** Time at which the clock stands first. */
  readonly now?: Instant;
  readonly ledgerSuite?: SuiteId;
}

/** A caller with a session. */
export interface Caller {
  readonly person: PersonId;
  readonly cookie: string;
  /**
   * Calls a route of the contract as this person. Commands get a fresh idempotency key unless `headers` has one.
   * Gives the raw answer.
   */
  send<R extends RouteShape>(
    route: R,
    call: RouteCall<R>,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
  /** Like `send`, and gives the body; throws unless the answer is a success. */
  call<R extends RouteShape>(
    route: R,
    call: RouteCall<R>,
    headers?: Record<string, string>,
  ): Promise<RouteAnswer<R>>;
}

export interface Harness {
  readonly app: App;
  readonly context: AppContext;
  readonly db: Database;
  readonly clock: SettableClock;
  /** URL of this database for its owner, for what the server may not do. */
  readonly ownerUrl: string;
  readonly serverUrl: string;
  /** A request without session. */
  inject(options: InjectOptions): Promise<LightMyRequestResponse>;
  /** A caller who is logged in as this person; no login row is needed. */
  login(person: PersonId): Promise<Caller>;
  /** Runs every job that is due by the harness's clock until none is left. Throws the first failure of a task, if any failed. */
  runJobs(): Promise<void>;
  close(): Promise<void>;
}

/** A server over a fresh migrated database, closed after the test file. Takes some 50 ms. */
export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  const urls = provided('cluster');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asOwner(urls.owner.replace('NAME', 'postgres'), (client) =>
    client.query(`create database ${name} template ${templateDatabase}`),
  );
  const serverUrl = urls.server.replace('NAME', name);
  const ownerUrl = urls.owner.replace('NAME', name);
  const pool = openPool(serverUrl, { size: 8 });
  const dataFolder = await mkdtemp(join(urls.folder, 'server-'));
  const clock = new SettableClock(options.now ?? instant('2026-11-23T01:00:00.000Z'));
  const log = createLog('silent');
  const { app, context, tasks } = await compose({
    pool,
    clock,
    log,
    dataFolder,
    publicUrl: 'http://localhost',
    ...(options.modules ? { modules: options.modules } : {}),
    ...(options.ledgerSuite ? { ledgerSuite: options.ledgerSuite } : {}),
  });

  const close = async (): Promise<void> => {
    await app.close();
    await context.db.destroy();
    await rm(dataFolder, { recursive: true, force: true });
    await asOwner(urls.owner.replace('NAME', 'postgres'), (client) =>
      client.query(`drop database if exists ${name} with (force)`),
    );
  };
  let closed: Promise<void> | undefined;
  const closeOnce = (): Promise<void> => {
    closed ??= close();
    return closed;
  };
  afterAll(closeOnce);

  return {
    app,
    context,
    db: context.db,
    clock,
    ownerUrl,
    serverUrl,
    inject: (request) => app.inject(request),
    login: async (person) => {
      const { token } = await openSession(context.db, clock, person);
      return caller(app, person, `sanshen_session=${token}`);
    },
    runJobs: async () => {
      const failures: unknown[] = [];
      const watched = Object.entries(tasks).map(([name, task]): [string, Task] => [
        name,
        (payload, run) =>
          task(payload, run).catch((error: unknown) => {
            failures.push(error);
            throw error;
          }),
      ]);
      do {
        await runDueJobs(pool, Object.fromEntries(watched), log);
      } while ((await fetchDueJobs(ownerUrl, clock.now())) > 0);
      if (failures.length > 0) throw failures[0];
    },
    close: closeOnce,
  };
}

/** See keepJobsForTestClock: brings the jobs whose time has come by the test's clock back, and counts them. */
function fetchDueJobs(url: string, now: Instant): Promise<number> {
  return asOwner(url, async (client) => {
    await client.query("set sanshen.fetching = 'on'");
    const moved = await client.query(
      `update graphile_worker._private_jobs set run_at = now()
       where run_at > '2900-01-01' and run_at - interval '1000 years' <= $1::timestamptz`,
      [now],
    );
    return moved.rowCount ?? 0;
  });
}

function caller(app: App, person: PersonId, cookie: string): Caller {
  const send: Caller['send'] = (route, call, headers = {}) => {
    const { body } = call as { body?: object };
    return app.inject({
      method: route.method,
      url: routeUrl(route, call),
      headers: {
        cookie,
        'x-sanshen-request': '1',
        ...(route.command ? { 'idempotency-key': randomBytes(16).toString('hex') } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body }),
    });
  };
  return {
    person,
    cookie,
    send,
    call: async (route, call, headers) => {
      const answer = await send(route, call, headers);
      if (answer.statusCode >= 300)
        throw new Error(`${route.id} answered ${answer.statusCode}: ${answer.body}`);
      // The server parsed its answer with the route's own schema; 204 has none.
      return (answer.statusCode === 204 ? undefined : answer.json()) as RouteAnswer<typeof route>;
    },
  };
}

/** Runs SQL on a connection of its own. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
