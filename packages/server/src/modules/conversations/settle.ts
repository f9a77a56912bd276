import { conversationProblems } from '@sanshen/contract/conversations';
import {
  answerHindrance,
  type PublicMessage,
  type PublicMessageId,
  type PublicMessageState,
} from '@sanshen/domain/conversations';
import type { Instant } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { holdPublicMessage, putAnswering, putState } from './message-store.ts';
import { recordSettled } from './record.ts';

/**
 * Says what became of a message: another module calls it in the transaction in which an answer or hiding is done, or a question is made of it. Whatever answer was
 * on its way is over with it. Repeating it changes nothing; a message that was deleted meanwhile is passed over, since nothing is left to say.
 */
export async function settlePublicMessage(
  trx: Transaction,
  id: PublicMessageId,
  settled: {
    readonly state: PublicMessageState;
    readonly at: Instant;
    /** Null for what the product does by itself. */
    readonly by: PersonSnapshot | null;
    readonly action?: string;
  },
): Promise<void> {
  const message = await holdPublicMessage(trx, id);
  if (message === null) return;
  const { state, at, by, action = null } = settled;
  if (message.state === state && message.answering === null) return;
  await putState(trx, id, { state, at, by, action });
  await recordSettled(trx, message, { state, at, by, action });
}

/**
 * Takes a message for one answer (compare-and-swap on its row): from now on until {@link settlePublicMessage} or {@link releaseAnswer} nobody else can ask for
 * another. `seen`: the version that the person saw, where he said so. Throws `request.notFound` and the `conversations.*` problems.
 */
export async function claimAnswer(
  trx: Transaction,
  id: PublicMessageId,
  claim: {
    readonly action: string;
    readonly by: PersonSnapshot;
    readonly at: Instant;
    readonly seen?: number | undefined;
  },
): Promise<PublicMessage> {
  const message = await holdPublicMessage(trx, id);
  if (message === null) throw platformProblem('request.notFound');
  const { action, by, at } = claim;
  const hindrance = answerHindrance(message, claim.seen ?? null);
  if (hindrance !== null) {
    const other = message.answering;
    throw new Problem(conversationProblems[hindrance], {
      state: message.state,
      version: message.version,
      by: other?.by.name ?? null,
      at: other?.at ?? null,
    });
  }
  await putAnswering(trx, id, { action, by, at });
  await announce(trx, { kind: 'conversation', id: message.organization });
  return message;
}

/** Gives a message free again whose answer was refused or has failed; nothing happens if another act holds it. */
export async function releaseAnswer(trx: Transaction, id: PublicMessageId, action: string): Promise<void> {
  const message = await holdPublicMessage(trx, id);
  if (message?.answering?.action !== action) return;
  await putAnswering(trx, id, null);
  await announce(trx, { kind: 'conversation', id: message.organization });
}
