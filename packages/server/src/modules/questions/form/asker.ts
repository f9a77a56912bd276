import { decideQuestion, type Question, type QuestionId, type Rating } from '@sanshen/domain/questions';
import type { AppContext } from '../../../platform/context.ts';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import { factsOf } from '../facts.ts';
import { findQuestion, holdQuestion } from '../question-store.ts';
import { recordAny } from '../record.ts';
import { deleteTexts, readNotes, readText } from '../text-store.ts';
import { digestOfCode } from './codes.ts';

/** What who holds a code may see of a question. */
export interface Held {
  readonly question: Question;
  readonly asked: string;
  /** The answer, once it went out; of the question that this one repeats where it was answered with that. */
  readonly answer: string | null;
}

async function idOf(db: Database | Transaction, code: string): Promise<QuestionId | null> {
  const row = await db
    .selectFrom('question_text')
    .select('question_id')
    .where('code_digest', '=', digestOfCode(code))
    .executeTakeFirst();
  return row?.question_id ?? null;
}

/** The question of a code; null where there is none, or no longer. */
export async function readHeld(db: Database | Transaction, code: string): Promise<Held | null> {
  const id = await idOf(db, code);
  if (id === null) return null;
  const question = await findQuestion(db, id);
  const asked = await readText(db, id);
  if (question === null || asked === null) return null;
  return { question, asked: asked.text, answer: await answerOf(db, question) };
}

async function answerOf(db: Database | Transaction, question: Question): Promise<string | null> {
  if (question.state !== 'answered') return null;
  const answered = question.lead === null ? question : await findQuestion(db, question.lead);
  const answer = answered?.answer;
  return answered == null || answer == null ? null : (await readNotes(db, answered.id)).text(answer.id);
}

/** Notes what the asker says of the answer; false where there is nothing to rate. */
export function rateAnswer({ db, clock }: AppContext, code: string, rating: Rating): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const id = await idOf(trx, code);
    const question = id === null ? null : await holdQuestion(trx, id);
    if (question === null) return false;
    const decided = decideQuestion(question, { kind: 'rate', rating }, factsOf({ now: clock.now() }));
    if (!decided.ok) return false;
    await recordAny(trx, question, decided.events);
    return true;
  });
}

/** Takes a question back and deletes what its asker wrote; `later` where a person has to look at it first, `unknown` where there is none. */
export function withdrawQuestion(
  { db, clock }: AppContext,
  code: string,
): Promise<'done' | 'later' | 'unknown'> {
  return db.transaction().execute(async (trx) => {
    const id = await idOf(trx, code);
    const question = id === null ? null : await holdQuestion(trx, id);
    if (question === null) return 'unknown';
    const decided = decideQuestion(question, { kind: 'withdraw' }, factsOf({ now: clock.now() }));
    if (!decided.ok) return 'later';
    await deleteTexts(trx, question.id);
    await recordAny(trx, question, decided.events);
    return 'done';
  });
}
