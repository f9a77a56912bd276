import type { RouteOutput } from '@sanshen/contract/route';
import type { readResult as readResultRoute } from '@sanshen/contract/training-examinations';
import type { PersonId } from '@sanshen/domain/kernel';
import { type AttemptId, fromSheet, graceMinutes, type Item } from '@sanshen/domain/training';
import type { AppContext } from '../../platform/context.ts';
import { platformProblem } from '../../platform/problem.ts';
import { closesAfter } from './begin-attempt.ts';
import { lacksOf } from './certify.ts';
import { refusal } from './ground.ts';
import { answersOf, findAttempt, findExamination, itemsOf, sheetOf } from './store.ts';

type Result = RouteOutput<typeof readResultRoute>;

/**
 * The caller's own result. What was right is shown once nobody can sit the examination any more, so that nobody tells the next one. Throws `request.notFound`,
 * `training.resultNotOut` while the sitting is open.
 */
export async function readResult({ db, clock }: AppContext, person: PersonId, id: string): Promise<Result> {
  const now = clock.now();
  // Checked by the route to be a UUID; an id that nobody has is found nowhere.
  const attempt = await findAttempt(db, id as AttemptId);
  if (attempt === null || attempt.person !== person) throw platformProblem('request.notFound');
  const examination = await findExamination(db, attempt.examination);
  if (examination === null) throw platformProblem('request.notFound');
  if (attempt.status === 'begun') throw refusal('training.resultNotOut');
  const opensAnswersAt = closesAfter(examination.closesAt, graceMinutes);
  const certificate = await db
    .selectFrom('training_certificate')
    .select('certificate_id')
    .where('attempt_id', '=', attempt.id)
    .executeTakeFirst();
  const lacks = certificate === undefined ? await lacksOf(db, examination, attempt, now) : null;
  return {
    title: examination.title,
    status: attempt.status,
    score: attempt.score,
    passScore: examination.passScore,
    passed: attempt.passed,
    how: attempt.how,
    lacks,
    certificate: certificate?.certificate_id ?? null,
    opensAnswersAt,
    questions: now < opensAnswersAt ? [] : await explained(db, attempt.id),
  };
}

async function explained(db: AppContext['db'], id: AttemptId): Promise<Result['questions']> {
  const sheet = await sheetOf(db, id);
  const [items, answers, responses] = await Promise.all([
    itemsOf(db, sheet),
    answersOf(db, id),
    db.selectFrom('training_response').select(['position', 'reached']).where('attempt_id', '=', id).execute(),
  ]);
  const reached = new Map(responses.map((row) => [row.position, row.reached]));
  const given = new Map(answers.map((one) => [one.position, one.answer]));
  return sheet.flatMap((place, position) => {
    // Its lists are only read.
    const item = items[position] as (Item & Pick<Result['questions'][number], 'content'>) | undefined;
    if (item === undefined) return [];
    const answer = given.get(position);
    return [
      {
        stem: item.stem,
        points: place.points,
        reached: reached.get(position) ?? null,
        // By the places of the item, as its options are shown here; the contract's schema read it.
        answer: (answer === undefined
          ? null
          : fromSheet(answer, place)) as Result['questions'][number]['answer'],
        content: item.content,
        explanation: item.explanation,
      },
    ];
  });
}
