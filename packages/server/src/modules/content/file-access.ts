import type { Digest, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { viewManuscript } from '../review/public.ts';

/** Who may read a manuscript's text may read its files. */
export async function mayReadFileOfManuscript(
  context: AppContext,
  person: PersonId,
  file: Digest,
): Promise<boolean> {
  const uses = await context.db
    .selectFrom('revision_file')
    .select('manuscript_id')
    .where('file', '=', file)
    .limit(50)
    .execute();
  for (const use of uses) {
    const { view } = await viewManuscript(context, context.db, person, use.manuscript_id);
    if (view === 'text') return true;
  }
  return false;
}
