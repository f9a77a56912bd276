import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openApiText } from '@sanshen/contract/openapi';
import { allRoutes } from '@sanshen/contract/routes';
import { sql } from 'kysely';
import type pg from 'pg';
import { expect, test } from 'vitest';
import { findBinaries } from '../src/platform/db/binaries.ts';
import { openDatabase, openPool, serverRole } from '../src/platform/db/database.ts';
import { startEmbedded } from '../src/platform/db/embedded.ts';
import { generateTables } from '../src/platform/db/generate-tables.ts';
import { MigrationRefused, migrate, migrationsFolder } from '../src/platform/db/migrate.ts';
import { instantFromPostgres } from '../src/platform/db/value-types.ts';
import { asOwner, startHarness } from './harness.ts';

const harness = await startHarness();

test('tables.gen.ts is what the migrations make; run "npm run generate"', async () => {
  const checkedIn = await readFile(join(migrationsFolder, '../src/platform/db/tables.gen.ts'), 'utf8');
  expect(await generateTables(harness.ownerUrl)).toBe(checkedIn);
});

test('openapi.gen.json is what the contract says; run "npm run generate"', async () => {
  const checkedIn = await readFile(join(migrationsFolder, '../../contract/openapi.gen.json'), 'utf8');
  // As a boolean: a difference of thousands of lines helps nobody.
  expect(openApiText(allRoutes) === checkedIn).toBe(true);
});

test('every route of the contract is served', () => {
  const missing = allRoutes.filter(
    (route) => !harness.app.hasRoute({ method: route.method, url: route.path }),
  );
  expect(missing.map((route) => route.id)).toEqual([]);
});

test('a migration that changed after it was applied, or is missing, is refused, and a failing one leaves nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sanshen-migrations-'));
  await asOwner(harness.ownerUrl, (client) => client.query('create database migrating'));
  const url = new URL(harness.ownerUrl);
  url.pathname = '/migrating';
  await writeFile(join(folder, '0001_first.sql'), 'create table first (a int);');
  expect(await migrate(url.href, folder)).toEqual(['0001_first.sql']);
  expect(await migrate(url.href, folder)).toEqual([]);
  await writeFile(join(folder, '0002_second.sql'), 'create table second (a int); select 1/0;');
  await expect(migrate(url.href, folder)).rejects.toThrow(/0002_second.sql failed: division by zero/);
  const second = await asOwner(url.href, (client) => client.query("select to_regclass('second') as table"));
  expect(second.rows[0]).toEqual({ table: null });
  await rm(join(folder, '0002_second.sql'));
  await writeFile(join(folder, '0001_first.sql'), 'create table first (b int);');
  await expect(migrate(url.href, folder)).rejects.toThrow(MigrationRefused);
  await rm(join(folder, '0001_first.sql'));
  await expect(migrate(url.href, folder)).rejects.toThrow(/does not have it/);
  await asOwner(harness.ownerUrl, (client) => client.query('drop database migrating'));
  await rm(folder, { recursive: true });
});

test('two that migrate at once apply each migration once', async () => {
  await asOwner(harness.ownerUrl, (client) => client.query('create database at_once'));
  const url = new URL(harness.ownerUrl);
  url.pathname = '/at_once';
  const [one, two] = await Promise.all([migrate(url.href), migrate(url.href)]);
  expect([one.length, two.length].sort()[0]).toBe(0);
  await asOwner(harness.ownerUrl, (client) => client.query('drop database at_once'));
});

test('the server’s role has only what migrations grant: files and migrations cannot be rewritten, nor tables made', async () => {
  const refused = (text: string) =>
    expect(sql.raw(text).execute(harness.db)).rejects.toThrow(/permission denied|must be owner/);
  await refused("update file set media_type = 'text/html'");
  await refused('delete from file');
  await refused('delete from migration');
  await refused('create table mine (a int)');
  await refused('create schema mine');
  await refused('drop table session');
});

test('one address is enough: the owner’s login takes on the server’s role', async () => {
  const pool = openPool(harness.ownerUrl, { size: 1, role: serverRole });
  const db = openDatabase(pool);
  await expect(sql`delete from file`.execute(db)).rejects.toThrow(/permission denied/);
  await db.destroy();
});

test('time stamps are instants, counts are numbers, dates are text', async () => {
  const { rows } = await sql<Record<string, unknown>>`
    select timestamptz '2026-11-23 11:48:00.5+08' as at, count(*) as n, date '2026-11-23' as day from session`.execute(
    harness.db,
  );
  expect(rows[0]).toEqual({ at: '2026-11-23T03:48:00.500Z', n: 0, day: '2026-11-23' });
  expect(instantFromPostgres('2026-11-23 03:48:00.123456+00')).toBe('2026-11-23T03:48:00.123Z');
  expect(() => instantFromPostgres('2026-11-23 03:48:00+08')).toThrow(RangeError);
});

test('the embedded database survives the kill of its starter and its own, and keeps what was acknowledged', async () => {
  // Made for this user alone: where this user is root, PostgreSQL's user cannot reach it.
  const parent = await mkdtemp(join(tmpdir(), 'sanshen-embedded-'));
  const folder = join(parent, '数据 folder');
  await mkdir(folder);
  const first = await startEmbedded({ folder });
  await query(first.ownerUrl(), "create table kept (a text); insert into kept values ('acknowledged')");
  expect((await query(first.ownerUrl(), 'show fsync')).rows).toEqual([{ fsync: 'on' }]);

  // The starter is gone, the database still runs: a second start uses it.
  const second = await startEmbedded({ folder });
  expect(second.ownerUrl()).toBe(first.ownerUrl());

  // The database itself is killed: its lock file is stale, its memory lost.
  const lock = await readFile(join(first.folder, 'data/postmaster.pid'), 'utf8');
  process.kill(Number(lock.split('\n')[0]), 'SIGKILL');
  const third = await startEmbedded({ folder });
  expect((await query(third.ownerUrl(), 'select a from kept')).rows).toEqual([{ a: 'acknowledged' }]);
  await third.stop();
  await rm(third.folder, { recursive: true });
  await rm(parent, { recursive: true, force: true });
});

test('the programs are copied where PostgreSQL’s user cannot reach the package', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sanshen-programs-'));
  const nobody = { uid: 65_534, gid: 65_534 };
  // Only root can try to be somebody else; for everyone else the package itself is right.
  const user = process.getuid?.() === 0 ? nobody : null;
  const { initdb } = findBinaries(user, join(folder, 'programs'), () => user === null);
  expect(initdb.startsWith(folder)).toBe(user !== null);
  const { stdout } = await promisify(execFile)(initdb, ['--version']);
  expect(stdout).toMatch(/PostgreSQL\) 18/);
  await rm(folder, { recursive: true });
});

function query(url: string, text: string): Promise<pg.QueryResult> {
  return asOwner(url, (client) => client.query(text));
}
