import type { AppContext } from '../../platform/context.ts';
import { enqueueWork, secondsAfter } from './jobs.ts';
import { keep } from './publication-store.ts';
import { sweepAfter } from './timing.ts';

/**
 * Asks for the next step of every publication in flight whose step is overdue by `seconds`: its job was lost with the process that ran it.
 * Harmless where a job is still there, because every step looks at the row first.
 */
export async function sweep({ db, clock }: AppContext, seconds: number = sweepAfter): Promise<void> {
  const now = clock.now();
  const rows = await db
    .selectFrom('publication')
    .select(['publication_id', 'status'])
    .where('status', 'in', ['begun', 'accepted', 'takedownBegun'])
    .where('takedown_by_hand', '=', false)
    .where('next_at', '<=', secondsAfter(now, -seconds))
    .execute();
  if (rows.length === 0) return;
  await db.transaction().execute(async (trx) => {
    for (const { publication_id, status } of rows) {
      await keep(trx, publication_id, {}, now);
      await enqueueWork(trx, status === 'takedownBegun' ? 'takeDown' : 'run', publication_id);
    }
  });
}
