import type { PublicMessageId } from '@sanshen/domain/conversations';
import { brandId } from '@sanshen/domain/kernel';
import { decideQuestion, type Question } from '@sanshen/domain/questions';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { readPublicMessage } from '../conversations/public.ts';
import { askInTransaction, prepareAction } from '../interaction/public.ts';
import { afterAnswer } from './after-step.ts';
import { factsOf } from './facts.ts';
import { refusal } from './ground.ts';
import { findQuestion, holdQuestion } from './question-store.ts';
import { recordAny } from './record.ts';
import { tellOf } from './tell.ts';
import { readNotes } from './text-store.ts';

/** An approved reply, its text checked, in the name of who wrote it. */
export type PreparedReply = Awaited<ReturnType<typeof prepareAction>>;

const purpose = '答复青年提问';

/**
 * Has the text of a reply checked before the transaction in which it is approved. Null where the answer goes another way. Throws `request.notFound` where the
 * message is gone, and as asking for an act.
 */
export async function prepareReply(
  context: AppContext,
  id: string,
  answer: string,
): Promise<PreparedReply | null> {
  const question = await findQuestion(context.db, id);
  const waits = question?.answer;
  if (question?.message == null || waits?.id !== answer || waits.way !== 'reply') return null;
  const message = await readPublicMessage(context.db, brandId<PublicMessageId>(question.message));
  const text = (await readNotes(context.db, question.id)).text(answer);
  if (message === null || text === null) return null;
  return prepareAction(context, waits.by.person, {
    channel: message.channel,
    action: message.kind === 'message' ? 'directMessage' : 'reply',
    purpose,
    target: { message: message.id },
    text,
  });
}

/**
 * Asks for the act that carries an approved reply to the platform, in the name of its writer: whether and when it goes out is decided there, by a person or a
 * standing approval. Gives the act's id. Throws `questions.replyImpossible` where the message is gone.
 */
export async function passOnReply(
  trx: Transaction,
  context: AppContext,
  { answer }: Question,
  reply: PreparedReply | null,
): Promise<string> {
  if (reply === null || answer === null) throw refusal('questions.replyImpossible');
  return (await askInTransaction(trx, context, answer.by.person, reply)).act;
}

/** Looks at what became of replies on their way: answered where the message is, open again where the act came to nothing. */
export async function followReplies({ db, clock }: AppContext): Promise<void> {
  const rows = await db
    .selectFrom('question')
    .select(['question_id', 'answer_action', 'message_id'])
    .where('answer_action', 'is not', null)
    .where('settled_at', 'is', null)
    .where('state', '=', 'approved')
    .limit(500)
    .execute();
  for (const { question_id, answer_action: action, message_id } of rows) {
    if (action === null || message_id === null) continue;
    const message = await readPublicMessage(db, brandId<PublicMessageId>(message_id));
    // Still on its way.
    if (message?.answering?.action === action) continue;
    const kind = message?.state === 'answered' ? 'noteDone' : 'noteFailed';
    await db.transaction().execute(async (trx) => {
      const question = await holdQuestion(trx, question_id);
      if (question === null) return;
      const now = clock.now();
      const decided = decideQuestion(question, { kind, action }, factsOf({ now }));
      if (!decided.ok || decided.events.length === 0) return;
      const after = await recordAny(trx, question, decided.events);
      if (after.state === 'answered') return afterAnswer(trx, { clock }, after);
      const writer = question.answer?.by.person;
      await tellOf(trx, 'questionAnswerFailed', writer === undefined ? [] : [writer], after, now);
    });
  }
}
