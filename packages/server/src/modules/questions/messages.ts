import { questionProblems } from '@sanshen/contract/questions';
import type { PublicMessage, PublicMessageId } from '@sanshen/domain/conversations';
import { brandId, type PersonId } from '@sanshen/domain/kernel';
import { decideQuestion, findDistress } from '@sanshen/domain/questions';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { holdPublicMessage, settlePublicMessage } from '../conversations/public.ts';
import { grantOf, snapshotOf, standpoint } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { factsOf } from './facts.ts';
import { groundOf } from './ground.ts';
import { questionsFrom } from './question-store.ts';
import { noticeDistress, receiveQuestion } from './receive.ts';
import { recordAny } from './record.ts';
import { changeText, deleteTexts } from './text-store.ts';

/** Makes a question of a comment or message; there it is passed on. Throws `request.notFound`, `questions.messageTaken`. */
export function questionFromMessage(
  context: AppContext,
  key: CommandKey,
  wish: { readonly person: PersonId; readonly message: string; readonly kind: string },
): Promise<{ readonly question: string }> {
  const { person, kind } = wish;
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const message = await holdPublicMessage(trx, brandId<PublicMessageId>(wish.message));
    if (message === null) throw platformProblem('request.notFound');
    const { id, organization, body: text } = message;
    const grant = await grantOf(trx, person, organization, 'handleQuestions', now);
    // To who may not see it, it does not exist.
    if (grant === null) throw platformProblem('request.notFound');
    if ((await questionsFrom(trx, [id])).length > 0)
      throw new Problem(questionProblems['questions.messageTaken']);
    const { facts } = await standpoint(trx, person, [organization], now);
    if (facts === null) throw platformProblem('access.forbidden');
    const by = snapshotOf(facts, grant.appointment.organization, now);
    const source = message.kind;
    const question = await receiveQuestion(trx, context, {
      organization,
      source,
      kind,
      text,
      message: id,
      by,
    });
    await settlePublicMessage(trx, id, { state: 'passedOn', at: now, by });
    return { question: question.id };
  });
}

/**
 * Looks at what the public wrote as it comes in: a message with signs of distress stands in the inbox of questions at once, where a person decides on it. The
 * message itself stays as it is. Questions that were made of a message follow its edits.
 */
export async function watchMessages(
  trx: Transaction,
  context: AppContext,
  messages: readonly PublicMessage[],
): Promise<void> {
  const known = await questionsFrom(
    trx,
    messages.map(({ id }) => id),
  );
  for (const { id, organization, body, kind: source } of messages) {
    const question = known.find((one) => one.message === id);
    if (question !== undefined) {
      if (question.purgedAt !== null) continue;
      await changeText(trx, question.id, body);
      await noticeDistress(
        trx,
        context,
        await groundOf(trx, question.organization, context.clock.now()),
        question,
        body,
      );
      continue;
    }
    if (findDistress(body).length === 0) continue;
    const kind = await lastKind(trx, context, organization);
    if (kind === null) continue;
    await receiveQuestion(trx, context, { organization, source, kind, text: body, message: id, by: null });
  }
}

/** The kind of what nobody has sorted: the rule book's last, which is its widest. Null where it says nothing of questions. */
async function lastKind(
  trx: Transaction,
  { clock }: AppContext,
  organization: PublicMessage['organization'],
): Promise<string | null> {
  const standing = await effectivePolicy(trx, organization, clock.now());
  return standing?.policy.questions.kinds.at(-1)?.id ?? null;
}

/** Forgets what was copied from messages that are deleted. */
export async function forgetMessages(
  trx: Transaction,
  messages: readonly PublicMessageId[],
  now: Parameters<typeof grantOf>[4],
): Promise<void> {
  for (const question of await questionsFrom(trx, messages)) {
    await deleteTexts(trx, question.id);
    const decided = decideQuestion(question, { kind: 'purge', why: 'platform' }, factsOf({ now }));
    if (decided.ok) await recordAny(trx, question, decided.events);
  }
}
