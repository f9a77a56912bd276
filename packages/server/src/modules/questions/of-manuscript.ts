import type { questionsOfManuscript as route } from '@sanshen/contract/questions';
import type { RouteOutput } from '@sanshen/contract/route';
import type { ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { grantOf } from '../organization/public.ts';
import { requireManuscriptView } from '../review/public.ts';
import { groundOf, kindName } from './ground.ts';
import { answeredBy } from './question-store.ts';

/**
 * The questions that a manuscript answers: how many, to everybody who reads it; which, only to those who deal with them, and to nobody a word of them. Throws
 * `request.notFound`, `access.forbidden`.
 */
export async function questionsOfManuscript(
  context: AppContext,
  person: PersonId,
  manuscript: ManuscriptId,
): Promise<RouteOutput<typeof route>> {
  const { db, clock } = context;
  const now = clock.now();
  await requireManuscriptView(context, db, person, manuscript, 'text');
  const answered = await answeredBy(db, manuscript);
  const items: RouteOutput<typeof route>['items'] = [];
  for (const { id, organization, kind, state } of answered) {
    if ((await grantOf(db, person, organization, 'handleQuestions', now)) === null) continue;
    items.push({
      question: id,
      kindName: kindName(await groundOf(db, organization, now), kind),
      state,
    });
  }
  return { answers: answered.length, items };
}
