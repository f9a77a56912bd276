import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { workerLogger } from '../jobs/worker-logger.ts';
import { openPool, serverRole } from './database.ts';

/** The folder with this server's migrations. */
export const migrationsFolder = join(import.meta.dirname, '../../../migrations');

/** Refusal to migrate: a migration that was already applied has changed or is missing. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
}

// One number for all processes, so that two that start at once migrate one after the other.
const migrationLock = 7_303_023;

/**
 * Brings a database up to date: every `*.sql` of the folder in the order of its names, each in a transaction of its own,
 * then the job queue's tables. `ownerUrl` must be allowed to create tables. Gives the names applied now.
 * Throws MigrationRefused if an applied file differs from what was applied.
 */
export async function migrate(
  ownerUrl: string,
  folder: string = migrationsFolder,
): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await ensureRole(client);
    await client.query(`create table if not exists migration (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
    const applied = await applyAll(client, folder);
    await migrateJobs(client, ownerUrl);
    return applied;
  } finally {
    await client.end();
  }
}

async function ensureRole(client: pg.Client): Promise<void> {
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${serverRole}') then create role ${serverRole}; end if;
    if not pg_has_role(current_user, '${serverRole}', 'SET') then execute format('grant ${serverRole} to %I', current_user); end if;
  end $$`);
  await client.query(`grant usage on schema public to ${serverRole}`);
}

async function applyAll(client: pg.Client, folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort();
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migration',
  );
  const done = new Map(rows.map((row) => [row.name, row.checksum]));
  for (const name of done.keys()) {
    if (!names.includes(name))
      throw new MigrationRefused(`${name} was applied here, but this version does not have it`);
  }
  const applied: string[] = [];
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8');
    const checksum = `sha256:${createHash('sha256').update(text).digest('hex')}`;
    const before = done.get(name);
    if (before === checksum) continue;
    if (before !== undefined) throw new MigrationRefused(`${name} has changed since it was applied`);
    await applyOne(client, name, text, checksum);
    applied.push(name);
  }
  return applied;
}

async function applyOne(client: pg.Client, name: string, text: string, checksum: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`migration ${name} failed: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

/** The queue's tables belong to the server's role, because the queue protects them by row security from everyone else. */
async function migrateJobs(client: pg.Client, ownerUrl: string): Promise<void> {
  const { rows } = await client.query<{ present: boolean; database: string }>(
    "select to_regclass('graphile_worker.migrations') is not null as present, current_database() as database",
  );
  const database = client.escapeIdentifier(rows[0]?.database ?? '');
  // Its set-up script says "create schema if not exists", for which the right to create is needed even if it exists.
  if (!rows[0]?.present) await client.query(`grant create on database ${database} to ${serverRole}`);
  const pool = openPool(ownerUrl, { size: 2, role: serverRole });
  try {
    await runMigrations({ pgPool: pool, logger: workerLogger(null) });
  } finally {
    await pool.end();
    if (!rows[0]?.present) await client.query(`revoke create on database ${database} from ${serverRole}`);
  }
}
