import { addHours } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { enqueueAct } from './jobs.ts';

/** Picks up acts whose job was lost with its process: they are done if they had not begun, and looked up if they had. */
export async function sweepActs({ db, clock }: AppContext, minutes = 5): Promise<void> {
  const before = addHours(clock.now(), -minutes / 60);
  const rows = await db
    .selectFrom('interaction_act')
    .select('act_id')
    .where('status', 'in', ['approved', 'doing'])
    .where('changed_at', '<=', before)
    .orderBy('changed_at')
    .limit(500)
    .execute();
  if (rows.length === 0) return;
  await db.transaction().execute(async (trx) => {
    for (const row of rows) await enqueueAct(trx, row.act_id);
  });
}
