import { Worker } from 'node:worker_threads';
import type { PlannedRow } from './plan-steps.ts';
import type { PlanAnswer, PlanOrder } from './plan-worker.ts';
import { refuseImport } from './table.ts';

/** Milliseconds after which a file that is still being read is given up. */
const patience = 100_000;

/**
 * Reads a table and plans it on a thread of its own: a hundred thousand rows take seconds, in which the server must answer others. A file
 * that takes more memory or time than any roster does is refused. Throws `import.*`.
 */
export async function planApart(order: PlanOrder): Promise<readonly PlannedRow[]> {
  const worker = new Worker(new URL('./plan-worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: 1536 },
  });
  const timer = setTimeout(() => void worker.terminate(), patience);
  try {
    const answer = await new Promise<PlanAnswer>((done, failed) => {
      worker.once('message', done);
      worker.once('error', (error: unknown) => {
        const full = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        failed(full ? refuseImport('import.tooLarge') : error);
      });
      worker.once('exit', () => failed(refuseImport('import.tooLarge')));
    });
    if ('code' in answer) throw refuseImport(answer.code, answer.details);
    return answer.rows;
  } finally {
    clearTimeout(timer);
    void worker.terminate();
  }
}
