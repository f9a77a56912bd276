import type { RouteOutput } from '@sanshen/contract/route';
import type { readAttempt as readAttemptRoute } from '@sanshen/contract/training-examinations';
import type { PersonId } from '@sanshen/domain/kernel';
import { type AttemptId, askedOf, graceMinutes } from '@sanshen/domain/training';
import type { AppContext } from '../../platform/context.ts';
import { platformProblem } from '../../platform/problem.ts';
import { answersOf, findAttempt, findExamination, itemsOf, sheetOf } from './store.ts';

type Answer = RouteOutput<typeof readAttemptRoute>;

/** The caller's own sheet with what he has answered; nothing of what is right. Anybody else's is not there. Throws `request.notFound`. */
export async function readAttempt({ db, clock }: AppContext, person: PersonId, id: string): Promise<Answer> {
  // Checked by the route to be a UUID; an id that nobody has is found nowhere.
  const attempt = await findAttempt(db, id as AttemptId);
  if (attempt === null || attempt.person !== person) throw platformProblem('request.notFound');
  const examination = await findExamination(db, attempt.examination);
  if (examination === null) throw platformProblem('request.notFound');
  const { status, endsAt } = attempt;
  const head = {
    attempt: attempt.id,
    examination: examination.id,
    title: examination.title,
    ...{ status, endsAt, graceMinutes },
    now: clock.now(),
  };
  // What was asked is shown with the result, once it may be.
  if (status !== 'begun') return { ...head, questions: [] };
  const sheet = await sheetOf(db, attempt.id);
  const [items, answers] = await Promise.all([itemsOf(db, sheet), answersOf(db, attempt.id)]);
  const known = new Map(answers.map((one) => [one.position, one]));
  return {
    ...head,
    questions: sheet.flatMap((place, position) => {
      const item = items[position];
      if (item === undefined) return [];
      const { options, ...asked } = askedOf(item, place);
      const kept = known.get(position);
      // As the contract's schema read it.
      const answer = (kept?.answer ?? null) as Answer['questions'][number]['answer'];
      return [{ ...asked, options: [...options], answer, sequence: kept?.sequence ?? 0 }];
    }),
  };
}
