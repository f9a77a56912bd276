import type pg from 'pg';
import type { Logger } from 'pino';

/**
 * Jobs of processes that died. The queue gives a job out again only four hours after its worker took it, because it cannot tell a slow
 * worker from a dead one. Here every worker holds a lock of the database for as long as its process lives, so each can tell of the others. A worker
 * whose connection was lost (the database was restarted) gives its own jobs free when it is back: how they ended may not have been written down.
 */
export interface Living {
  /** Stops looking and lets go of the lock; call it after the worker has stopped. */
  stop(): void;
}

/** Milliseconds between two looks for dead workers; also how long a worker may live before its lock is held. */
const lookEvery = 3000;
const graceSeconds = 3;
const reconnectPause = 1000;

/** Says that the worker lives, and from now on gives the jobs of dead ones free. */
export function attendWorker(pool: pg.Pool, worker: string, log: Logger): Living {
  let stopped = false;
  let held: pg.PoolClient | null = null;
  let again: NodeJS.Timeout | undefined;
  let heldBefore = false;

  async function hold(): Promise<void> {
    const client = await pool.connect();
    let lost = false;
    client.once('error', () => {
      lost = true;
      if (held !== client) return;
      held = null;
      client.release(true);
      if (!stopped) again = setTimeout(holdOrRetry, reconnectPause);
    });
    try {
      // A machine that lost its power sends nothing more: its lock must not outlive it by hours.
      await client.query('set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5');
      await client.query('set tcp_keepalives_count = 3');
      await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [lockName(worker)]);
      if (heldBefore) await releaseOwn(client, worker, log);
    } catch (error) {
      client.release(true);
      throw error;
    }
    if (stopped || lost) return client.release(true);
    held = client;
    heldBefore = true;
  }

  function holdOrRetry(): void {
    hold().catch((error: unknown) => {
      log.warn({ err: error }, 'a worker could not say that it lives');
      if (!stopped) again = setTimeout(holdOrRetry, reconnectPause);
    });
  }

  const look = () =>
    void releaseDead(pool).then(
      (dead) => dead.length > 0 && log.warn({ workers: dead }, 'jobs of dead workers were given free'),
      (error: unknown) => log.warn({ err: error }, 'could not look for dead workers'),
    );
  holdOrRetry();
  look();
  const timer = setInterval(look, lookEvery);
  return {
    stop() {
      stopped = true;
      clearInterval(timer);
      clearTimeout(again);
      held?.release(true);
      held = null;
    },
  };
}

/**
 * Gives free every job that is held by a worker whose lock nobody holds; gives the names of those workers. A job may then run a second
 * time, which every task must bear anyway. One-time pools (`otpool-…`) hold no lock and are left alone.
 */
export async function releaseDead(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ dead: string[] | null }>(
    `with holders as materialized (
       select locked_by as worker from graphile_worker._private_jobs
         where locked_by like 'pool-%' and locked_at < now() - make_interval(secs => $1)
       union
       select locked_by from graphile_worker._private_job_queues
         where locked_by like 'pool-%' and locked_at < now() - make_interval(secs => $1)
     ), dead as materialized (
       select array_agg(worker) as workers from holders
         where pg_try_advisory_xact_lock(hashtextextended('worker:' || worker, 0))
     )
     select workers as dead, graphile_worker.force_unlock_workers(workers) from dead where workers is not null`,
    [graceSeconds],
  );
  return rows[0]?.dead ?? [];
}

/** A job may then run a second time beside its first run, which every task must bear anyway. */
async function releaseOwn(client: pg.PoolClient, worker: string, log: Logger): Promise<void> {
  await client.query('select graphile_worker.force_unlock_workers($1::text[])', [[worker]]);
  log.warn({ worker }, 'the database was away: jobs that were under way are taken up again');
}

function lockName(worker: string): string {
  return `worker:${worker}`;
}
