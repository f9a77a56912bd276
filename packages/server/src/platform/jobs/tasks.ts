import type { Instant } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

/** One background task. It may run more than once for one payload, so it must bear repetition; throwing means "again later". */
export type Task = (payload: unknown, run: TaskRun) => Promise<void>;
export interface TaskRun {
  /** 1 for the first try. */
  readonly attempt: number;
  readonly jobId: string;
}
/** Tasks by name `<capability>.<verb>`. */
export type Tasks = Readonly<Record<string, Task>>;

/** A task that runs by the calendar: cron expression of five fields, in UTC. */
export interface ScheduledTask {
  readonly task: string;
  readonly cron: string;
}

export interface EnqueueOptions {
  /** Not before this instant; at once if absent. */
  readonly runAt?: Instant;
  /** A job with this key that has not run yet is replaced. */
  readonly jobKey?: string;
  /** Jobs of one queue run one after another. */
  readonly queue?: string;
  /** Tries at most; 25 if absent. */
  readonly maxAttempts?: number;
}

/** Adds a job in the caller's transaction: it exists exactly if the transaction commits. */
export async function enqueue(
  trx: Transaction,
  task: `${string}.${string}`,
  payload: unknown,
  options: EnqueueOptions = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(
    ${task}::text, payload => ${JSON.stringify(payload)}::json, queue_name => ${options.queue ?? null}::text,
    run_at => ${options.runAt ?? null}::timestamptz, max_attempts => ${options.maxAttempts ?? null}::int,
    job_key => ${options.jobKey ?? null}::text)`.execute(trx);
}

/** Takes a job that has not run yet out of the queue; nothing happens if there is none with this key. */
export async function cancelJob(trx: Transaction, jobKey: string): Promise<void> {
  await sql`select graphile_worker.remove_job(${jobKey}::text)`.execute(trx);
}
