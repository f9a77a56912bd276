import { finalise } from '@sanshen/domain/assessments';
import type { AppContext } from '../../platform/context.ts';
import { recordAssessment } from './record.ts';
import { findAssessment } from './store.ts';
import { tellUnit } from './tell.ts';

/** Assessments looked at in one go at most; the next hour takes the rest. */
const batch = 300;

/** Makes final what nobody can appeal against any more, each in a transaction of its own. Gives how many; throws the first failure at the end. */
export async function settleAssessments(context: AppContext): Promise<number> {
  const now = context.clock.now();
  const due = await context.db
    .selectFrom('assessment')
    .select('assessment_id')
    .where('appeal_until', '<=', now)
    .where('open_appeals', '=', 0)
    .orderBy('appeal_until')
    .limit(batch)
    .execute();
  const failures: unknown[] = [];
  for (const { assessment_id } of due) {
    await context.db
      .transaction()
      .execute(async (trx) => {
        const one = await findAssessment(trx, assessment_id, true);
        const decided = one === null ? null : finalise(one, now, null);
        // Another process was here first.
        if (one === null || decided === null || 'refusal' in decided) return;
        const after = await recordAssessment(trx, one.organization, decided.event);
        await tellUnit(trx, 'assessmentFinal', after, null, now);
      })
      .catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
  return due.length;
}
