import { join } from 'node:path';
import type { SuiteId } from '@sanshen/domain/ledger';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Logger } from 'pino';
import { findSession } from './modules/sessions/public.ts';
import { modules } from './modules.ts';
import type { Clock } from './platform/clock.ts';
import type { App, AppContext, ServerModule } from './platform/context.ts';
import { openDatabase } from './platform/db/database.ts';
import { FileAccess } from './platform/files/file-access.ts';
import { openLocalFileStore } from './platform/files/local-file-store.ts';
import { buildApp } from './platform/http/app.ts';
import type { ScheduledTask, Tasks } from './platform/jobs/tasks.ts';
import { openVault } from './platform/vault.ts';

export interface ComposeOptions {
  readonly pool: pg.Pool;
  /** A replica's; absent if there is none. */
  readonly readPool?: pg.Pool;
  readonly clock: Clock;
  readonly log: Logger;
  readonly dataFolder: string;
  readonly publicUrl: string;
  readonly ledgerSuite?: SuiteId;
  /** Proxies whose word on the caller's address is taken, see {@link buildApp}; none if absent. */
  readonly trustProxy?: string;
  /** The modules; all of them if absent. */
  readonly modules?: readonly ServerModule[];
}

export interface Composed {
  readonly app: App;
  readonly context: AppContext;
  readonly tasks: Tasks;
  readonly schedule: readonly ScheduledTask[];
}

/** Puts the server together over an open pool of a migrated database; nothing listens and no worker runs yet. */
export async function compose(options: ComposeOptions): Promise<Composed> {
  const db = openDatabase(options.pool);
  const { clock, log } = options;
  const context: AppContext = {
    db,
    readDb: options.readPool === undefined ? db : openDatabase(options.readPool),
    connect: () => options.pool.connect(),
    clock,
    log,
    vault: await openVault(
      options.dataFolder,
      process.env.SANSHEN_MASTER_KEY,
      process.env.SANSHEN_MASTER_KEY_COMMAND,
    ),
    files: await openLocalFileStore(join(options.dataFolder, 'files')),
    fileAccess: new FileAccess(),
    authenticate: (token) => findSession(db, clock, token),
    dataFolder: options.dataFolder,
    publicUrl: options.publicUrl,
    ...(options.ledgerSuite === undefined ? {} : { ledgerSuite: options.ledgerSuite }),
  };
  const app = await buildApp({
    log,
    authenticate: context.authenticate,
    publicUrl: options.publicUrl,
    ...(options.trustProxy === undefined ? {} : { trustProxy: options.trustProxy }),
    health: async () => {
      await sql`select 1`.execute(db);
    },
  });
  const present = options.modules ?? modules;
  for (const module of present) module.routes?.(app, context);
  for (const module of present) await module.start?.(context);
  await app.ready();
  return {
    app,
    context,
    tasks: Object.assign({}, ...present.map((module) => module.tasks?.(context) ?? {})),
    schedule: present.flatMap((module) => module.schedule ?? []),
  };
}
