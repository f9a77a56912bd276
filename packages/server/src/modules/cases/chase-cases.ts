import { overdueOf, turnOf } from '@sanshen/domain/cases';
import type { Instant } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { recordCase } from './record.ts';
import { findCase } from './store.ts';
import { tellOverdue } from './tell.ts';

/** Cases looked at in one go at most; the next run takes the rest. */
const batch = 300;

/** The job: records every deadline that was missed, once, and tells both levels, or one further up. Throws the first failure at the end. */
export async function chaseCases({ db, clock }: AppContext): Promise<void> {
  const now = clock.now();
  const due = await db
    .selectFrom('accountability_case')
    .select('case_id')
    .where('due_at', '<=', now)
    .where('overdue', '=', false)
    .orderBy('due_at')
    .limit(batch)
    .execute();
  const failures: unknown[] = [];
  for (const { case_id } of due) {
    await db
      .transaction()
      .execute((trx) => chaseOne(trx, case_id, now))
      .catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

async function chaseOne(trx: Transaction, id: string, now: Instant): Promise<void> {
  const one = await findCase(trx, id, true);
  const event = one === null ? null : overdueOf(one, now);
  const turn = one === null ? null : turnOf[one.status];
  // Another process was here first, or a step was taken meanwhile.
  if (one === null || event === null || turn === null) return;
  const after = await recordCase(trx, one.id, event);
  await tellOverdue(trx, after, turn, now);
}
