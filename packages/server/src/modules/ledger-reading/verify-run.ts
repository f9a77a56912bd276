import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Task } from '../../platform/jobs/tasks.ts';
import { recordVerification, verifyDatabase } from '../ledger/public.ts';
import { endRun, reportProgress, takeRun } from './verification-runs.ts';

const payloadSchema = z.object({ verification: z.uuid() });

/** Milliseconds between two reports of progress, which are also the looks at whether it was cancelled. */
const pause = 500;
/** Tries of the job; the last one says that it broke off. */
const tries = 3;

/** Somebody stopped the verification. */
class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/**
 * The job that verifies the whole ledger for somebody who waits: progress twice a second, stopped when asked. A result is kept with the
 * scheduled verifications too. Run again after a crash, it begins anew.
 */
export function verifyRun(context: AppContext): Task {
  return async (payload, run) => {
    const { verification } = payloadSchema.parse(payload);
    if ((await takeRun(context, verification)) === null) return;
    const watch = watchProgress(context, verification);
    const started = performance.now();
    try {
      const verified = await verifyDatabase(context.db, { onProgress: watch.seen });
      const milliseconds = Math.round(performance.now() - started);
      await recordVerification(context.db, context.clock.now(), milliseconds, verified);
      if (!verified.ok) context.log.error({ problem: verified.problem }, 'the ledger does not hold');
      const checked = verified.ok ? verified.summary.entries : verified.entries;
      const problem = verified.ok ? null : verified.problem;
      await endRun(context, verification, { state: verified.ok ? 'held' : 'failed', checked, problem });
    } catch (error) {
      if (error instanceof Cancelled) {
        await endRun(context, verification, { state: 'cancelled', checked: watch.checked(), problem: null });
        return;
      }
      if (run.attempt >= tries) {
        await endRun(context, verification, { state: 'broken', checked: watch.checked(), problem: null });
      }
      throw error;
    } finally {
      watch.end();
    }
  };
}

/** Reports progress on a connection of its own while the verification reads on another; `seen` throws once it was cancelled. */
function watchProgress(context: AppContext, verification: string) {
  let checked = 0;
  let cancelled = false;
  const timer = setInterval(() => {
    reportProgress(context, verification, checked).then(
      (goOn) => {
        cancelled = !goOn;
      },
      (error: unknown) => context.log.warn({ error }, 'progress of a verification was not kept'),
    );
  }, pause);
  return {
    seen: (entries: number) => {
      checked = entries;
      if (cancelled) throw new Cancelled();
    },
    checked: () => checked,
    end: () => clearInterval(timer),
  };
}
