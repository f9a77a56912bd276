import type { ManuscriptId } from '@sanshen/domain/kernel';
import type { Database } from '../../platform/db/database.ts';
import type { ReportSubject } from './report-store.ts';

/** What a report on a manuscript's newest text is about; null before the first revision. */
export async function subjectOf(db: Database, manuscript: ManuscriptId): Promise<ReportSubject | null> {
  const row = await db
    .selectFrom('manuscript')
    .select(['digest', 'revision', 'root_id', 'organization_id', 'author_id'])
    .where('manuscript_id', '=', manuscript)
    .executeTakeFirst();
  if (row === undefined || row.digest === null) return null;
  const { digest, revision, root_id: root, organization_id: organization, author_id: author } = row;
  return { manuscript, digest, revision, root, organization, author };
}
