import { Logger as WorkerLogger } from 'graphile-worker';
import type { Logger } from 'pino';

/** The queue's messages in the server's log; null keeps only what throws anyway. */
export function workerLogger(log: Logger | null): WorkerLogger {
  return new WorkerLogger(() => (level, message) => {
    if (log === null) return;
    if (level === 'error') log.error({ part: 'jobs' }, message);
    else if (level === 'warning') log.warn({ part: 'jobs' }, message);
    else log.debug({ part: 'jobs' }, message);
  });
}
