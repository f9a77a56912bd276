import type { fullSuggestionSetSchema, suggestionSetSchema } from '@sanshen/contract/discussion-suggestions';
import type { Suggestion } from '@sanshen/document';
import type { Json, ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { platformProblem } from '../../platform/problem.ts';
import { type Newest, requireReader } from './access.ts';
import {
  loadSet,
  loadSets,
  loadVerdicts,
  type SetLine,
  type SetState,
  type Verdict,
} from './suggestion-store.ts';

const cursorKey = z.tuple([z.iso.datetime(), z.uuid()]);

/** A page of the sets of suggestions on a manuscript, newest first. */
export async function suggestionSetsOn(
  context: AppContext,
  person: PersonId,
  manuscript: ManuscriptId,
  page: { readonly cursor?: string | undefined; readonly limit: number; readonly show: 'all' | 'open' },
) {
  const newest = await requireReader(context, person, manuscript);
  const before = decodeCursor(page.cursor, cursorKey);
  const rows = await loadSets(context.db, manuscript, before, page.show === 'open', page.limit + 1);
  return pageFrom(
    rows,
    page.limit,
    (row) => [row.saved_at, row.set_id],
    (row) => showLine(row, newest),
  );
}

/** One set with its marked body and what was said of each suggestion. Throws `request.notFound`. */
export async function suggestionSet(
  context: AppContext,
  person: PersonId,
  manuscript: ManuscriptId,
  set: string,
): Promise<z.input<typeof fullSuggestionSetSchema>> {
  const newest = await requireReader(context, person, manuscript);
  const row = await loadSet(context.db, manuscript, set);
  if (row === null) throw platformProblem('request.notFound');
  const verdicts = await loadVerdicts(context.db, manuscript, set);
  const byId = new Map(verdicts.map(({ suggestion_id, ...verdict }) => [suggestion_id, verdict]));
  // Written by savedColumns from what listSuggestions gave.
  const suggestions = row.suggestions as readonly Suggestion[];
  return {
    ...showLine(row, newest),
    // Written by savedColumns from what readSuggestedBody let pass.
    body: row.body as Json,
    suggestions: suggestions.map((one) => ({ ...one, verdict: showVerdict(byId.get(one.id)) })),
  };
}

function showLine(row: SetLine, newest: Newest | null): z.input<typeof suggestionSetSchema> {
  return {
    set: row.set_id,
    manuscript: row.manuscript_id,
    // Written by savedColumns from a PersonSnapshot.
    author: row.author as unknown as PersonSnapshot,
    base: { revision: row.base_revision, digest: row.base_digest },
    note: row.note,
    // The column's check allows these only.
    state: row.state as SetState,
    stale: row.base_digest !== newest?.digest,
    counts: {
      pending: row.state === 'open' ? row.suggested - row.accepted - row.rejected : 0,
      accepted: row.accepted,
      rejected: row.rejected,
    },
    savedAt: row.saved_at,
  };
}

function showVerdict(
  row: Omit<Awaited<ReturnType<typeof loadVerdicts>>[number], 'suggestion_id'> | undefined,
) {
  if (row === undefined) return null;
  const { reason, revision, at } = row;
  // The column's check allows these only; `by` is written by insertVerdicts from a PersonSnapshot.
  const verdict = row.verdict as Verdict['verdict'];
  return { verdict, reason, revision, at, by: row.by as unknown as PersonSnapshot };
}
