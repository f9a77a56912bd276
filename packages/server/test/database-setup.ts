import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/platform/db/migrate.ts';
import { startTemporary } from '../src/platform/db/temporary.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URLs with NAME in place of the database's name, and a folder that goes when the run ends. */
    cluster: { owner: string; server: string; folder: string };
  }
}

/** Name of the migrated database that every test file's database is a copy of. */
export const templateDatabase = 'template_sanshen';

/** Starts one PostgreSQL for the whole run, with a migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTemporary();
  const client = new pg.Client({ connectionString: cluster.ownerUrl('postgres') });
  await client.connect();
  await client.query(`create database ${templateDatabase}`);
  await client.end();
  await migrate(cluster.ownerUrl(templateDatabase));
  await keepJobsForTestClock(cluster.ownerUrl(templateDatabase));
  project.provide('cluster', {
    owner: cluster.ownerUrl('NAME'),
    server: cluster.serverUrl('NAME'),
    folder: cluster.folder,
  });
  return () => cluster.stop();
}

/**
 * The queue goes by the database's clock, tests by their own: a job for a stated time is put a thousand years off, from where
 * the harness fetches it when the test's clock has come there. A job for "at once" stays.
 */
async function keepJobsForTestClock(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    create function put_off() returns trigger language plpgsql as $$ begin
      if new.run_at <> now() and new.run_at < '2900-01-01' and current_setting('sanshen.fetching', true) is distinct from 'on' then
        new.run_at := new.run_at + interval '1000 years';
      end if;
      return new;
    end $$;
    create trigger put_off before insert or update of run_at on graphile_worker._private_jobs
      for each row execute function put_off()`);
  await client.end();
}
