import { discussionProblems } from '@sanshen/contract/discussion-problems';
import {
  acceptAll,
  asResult,
  isSuggestionOn,
  listSuggestions,
  mediaOf,
  parseBody,
  readSuggestedBody,
  type Suggestion,
  suggestedBodyOf,
} from '@sanshen/document';
import { brandId, type Digest, type Json, type ManuscriptId, type PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem } from '../../platform/problem.ts';
import { documentProblem, keepFilesOf, loadRevision, requireFiles } from '../content/public.ts';
import { tell } from '../review/public.ts';
import { requireSpeaker, type Speaker } from './access.ts';
import {
  insertSet,
  lockOpenSet,
  type NewSet,
  replaceSet,
  type SetRow,
  updateSet,
} from './suggestion-store.ts';

/**
 * Saves a person's tracked changes on the newest text, in the place of his open ones; gives the id of the set. Without its marks the body
 * must be exactly that text, so that nothing changes but what is marked. Throws the `discussion.*`, `document.*` and `content.*` problems.
 */
export async function saveSuggestionsOn(
  context: AppContext,
  key: CommandKey,
  request: {
    readonly manuscript: ManuscriptId;
    readonly person: PersonId;
    readonly base: string;
    readonly body: Json;
    readonly note: string;
  },
): Promise<string> {
  const { manuscript, person, note } = request;
  const speaker = await requireSpeaker(context, person, manuscript);
  if (request.base !== speaker.newest.digest) throw stale(speaker);
  const read = await readOn(context, speaker, request.body);
  await requireFiles(context, read.files, person, manuscript);
  return runCommand(context, key, async (trx) => {
    const open = await lockOpenSet(trx, manuscript, person);
    const { body, suggestions } = read;
    const { snapshot: author, newest: base, root } = speaker;
    const at = context.clock.now();
    const set = await keep(trx, open, {
      manuscript,
      set: newId(),
      root,
      author,
      base,
      body,
      suggestions,
      note,
      at,
    });
    await keepFilesOf(trx, manuscript, read.files);
    if (open === null) await tellAuthor(trx, speaker, set, at);
    await announce(trx, { kind: 'comment', id: manuscript });
    return set;
  });
}

function stale({ newest }: Speaker): Problem {
  return new Problem(discussionProblems['discussion.staleBase'], { current: newest.digest });
}

interface Read {
  readonly body: Json;
  readonly suggestions: readonly Suggestion[];
  readonly files: readonly Digest[];
}

async function readOn(context: AppContext, { manuscript, newest }: Speaker, raw: Json): Promise<Read> {
  const base = await loadRevision(context.db, manuscript, newest.digest);
  if (base === null) throw new Problem(discussionProblems['discussion.noSuchRevision']);
  const parsed = asResult(() => readSuggestedBody(raw));
  if (!parsed.ok) throw documentProblem(parsed.refusal);
  const marked = parsed.value;
  if (!isSuggestionOn(marked, base.content.body))
    throw new Problem(discussionProblems['discussion.baseDiffers']);
  const suggestions = listSuggestions(marked);
  if (suggestions.length === 0) throw new Problem(discussionProblems['discussion.noSuggestions']);
  const media = mediaOf(parseBody(acceptAll(marked)));
  const files = new Set(media.flatMap((one) => (one.file === null ? [] : [one.file])));
  return { body: suggestedBodyOf(marked), suggestions, files: [...files] };
}

/** Of a set that was settled in part, the verdicts stay; what is saved now is another one. */
async function keep(trx: Transaction, open: SetRow | null, saved: NewSet): Promise<string> {
  if (open !== null && open.accepted + open.rejected === 0) {
    await replaceSet(trx, { ...saved, set: open.set_id });
    return open.set_id;
  }
  if (open !== null) await updateSet(trx, open, { state: 'withdrawn' });
  // Lost against another request of the same person at the same moment: that one stands.
  if (!(await insertSet(trx, saved))) throw new Problem(discussionProblems['discussion.alreadySettled']);
  return saved.set;
}

async function tellAuthor(trx: Transaction, speaker: Speaker, set: string, at: Parameters<typeof tell>[2]) {
  const { author, manuscript } = speaker.state;
  if (author === null || author === speaker.person || manuscript === null) return;
  const details = { set, by: speaker.snapshot.name };
  await tell(trx, { kind: 'suggested', people: [brandId<PersonId>(author)], details }, at, manuscript);
}
