import type { ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { requireReader } from './access.ts';
import { loadThreads } from './comment-store.ts';
import { showThreads } from './show-thread.ts';

const cursorKey = z.tuple([z.iso.datetime(), z.uuid()]);

/** A page of the comment threads on a manuscript, in order of opening. */
export async function commentsOn(
  context: AppContext,
  person: PersonId,
  manuscript: ManuscriptId,
  page: { readonly cursor?: string | undefined; readonly limit: number; readonly show: 'all' | 'open' },
) {
  const newest = await requireReader(context, person, manuscript);
  const after = decodeCursor(page.cursor, cursorKey);
  const openOnly = page.show === 'open';
  const rows = await loadThreads(context.db, manuscript, after, openOnly, page.limit + 1);
  const kept = pageFrom(
    rows,
    page.limit,
    (row) => [row.opened_at, row.thread_id],
    (row) => row,
  );
  if (newest === null) return { items: [], next: null };
  return { items: await showThreads(context.db, manuscript, kept.items, newest), next: kept.next };
}
