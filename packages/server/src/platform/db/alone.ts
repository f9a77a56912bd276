import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * Runs work under a name while no other process does; gives false without running it when one does. The lock is the database connection's, so it goes
 * with the process that held it. It spares double work; what must not happen twice is guarded by rows.
 */
export async function alone(db: Database, name: string, work: () => Promise<void>): Promise<boolean> {
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
