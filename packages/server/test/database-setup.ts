import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/platform/db/migrate.ts';
import { startTemporary } from '../src/platform/db/temporary.ts';

declare module 'vitest' {
  interface ProvidedContext {
    cluster: { owner: string; server: string };
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
  project.provide('cluster', { owner: cluster.ownerUrl('NAME'), server: cluster.serverUrl('NAME') });
  return () => cluster.stop();
}
