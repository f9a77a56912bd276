import type { Logger } from 'pino';
import { isDatabaseUnavailable } from '../db/unavailable.ts';

/**
 * Keeps the process alive when the job library, noting that a job failed, finds the database gone and leaves its promise to nobody: the job is
 * taken up again when its lock runs out, and requests are answered 503 until the database is back. Any other forgotten promise ends the
 * process, as without this. Gives what takes the guard away.
 */
export function surviveLostDatabase(log: Logger): () => void {
  const guard = (error: unknown): void => {
    if (!isDatabaseUnavailable(error)) throw error;
    log.error({ err: error }, 'a job could not be noted as failed: the database is away');
  };
  process.on('unhandledRejection', guard);
  return () => process.off('unhandledRejection', guard);
}
