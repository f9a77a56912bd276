import { discussionProblems } from '@sanshen/contract/discussion-problems';
import { anchorAt, type TextAnchor } from '@sanshen/document';
import { brandId, type Digest, type ManuscriptId, type PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { announce } from '../../platform/live/announce.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem } from '../../platform/problem.ts';
import { requireSpeaker } from './access.ts';
import { countThreads, insertMessage, insertThread } from './comment-store.ts';
import { type DiscussedTexts, isTextField, loadTexts } from './discussed-text.ts';
import { requireMentions, tellOfMessage } from './mentions.ts';

/** Threads that a manuscript takes; far more than a review has. */
export const mostThreads = 1000;

/** Opens a comment thread on a revision; gives its id. Throws the `discussion.*` problems. */
export async function openThreadOn(
  context: AppContext,
  key: CommandKey,
  request: {
    readonly manuscript: ManuscriptId;
    readonly person: PersonId;
    readonly revision: number;
    readonly field: string | null;
    readonly anchor: TextAnchor | null;
    readonly text: string;
    readonly mentions: readonly string[];
  },
): Promise<string> {
  const { manuscript, person, revision, field, text } = request;
  const { root, snapshot } = await requireSpeaker(context, person, manuscript);
  const texts = (await loadTexts(context.db, manuscript, [revision])).get(revision);
  if (texts === undefined) throw new Problem(discussionProblems['discussion.noSuchRevision']);
  requireWords(text);
  const anchor = request.anchor === null ? null : requireQuote(texts, field, request.anchor);
  const mentions = await requireMentions(context, manuscript, request.mentions);
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    if ((await countThreads(trx, manuscript)) >= mostThreads)
      throw new Problem(discussionProblems['discussion.full']);
    const thread = newId();
    const digest = brandId<Digest>(texts.digest);
    await insertThread(trx, { manuscript, thread, root, revision, digest, field, anchor, at });
    const row = { manuscript_id: manuscript, thread_id: thread, root_id: root, messages: 0 };
    await insertMessage(trx, row, { kind: 'said', author: snapshot, text, mentions, at });
    const by = { by: person, byName: snapshot.name };
    await tellOfMessage(trx, { manuscript, thread, ...by, mentions, earlier: [] }, at);
    await announce(trx, { kind: 'comment', id: manuscript });
    return thread;
  });
}

/** Throws `discussion.messageEmpty` unless a message says something. */
export function requireWords(text: string): void {
  if (text.trim() === '') throw new Problem(discussionProblems['discussion.messageEmpty']);
}

/** What is quoted must stand there: whoever reads it later relies on it. */
function requireQuote(texts: DiscussedTexts, field: string | null, given: TextAnchor): TextAnchor {
  const differs = new Problem(discussionProblems['discussion.quoteDiffers']);
  if (!isTextField(field)) throw differs;
  try {
    const anchor = anchorAt(texts[field], given.from, given.to);
    if (anchor.quote === given.quote) return anchor;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw differs;
}
