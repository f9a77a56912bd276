import type { explainManuscript } from '@sanshen/contract/organization-explanation';
import type { RouteOutput } from '@sanshen/contract/route';
import type { ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import { decidingActions } from '@sanshen/domain/organization';
import type { AppContext } from '../../platform/context.ts';
import { platformProblem } from '../../platform/problem.ts';
import { readingStates, viewManuscript } from './manuscript-view.ts';

/** Why a person sees a manuscript as far as he does (§11). Throws `request.notFound` for a hidden and for an unknown one alike. */
export async function explainView(
  context: AppContext,
  person: PersonId,
  manuscript: ManuscriptId,
): Promise<RouteOutput<typeof explainManuscript>> {
  const { view, row, seated } = await viewManuscript(context, context.db, person, manuscript);
  if (row === null || view === 'none') throw platformProblem('request.notFound');
  const state = readingStates[row.phase];
  return {
    organization: row.organization_id,
    view,
    state,
    seated,
    decides: [...decidingActions(state, seated)],
  };
}
