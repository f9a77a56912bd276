import { ideaProblems } from '@sanshen/contract/planning-ideas';
import type { PersonId } from '@sanshen/domain/kernel';
import type { IdeaId } from '@sanshen/domain/planning';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { toJson } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { countRemarks } from './idea-store.ts';
import { openIdea } from './scene.ts';

/** Remarks that an idea takes; far more than any needs. */
const most = 500;

/** Says something on an idea: whoever plans content there, or approves. Throws `request.notFound`, `access.forbidden`, `planning.discussionFull`. */
export function sayOnIdea(
  context: AppContext,
  key: CommandKey,
  { person, idea: id, text }: { readonly person: PersonId; readonly idea: IdeaId; readonly text: string },
): Promise<{ readonly remark: string }> {
  return runCommand(context, key, async (trx) => {
    const { idea, mayPlan, approver, snapshot, now, organization } = await openIdea(
      trx,
      context.clock,
      person,
      id,
    );
    if (!mayPlan && !approver)
      throw platformProblem('access.forbidden', { organization, action: 'planContent' });
    if (((await countRemarks(trx, [id])).get(id) ?? 0) >= most)
      throw new Problem(ideaProblems['planning.discussionFull']);
    const remark = newId();
    await trx
      .insertInto('planning_remark')
      .values({
        idea_id: id,
        remark_id: remark,
        root_id: idea.root,
        author: toJson(snapshot),
        text,
        at: now,
      })
      .execute();
    await announce(trx, { kind: 'organization', id: organization });
    return { remark };
  });
}
