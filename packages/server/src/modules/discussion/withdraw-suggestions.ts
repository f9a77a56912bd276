import { discussionProblems } from '@sanshen/contract/discussion-problems';
import type { ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { announce } from '../../platform/live/announce.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { requireReader } from './access.ts';
import { lockSet, updateSet } from './suggestion-store.ts';

/** Takes back one's own open set; what was settled of it stays so. Throws `request.notFound`, `access.forbidden` for another's. */
export async function withdrawSet(
  context: AppContext,
  key: CommandKey,
  request: { readonly manuscript: ManuscriptId; readonly person: PersonId; readonly set: string },
): Promise<void> {
  const { manuscript, person, set } = request;
  await requireReader(context, person, manuscript);
  await runCommand(context, key, async (trx) => {
    const row = await lockSet(trx, manuscript, set);
    if (row === null) throw platformProblem('request.notFound');
    if (row.author_id !== person) throw platformProblem('access.forbidden');
    if (row.state !== 'open') throw new Problem(discussionProblems['discussion.alreadySettled']);
    await updateSet(trx, row, { state: 'withdrawn' });
    await announce(trx, { kind: 'comment', id: manuscript });
  });
}
