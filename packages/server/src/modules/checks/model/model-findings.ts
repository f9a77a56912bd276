import { type Transaction, toJson } from '../../../platform/db/database.ts';
import type { ModelState, ReportSubject, StoredFinding } from '../report-store.ts';

/**
 * Puts what a model says of a text in place of what it said before, beside what rules found; where both mean the same words the rule stands.
 * False if the text has no finished report, as when it is being checked again: then the model is asked again after it.
 */
export async function saveModelFindings(
  trx: Transaction,
  { manuscript, digest }: Pick<ReportSubject, 'manuscript' | 'digest'>,
  state: ModelState,
  said: readonly StoredFinding[],
): Promise<boolean> {
  const row = await trx
    .selectFrom('check_report')
    .select('findings')
    .where('manuscript_id', '=', manuscript)
    .where('digest', '=', digest)
    .where('state', '=', 'done')
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return false;
  // Written by saveReport from these.
  const all = row.findings as unknown as readonly StoredFinding[];
  const ofRules = all.filter(({ source }) => source.kind !== 'model');
  const beside = said.filter(
    (one) =>
      !ofRules.some(({ field, start, end }) => field === one.field && start < one.end && one.start < end),
  );
  await trx
    .updateTable('check_report')
    .set({ findings: toJson([...ofRules, ...beside]), model: state })
    .where('manuscript_id', '=', manuscript)
    .where('digest', '=', digest)
    .execute();
  return true;
}
