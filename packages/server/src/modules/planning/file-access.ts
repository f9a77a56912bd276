import type { Digest, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { grantOf } from '../organization/public.ts';

/** Who may see the planning of an organisation may read the work drafts of its ideas. */
export async function mayReadFileOfIdea(
  { db, clock }: AppContext,
  person: PersonId,
  file: Digest,
): Promise<boolean> {
  const rows = await db
    .selectFrom('planning_idea_file')
    .select('organization_id')
    .distinct()
    .where('file', '=', file)
    .limit(20)
    .execute();
  for (const { organization_id } of rows) {
    if ((await grantOf(db, person, organization_id, 'readPlanning', clock.now())) !== null) return true;
  }
  return false;
}
