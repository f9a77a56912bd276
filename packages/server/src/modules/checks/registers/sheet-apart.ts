import { Worker } from 'node:worker_threads';
import { type RegisterName, type RegisterRow, registerProblems } from '@sanshen/contract/checks-registers';
import { Problem } from '../../../platform/problem.ts';
import type { SheetAnswer, SheetOrder, SheetPlan } from './sheet-worker.ts';

/** Milliseconds after which a file that is still being read is given up. */
const patience = 60_000;

/** What a sheet would change in a register, read on a thread of its own. Throws `registers.fileWrong`, `registers.tooMany`. */
export async function planSheet(
  order: Omit<Extract<SheetOrder, { kind: 'plan' }>, 'kind'>,
): Promise<SheetPlan> {
  const answer = await apart({ kind: 'plan', ...order });
  if (answer.kind === 'plan') return answer.plan;
  const tooMany = answer.kind === 'refused' && answer.why === 'tooMany';
  throw new Problem(registerProblems[tooMany ? 'registers.tooMany' : 'registers.fileWrong']);
}

/** A register as an Excel file. */
export async function writeSheet(register: RegisterName, rows: readonly RegisterRow[]): Promise<Uint8Array> {
  const answer = await apart({ kind: 'write', register, rows });
  if (answer.kind !== 'written') throw new TypeError('a sheet was not written');
  return answer.bytes;
}

async function apart(order: SheetOrder): Promise<SheetAnswer> {
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: 1536 },
  });
  const timer = setTimeout(() => void worker.terminate(), patience);
  const refused: SheetAnswer = { kind: 'refused', why: 'unreadable' };
  try {
    return await new Promise<SheetAnswer>((done, failed) => {
      worker.once('message', done);
      worker.once('error', (error: unknown) => {
        const full = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        if (full) done(refused);
        else failed(error);
      });
      worker.once('exit', () => done(refused));
    });
  } finally {
    clearTimeout(timer);
    void worker.terminate();
  }
}
