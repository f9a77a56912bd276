import { Kysely, type Transaction as KyselyTransaction } from 'kysely';
import pg from 'pg';
import { PreparingClient } from './preparing-client.ts';
import { FewTripsDialect } from './round-trips.ts';
import type { Tables } from './tables.gen.ts';
import { valueTypes } from './value-types.ts';

/** The database as modules see it: Kysely over the generated tables. */
export type Database = Kysely<Tables>;
/** An open transaction; give it to every function that must be part of it. */
export type Transaction = KyselyTransaction<Tables>;

/** Role that the server works as; migrations grant it what it may do. */
export const serverRole = 'sanshen_app';

export interface PoolOptions {
  /** Connections at most; 10 if absent. */
  readonly size?: number;
  /** Role to take on after connecting; absent if the login itself is the role. */
  readonly role?: string;
  /** Milliseconds after which the database ends a statement; 30 s if absent. */
  readonly statementTimeout?: number;
}

/** A pool of connections to `url` (a PostgreSQL URL). Time stamps are read as Instant, counts as number. */
export function openPool(url: string, options: PoolOptions = {}): pg.Pool {
  const settings = [
    '-c TimeZone=UTC',
    '-c default_transaction_isolation=read\\ committed',
    `-c statement_timeout=${options.statementTimeout ?? 30_000}`,
    '-c idle_in_transaction_session_timeout=60000',
    // Solid-state disks and memory: by the default, made for disks that turn, whole tables are read for ten rows.
    '-c random_page_cost=1.1',
    ...(options.role === undefined ? [] : [`-c role=${options.role}`]),
  ];
  const pool = new pg.Pool({
    connectionString: url,
    max: options.size ?? 10,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    options: settings.join(' '),
    types: valueTypes,
    Client: PreparingClient,
    // Statements that are given at once are sent at once; see round-trips.ts.
    pipeline: true,
  });
  // A connection that breaks is replaced by the pool; without listeners it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Kysely over a pool; destroying it ends the pool. */
export function openDatabase(pool: pg.Pool): Database {
  return new Kysely<Tables>({ dialect: new FewTripsDialect({ pool }) });
}

/** JSON text for a json or jsonb column, whose insert type is string because pg would turn arrays into SQL arrays. */
export function toJson(value: unknown): string {
  return JSON.stringify(value);
}
