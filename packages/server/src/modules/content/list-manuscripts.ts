import {
  brandId,
  type Instant,
  type ManuscriptId,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import type { Phase } from '@sanshen/domain/review';
import { z } from 'zod';
import type { Database } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { showLine } from './show-manuscript.ts';

const cursorKey = z.tuple([z.iso.datetime(), z.uuid()]);

interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A page of an organisation's manuscripts, newest change first. */
export async function listManuscriptsOf(
  db: Database,
  organization: OrganizationId,
  phase: Phase | null,
  page: Page,
  drafts: boolean,
) {
  let query = selectLines(db, page).where('organization_id', '=', organization);
  if (phase !== null) query = query.where('phase', '=', phase);
  else if (!drafts) query = query.where('phase', 'not in', ['drafting', 'returned', 'abandoned']);
  return showPage(await query.execute(), page);
}

/**
 * A page of a person's own manuscripts, newest change first: those of organisations that he belongs to now, as he could not read the
 * others any more.
 */
export async function listManuscriptsBy(
  db: Database,
  author: PersonId,
  phase: Phase | null,
  page: Page,
  now: Instant,
) {
  let query = selectLines(db, page)
    .where('author_id', '=', author)
    .where('organization_id', 'in', (held) =>
      held
        .selectFrom('appointment')
        .select('organization_id')
        .where('person_id', '=', author)
        .where('valid_from', '<=', now)
        .where((end) => end.or([end('valid_to', 'is', null), end('valid_to', '>', now)])),
    );
  if (phase !== null) query = query.where('phase', '=', phase);
  return showPage(await query.execute(), page);
}

function selectLines(db: Database, page: Page) {
  const after = decodeCursor(page.cursor, cursorKey);
  const query = db
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
    .orderBy('changed_at', 'desc')
    .orderBy('manuscript_id')
    .limit(page.limit + 1);
  if (after === null) return query;
  const [at, id] = after;
  return query.where((eb) =>
    eb.or([
      eb('changed_at', '<', brandId<Instant>(at)),
      eb.and([
        eb('changed_at', '=', brandId<Instant>(at)),
        eb('manuscript_id', '>', brandId<ManuscriptId>(id)),
      ]),
    ]),
  );
}

type LineRow = Awaited<ReturnType<ReturnType<typeof selectLines>['execute']>>[number];

function showPage(rows: readonly LineRow[], page: Page) {
  return pageFrom(rows, page.limit, (row) => [row.changed_at, row.manuscript_id], showLine);
}
