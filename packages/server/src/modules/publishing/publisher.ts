import type { PublicationId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { Database } from '../../platform/db/database.ts';
import type { ConnectorSources } from './connector-ports.ts';

/** Places between two durable steps at which a process may die. */
export type CrashPoint = 'prepared' | 'submitStarted' | 'submitted';

/** What the jobs of publishing work with. */
export interface Publisher extends ConnectorSources {
  /** Called at each {@link CrashPoint}; a test that throws here stands for a process that ends here. */
  readonly atCrashPoint: (point: CrashPoint) => Promise<void>;
}

/**
 * Runs work on a publication while no other process does; gives false without running it when one does. The lock is the database
 * connection's, so it goes with the process that held it. It spares double work; what must not happen twice is guarded by rows.
 */
export async function alone(
  db: Database,
  publication: PublicationId,
  work: () => Promise<void>,
): Promise<boolean> {
  const name = `publication:${publication}`;
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ taken: boolean }>`
      select pg_try_advisory_lock(hashtextextended(${name}, 0)) as taken`.execute(connection);
    if (rows[0]?.taken !== true) return false;
    try {
      await work();
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${name}, 0))`.execute(connection);
    }
    return true;
  });
}
