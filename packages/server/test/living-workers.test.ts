import { expect, test } from 'vitest';
import { openPool } from '../src/platform/db/database.ts';
import { attendWorker, releaseDead } from '../src/platform/jobs/living-workers.ts';
import { enqueue } from '../src/platform/jobs/tasks.ts';
import { startWorker } from '../src/platform/jobs/worker.ts';
import { createLog } from '../src/platform/log.ts';
import { asOwner, startHarness } from './harness.ts';

const harness = await startHarness({ modules: [] });
const log = createLog('silent');

/** A job as a worker leaves it that died while it ran: taken, and never finished. */
async function jobHeldBy(worker: string, secondsAgo: number): Promise<void> {
  await harness.db.transaction().execute((trx) => enqueue(trx, 'test.work', { worker }, { jobKey: worker }));
  await asOwner(harness.ownerUrl, (client) =>
    client.query(
      `update graphile_worker._private_jobs set locked_by = $1, attempts = 1,
         locked_at = now() - make_interval(secs => $2) where key = $1`,
      [worker, secondsAgo],
    ),
  );
}

async function holders(): Promise<string[]> {
  const { rows } = await asOwner(harness.ownerUrl, (client) =>
    client.query<{ locked_by: string }>(
      'select locked_by from graphile_worker._private_jobs where locked_by is not null order by 1',
    ),
  );
  return rows.map((row) => row.locked_by);
}

test('jobs of a dead worker are given free, those of a living or a new one are not', async () => {
  const pool = openPool(harness.serverUrl, { size: 3 });
  const living = attendWorker(pool, 'pool-living', log);
  const held = () =>
    asOwner(harness.ownerUrl, async (client) => {
      const { rows } = await client.query(
        "select pg_try_advisory_lock(hashtextextended('worker:pool-living', 0)) as free",
      );
      return rows[0]?.free === false;
    });
  await expect.poll(held).toBe(true);
  await jobHeldBy('pool-dead', 60);
  await jobHeldBy('pool-living', 60);
  await jobHeldBy('pool-new', 0);
  expect(await releaseDead(pool)).toEqual(['pool-dead']);
  expect(await holders()).toEqual(['pool-living', 'pool-new']);
  living.stop();
  await expect.poll(() => releaseDead(pool)).toContain('pool-living');
  await pool.end();
});

test('a worker takes up within seconds what a dead one had begun', async () => {
  await jobHeldBy('pool-gone', 60);
  const done: unknown[] = [];
  const pool = openPool(harness.serverUrl, { size: 4 });
  const tasks = { 'test.work': async (payload: unknown) => void done.push(payload) };
  const worker = await startWorker({ pool, tasks, schedule: [], log });
  await expect.poll(() => done, { timeout: 8000 }).toContainEqual({ worker: 'pool-gone' });
  await worker.stop();
  await pool.end();
});

test('a worker whose connections are cut goes on and holds its lock again', async () => {
  const done: unknown[] = [];
  const pool = openPool(harness.serverUrl, { size: 4 });
  const tasks = { 'test.work': async (payload: unknown) => void done.push(payload) };
  const worker = await startWorker({ pool, tasks, schedule: [], log });
  const locks = () =>
    asOwner(harness.ownerUrl, async (client) => {
      const { rows } = await client.query(
        `select count(*)::int as locks from pg_locks join pg_database on pg_database.oid = pg_locks.database
         where locktype = 'advisory' and datname = current_database()`,
      );
      return rows[0]?.locks;
    });
  await expect.poll(locks).toBe(1);
  await asOwner(harness.ownerUrl, (client) =>
    client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    ),
  );
  await expect.poll(locks, { timeout: 5000 }).toBe(1);
  await asOwner(harness.ownerUrl, (client) =>
    client.query(`select graphile_worker.add_job('test.work', '{"after":"cut"}')`),
  );
  await expect.poll(() => done, { timeout: 8000 }).toContainEqual({ after: 'cut' });
  await worker.stop();
  await pool.end();
});

test('a worker that lost the database gives its own jobs free: how they ended may not have been written down', async () => {
  const pool = openPool(harness.serverUrl, { size: 3 });
  pool.on('error', () => {});
  const living = attendWorker(pool, 'pool-cut', log);
  const backends = () =>
    asOwner(harness.ownerUrl, async (client) => {
      const { rows } = await client.query<{ pid: number }>(
        `select pid from pg_locks join pg_database on pg_database.oid = pg_locks.database
         where locktype = 'advisory' and datname = current_database()`,
      );
      return rows.map(({ pid }) => pid);
    });
  await expect.poll(backends).toHaveLength(1);
  await jobHeldBy('pool-cut', 60);
  const [backend] = await backends();
  await asOwner(harness.ownerUrl, (client) => client.query('select pg_terminate_backend($1)', [backend]));
  await expect.poll(holders, { timeout: 8000 }).not.toContain('pool-cut');
  expect(await backends()).toHaveLength(1);
  living.stop();
  await pool.end();
});
