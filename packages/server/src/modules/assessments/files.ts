import type { Digest, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { standingTo } from '../organization/public.ts';
import { sees } from './scene.ts';
import { findAssessments } from './store.ts';

/** Whether a person may read a file because it belongs to an appeal that he sees. */
export async function mayReadAppealFile(
  { db, clock }: AppContext,
  person: PersonId,
  file: Digest,
): Promise<boolean> {
  const rows = await db
    .selectFrom('assessment_file')
    .select('assessment_id')
    .where('file', '=', file)
    .limit(50)
    .execute();
  const all = await findAssessments(db, { ids: rows.map((row) => row.assessment_id) });
  if (all.length === 0) return false;
  const places = all.flatMap((one) => [one.organization, one.assessor]);
  const standing = await standingTo(db, person, places, clock.now());
  return all.some((one) => sees(standing, one));
}
