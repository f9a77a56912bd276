import { discussionProblems } from '@sanshen/contract/discussion-problems';
import type { Suggestion } from '@sanshen/document';
import type { ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import { isEditor } from '@sanshen/domain/review';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { tell } from '../review/public.ts';
import { requireSpeaker } from './access.ts';
import {
  insertVerdicts,
  loadVerdicts,
  lockSet,
  type SetRow,
  updateSet,
  type Verdict,
} from './suggestion-store.ts';

/**
 * Notes which suggestions were taken and which not. The text itself comes by way of a revision, which is named when anything was taken.
 * Several settlements may follow one another until everything is settled. Throws `request.notFound` and the `discussion.*` problems.
 */
export async function settleSet(
  context: AppContext,
  key: CommandKey,
  request: {
    readonly manuscript: ManuscriptId;
    readonly person: PersonId;
    readonly set: string;
    readonly verdicts: readonly Verdict[];
    readonly revision: number | null;
  },
): Promise<void> {
  const { manuscript, person, set, verdicts, revision } = request;
  const { state, snapshot, newest } = await requireSpeaker(context, person, manuscript);
  if (!isEditor(state, person)) throw new Problem(discussionProblems['discussion.notTheAuthor']);
  await runCommand(context, key, async (trx) => {
    const row = await lockSet(trx, manuscript, set);
    if (row === null) throw platformProblem('request.notFound');
    await requireOpen(trx, row, verdicts);
    requireRevision(row, verdicts, revision, newest.revision);
    const at = context.clock.now();
    await insertVerdicts(trx, row, verdicts, { by: snapshot, at, revision });
    const accepted = row.accepted + verdicts.filter((one) => one.verdict === 'accepted').length;
    const rejected = row.rejected + verdicts.length - (accepted - row.accepted);
    const done = accepted + rejected === row.suggested;
    await updateSet(trx, row, { state: done ? 'settled' : 'open', accepted, rejected });
    const people = row.author_id === person || !done ? [] : [row.author_id];
    const details = { set, by: snapshot.name, accepted, rejected };
    await tell(trx, { kind: 'suggestionsSettled', people, details }, at, manuscript);
    await announce(trx, { kind: 'comment', id: manuscript });
  });
}

async function requireOpen(trx: Transaction, row: SetRow, verdicts: readonly Verdict[]): Promise<void> {
  // Written by savedColumns from what listSuggestions gave.
  const known = new Set((row.suggestions as readonly Suggestion[]).map((one) => one.id));
  const ids = verdicts.map((one) => one.id);
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined || ids.length === 0)
    throw new Problem(discussionProblems['discussion.suggestionUnknown'], { id: unknown ?? null });
  const settled = new Set(
    (await loadVerdicts(trx, row.manuscript_id, row.set_id)).map((one) => one.suggestion_id),
  );
  const twice = new Set(ids).size < ids.length || ids.some((id) => settled.has(id));
  if (row.state !== 'open' || twice) throw new Problem(discussionProblems['discussion.alreadySettled']);
}

/** What was taken stands in a revision after the one that was marked. */
function requireRevision(
  row: SetRow,
  verdicts: readonly Verdict[],
  revision: number | null,
  newest: number,
): void {
  const taken = verdicts.some((one) => one.verdict === 'accepted');
  const missing = taken && (revision === null || revision <= row.base_revision);
  if (missing || (revision !== null && revision > newest))
    throw new Problem(discussionProblems['discussion.noSuchRevision']);
}
