import { type CronItem, parseCronItems, type Runner, run, runOnce, type TaskList } from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from 'pino';
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

/** Starts the worker in this process; stop it with `stop()`, which lets running jobs finish. */
export async function startWorker(options: WorkerOptions): Promise<Runner> {
  const cron: CronItem[] = options.schedule.map(({ task, cron }) => ({ task, match: cron }));
  return run({
    pgPool: options.pool,
    taskList: taskList(options.tasks, options.log),
    parsedCronItems: parseCronItems(cron),
    concurrency: options.concurrency ?? 4,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: workerLogger(options.log),
  });
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
