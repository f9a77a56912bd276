import { discussionProblems } from '@sanshen/contract/discussion-problems';
import type { ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { announce } from '../../platform/live/announce.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { requireSpeaker } from './access.ts';
import {
  insertMessage,
  loadSpeakers,
  lockThread,
  type MessageKind,
  type ThreadRow,
} from './comment-store.ts';
import { requireMentions, tellOfMessage } from './mentions.ts';
import { requireWords } from './open-thread.ts';

/** Messages that a thread takes. */
export const mostMessages = 200;

/** Adds a message to a thread, resolves it or opens it again. Throws `request.notFound` and the `discussion.*` problems. */
export async function continueThread(
  context: AppContext,
  key: CommandKey,
  request: {
    readonly manuscript: ManuscriptId;
    readonly person: PersonId;
    readonly thread: string;
    readonly kind: MessageKind;
    readonly text: string;
    readonly mentions: readonly string[];
  },
): Promise<void> {
  const { manuscript, person, thread, kind, text } = request;
  const { snapshot } = await requireSpeaker(context, person, manuscript);
  if (kind === 'said') requireWords(text);
  const mentions = await requireMentions(context, manuscript, request.mentions);
  await runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const row = await lockThread(trx, manuscript, thread);
    if (row === null) throw platformProblem('request.notFound');
    requireRoom(row, kind);
    const earlier = await loadSpeakers(trx, manuscript, thread);
    await insertMessage(trx, row, { kind, author: snapshot, text, mentions, at });
    const by = { by: person, byName: snapshot.name };
    await tellOfMessage(trx, { manuscript, thread, ...by, mentions, earlier }, at);
    await announce(trx, { kind: 'comment', id: manuscript });
  });
}

function requireRoom(row: ThreadRow, kind: MessageKind): void {
  const resolved = row.resolved_at !== null;
  if (kind === 'resolved' && resolved) throw new Problem(discussionProblems['discussion.alreadyResolved']);
  if (kind === 'reopened' && !resolved) throw new Problem(discussionProblems['discussion.notResolved']);
  // To resolve is always possible, else a full thread could never be closed.
  if (kind !== 'resolved' && row.messages >= mostMessages)
    throw new Problem(discussionProblems['discussion.full']);
}
