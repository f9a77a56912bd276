import { questionProblems } from '@sanshen/contract/questions';
import type { PersonId } from '@sanshen/domain/kernel';
import { decideQuestion } from '@sanshen/domain/questions';
import type { AppContext } from '../../platform/context.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { factsOf } from './facts.ts';
import { refusal } from './ground.ts';
import { recordAny } from './record.ts';
import { openScene } from './scene.ts';
import { readContact } from './text-store.ts';

/** How the asker can be reached; the look is recorded before it is given. Throws `request.notFound`, `access.forbidden`, `questions.noContact`. */
export function showContact(
  { db, clock, vault }: AppContext,
  person: PersonId,
  id: string,
): Promise<{ readonly contact: string }> {
  return db.transaction().execute(async (trx) => {
    const { question, snapshot, own, now } = await openScene(trx, person, id, clock.now());
    if (!own) throw platformProblem('access.forbidden');
    const contact = await readContact(trx, vault, question.id);
    if (contact === null) throw new Problem(questionProblems['questions.noContact']);
    const decided = decideQuestion(question, { kind: 'showContact' }, factsOf({ now, by: snapshot }));
    if (!decided.ok) throw refusal(decided.refusal);
    await recordAny(trx, question, decided.events);
    return { contact };
  });
}
