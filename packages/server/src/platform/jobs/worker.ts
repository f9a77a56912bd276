import { EventEmitter } from 'node:events';
import {
  type CronItem,
  parseCronItems,
  type Runner,
  run,
  runOnce,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from 'pino';
import { attendWorker, type Living } from './living-workers.ts';
import { surviveLostDatabase } from './lost-database.ts';
import type { ScheduledTask, Tasks } from './tasks.ts';
import { workerLogger } from './worker-logger.ts';

export interface WorkerOptions {
  readonly pool: pg.Pool;
  readonly tasks: Tasks;
  readonly schedule: readonly ScheduledTask[];
  readonly log: Logger;
  /** Jobs at once; 4 if absent. */
  readonly concurrency?: number;
}

/** A worker in this process. */
export interface RunningWorker {
  /** Takes no more jobs and lets running ones finish. */
  stop(): Promise<void>;
}

const restartPause = 1000;

/** Starts the worker in this process; one that ends by itself (the database was away for too long) is started again. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const unguard = surviveLostDatabase(options.log);
  let stopping = false;
  let pause: NodeJS.Timeout | undefined;
  let current = await runOne(options);

  function watch(): void {
    const ended = (error: unknown) => {
      current.living?.stop();
      if (stopping) return;
      options.log.error({ err: error }, 'the worker ended by itself and is started again');
      pause = setTimeout(restart, restartPause);
    };
    current.runner.promise.then(() => ended(null), ended);
  }

  function restart(): void {
    runOne(options).then(
      async (next) => {
        current = next;
        if (stopping) await endOne(next);
        else watch();
      },
      (error: unknown) => {
        options.log.error({ err: error }, 'the worker could not be started again');
        if (!stopping) pause = setTimeout(restart, restartPause);
      },
    );
  }

  watch();
  return {
    async stop() {
      stopping = true;
      clearTimeout(pause);
      await endOne(current);
      unguard();
    },
  };
}

interface OneRun {
  readonly runner: Runner;
  readonly living: Living | null;
}

async function runOne(options: WorkerOptions): Promise<OneRun> {
  const cron: CronItem[] = options.schedule.map(({ task, cron }) => ({ task, match: cron }));
  const events: WorkerEvents = new EventEmitter();
  let living: Living | null = null;
  // Told before the first job is taken: by this name the jobs are held.
  events.on('pool:create', ({ workerPool }) => {
    living = attendWorker(options.pool, workerPool.id, options.log);
  });
  const runner = await run({
    pgPool: options.pool,
    taskList: taskList(options.tasks, options.log),
    parsedCronItems: parseCronItems(cron),
    concurrency: options.concurrency ?? 4,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: workerLogger(options.log),
    events,
  });
  return { runner, living };
}

async function endOne({ runner, living }: OneRun): Promise<void> {
  try {
    // It refuses when it has ended by itself already.
    await runner.stop().catch(() => {});
  } finally {
    living?.stop();
  }
}

/** Runs all jobs that are due and comes back when none is left; for tests and the demonstration. */
export async function runDueJobs(pool: pg.Pool, tasks: Tasks, log: Logger): Promise<void> {
  await runOnce({
    pgPool: pool,
    taskList: taskList(tasks, log),
    noHandleSignals: true,
    logger: workerLogger(log),
  });
}

function taskList(tasks: Tasks, log: Logger): TaskList {
  const entries = Object.entries(tasks).map(([name, task]) => {
    const step = async (
      payload: unknown,
      helpers: { job: { id: string; attempts: number } },
    ): Promise<void> => {
      try {
        await task(payload, { attempt: helpers.job.attempts, jobId: helpers.job.id });
      } catch (error) {
        log.error({ err: error, task: name, attempt: helpers.job.attempts }, 'task failed');
        throw error;
      }
    };
    return [name, step] as const;
  });
  return Object.fromEntries(entries);
}
