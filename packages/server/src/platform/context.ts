import type { SuiteId } from '@sanshen/domain/ledger';
import type { FastifyInstance } from 'fastify';
import type { PoolClient } from 'pg';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Database } from './db/database.ts';
import type { FileAccess } from './files/file-access.ts';
import type { FileStore } from './files/file-store.ts';
import type { Session } from './http/session.ts';
import type { ScheduledTask, Tasks } from './jobs/tasks.ts';
import type { Vault } from './vault.ts';

/** A connection to the database that is used for one thing only and given back at its end; with `true` it is closed. */
export type ListeningConnection = Pick<PoolClient, 'on' | 'query' | 'release'>;

/** What every module stands on. */
export interface AppContext {
  readonly db: Database;
  /** A replica where one is configured, else the same database; may lag, so never read it to decide. */
  readonly readDb: Database;
  /** A connection of one's own, for LISTEN. */
  readonly connect: () => Promise<ListeningConnection>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Seals small secrets with the installation's key. */
  readonly vault: Vault;
  readonly files: FileStore;
  readonly fileAccess: FileAccess;
  /** The session of a token, null if there is none in force. */
  readonly authenticate: (token: string) => Promise<Session | null>;
  /** Folder for what the server keeps outside the database. */
  readonly dataFolder: string;
  /** Address under which people reach this server, without a slash at its end. */
  readonly publicUrl: string;
  /** The suite that a new ledger is to have; a ledger that exists must have it. Absent: whatever it has, Ed25519 for a new one. */
  readonly ledgerSuite?: SuiteId;
}

export type App = FastifyInstance;

/** A capability of the server, exported by the module's `public.ts` as `<capability>Module`. */
export interface ServerModule {
  readonly name: string;
  routes?(app: App, context: AppContext): void;
  tasks?(context: AppContext): Tasks;
  /** Tasks that run by the calendar. */
  schedule?: readonly ScheduledTask[];
  /** Runs once after the migrations and before the first request. */
  start?(context: AppContext): Promise<void>;
}
