import { nextChase } from '@sanshen/domain/circulars';
import type { AppContext } from '../../platform/context.ts';
import { findCircular } from './store.ts';
import { remindOfReceipt } from './tell.ts';

/** Receipts looked at in one go at most; the next turn takes the rest. */
const batch = 300;

/** Reminds of every receipt whose time has come, each in a transaction of its own. Gives how many were looked at; throws the first failure at the end. */
export async function chaseReceipts(context: AppContext): Promise<number> {
  const now = context.clock.now();
  const due = await context.db
    .selectFrom('circular_unit')
    .select(['circular_id', 'organization_id'])
    .where('chase_at', '<=', now)
    .orderBy('chase_at')
    .limit(batch)
    .execute();
  const failures: unknown[] = [];
  for (const { circular_id, organization_id } of due) {
    await context.db
      .transaction()
      .execute(async (trx) => {
        const row = await trx
          .selectFrom('circular_unit')
          .select(['chase_at', 'receipt_due'])
          .where('circular_id', '=', circular_id)
          .where('organization_id', '=', organization_id)
          .forUpdate()
          .executeTakeFirst();
        // Another process was here first, or the unit signed meanwhile.
        if (row === undefined || row.chase_at === null || row.chase_at > now) return;
        const one = await findCircular(trx, circular_id);
        // Nobody is asked to sign for what was recalled or corrected.
        const open = one?.status === 'issued';
        if (one !== null && open) await remindOfReceipt(trx, one, organization_id, now);
        await trx
          .updateTable('circular_unit')
          .set({ chase_at: open ? nextChase(row.receipt_due, now) : null })
          .where('circular_id', '=', circular_id)
          .where('organization_id', '=', organization_id)
          .execute();
      })
      .catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
  return due.length;
}
