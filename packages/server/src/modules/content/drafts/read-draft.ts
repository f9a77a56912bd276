import type { draftSchema } from '@sanshen/contract/content-drafts';
import type { ManuscriptContent } from '@sanshen/domain/content';
import type { Digest, ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { AppContext } from '../../../platform/context.ts';
import { grantOf } from '../../organization/public.ts';
import { viewManuscript } from '../../review/public.ts';
import { loadCheckOut } from './check-out-store.ts';
import { type Draft, draftsWithFile, loadDraft, loadLatestOfOthers } from './draft-store.ts';
import { requireWriter } from './require-writer.ts';

type Shown = z.input<typeof draftSchema>;

/** A person's own working copy, and the latest of others if he edits the manuscript himself. */
export async function readDrafts(
  context: AppContext,
  person: PersonId,
  manuscript: ManuscriptId,
): Promise<{ readonly own: Shown | null; readonly others: Shown | null }> {
  const { row } = await requireWriter(context, person, manuscript);
  const own = await loadDraft(context.db, manuscript, person);
  const edits = await isEditor(context, person, manuscript, row.author_id);
  const others = edits ? await loadLatestOfOthers(context.db, manuscript, person) : null;
  const show = (draft: Draft | null) => (draft === null ? null : showDraft(draft, person, row.digest));
  return { own: show(own), others: show(others) };
}

/**
 * He wrote the manuscript or a revision of it, or has it for editing now. Who could edit but reviews must not see what nobody submitted.
 */
async function isEditor(
  context: AppContext,
  person: PersonId,
  manuscript: ManuscriptId,
  author: PersonId,
): Promise<boolean> {
  if (author === person) return true;
  const held = await loadCheckOut(context.db, manuscript);
  if (held !== null && held.person === person && held.expiresAt > context.clock.now()) return true;
  const revised = await context.db
    .selectFrom('revision')
    .select('number')
    .where('manuscript_id', '=', manuscript)
    .where(sql<string>`editor->>'person'`, '=', person)
    .where('stage', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return revised !== undefined;
}

function showDraft(draft: Draft, person: PersonId, current: Digest | null): Shown {
  return {
    // What saveDraft took for a content: an object, which its reader holds against readContent.
    content: draft.content as unknown as ManuscriptContent,
    base: draft.base ?? 'none',
    sequence: draft.sequence,
    savedAt: draft.savedAt,
    by: { person: draft.person, name: draft.name },
    mine: draft.person === person,
    stale: draft.base !== current,
  };
}

/** Whether somebody edits a manuscript whose working copy names a file that its writer had uploaded. */
export async function mayReadFileOfDraft(
  context: AppContext,
  person: PersonId,
  file: Digest,
): Promise<boolean> {
  for (const manuscript of await draftsWithFile(context.db, file, 20)) {
    const { view, row } = await viewManuscript(context, context.db, person, manuscript);
    if (view !== 'text' || row === null) continue;
    const now = context.clock.now();
    if ((await grantOf(context.db, person, row.organization_id, 'writeManuscript', now)) === null) continue;
    if (await isEditor(context, person, manuscript, row.author_id)) return true;
  }
  return false;
}
