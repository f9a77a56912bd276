import { brandId, type Instant, type ManuscriptId, type OrganizationId } from '@sanshen/domain/kernel';
import type { Phase } from '@sanshen/domain/review';
import { z } from 'zod';
import type { Database } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { showLine } from './show-manuscript.ts';

const cursorKey = z.tuple([z.iso.datetime(), z.uuid()]);

/** A page of an organisation's manuscripts, newest change first. */
export async function listManuscriptsOf(
  db: Database,
  organization: OrganizationId,
  phase: Phase | null,
  page: { readonly cursor?: string | undefined; readonly limit: number },
  drafts: boolean,
) {
  const after = decodeCursor(page.cursor, cursorKey);
  let query = db
    .selectFrom('manuscript')
    .select([
      'manuscript_id',
      'organization_id',
      'author_id',
      'title',
      'topic',
      'phase',
      'importance',
      'revision',
      'round',
      'created_at',
      'changed_at',
    ])
    .where('organization_id', '=', organization)
    .orderBy('changed_at', 'desc')
    .orderBy('manuscript_id')
    .limit(page.limit + 1);
  if (phase !== null) query = query.where('phase', '=', phase);
  else if (!drafts) query = query.where('phase', 'not in', ['drafting', 'returned', 'abandoned']);
  if (after !== null) {
    const [at, id] = after;
    query = query.where((eb) =>
      eb.or([
        eb('changed_at', '<', brandId<Instant>(at)),
        eb.and([
          eb('changed_at', '=', brandId<Instant>(at)),
          eb('manuscript_id', '>', brandId<ManuscriptId>(id)),
        ]),
      ]),
    );
  }
  const rows = await query.execute();
  return pageFrom(rows, page.limit, (row) => [row.changed_at, row.manuscript_id], showLine);
}
