import { parentPort } from 'node:worker_threads';
import type { Numbered, WorkerReport } from '../worker-pool.ts';
import { lookAtPicture } from './look-at-picture.ts';
import type { MarkAnswer, MarkOrder } from './mark-pool.ts';
import { RefusedPicture } from './picture/picture-refusal.ts';

// One worker of the pool: unpacks and checks one picture after the other.
parentPort?.on('message', async ({ id, bytes, library }: Numbered<MarkOrder>) => {
  try {
    const looked = await lookAtPicture(bytes, library, (done) =>
      report({ id, kind: 'progress', done, total: 0 }),
    );
    report({ id, kind: 'done', answer: { kind: 'looked', looked } });
  } catch (error) {
    if (error instanceof RefusedPicture) {
      report({ id, kind: 'done', answer: { kind: 'refused', code: error.code, detail: error.message } });
    } else report({ id, kind: 'failed', message: String(error) });
  }
});

function report(message: WorkerReport<MarkAnswer>): void {
  parentPort?.postMessage(message);
}
