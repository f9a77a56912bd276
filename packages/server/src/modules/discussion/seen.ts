import { discussionProblems } from '@sanshen/contract/discussion-problems';
import type { ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { requireManuscriptView } from '../review/public.ts';

/** Up to which revision a person has seen a manuscript; nulls if he never said so. */
export async function seenBy(context: AppContext, person: PersonId, manuscript: ManuscriptId) {
  await requireManuscriptView(context, context.db, person, manuscript, 'text');
  const row = await context.db
    .selectFrom('manuscript_seen as seen')
    .innerJoin('revision', (join) =>
      join
        .onRef('revision.manuscript_id', '=', 'seen.manuscript_id')
        .onRef('revision.number', '=', 'seen.revision'),
    )
    .select(['seen.revision', 'revision.digest', 'seen.at'])
    .where('seen.manuscript_id', '=', manuscript)
    .where('seen.person_id', '=', person)
    .executeTakeFirst();
  return row ?? { revision: null, digest: null, at: null };
}

/** Notes that a person has seen a revision; an earlier one than before changes nothing. */
export async function markSeenBy(
  context: AppContext,
  key: CommandKey,
  request: { readonly person: PersonId; readonly manuscript: ManuscriptId; readonly revision: number },
): Promise<void> {
  const { person, manuscript, revision } = request;
  const row = await requireManuscriptView(context, context.db, person, manuscript, 'text');
  if (revision > row.revision) throw new Problem(discussionProblems['discussion.noSuchRevision']);
  await runCommand(context, key, async (trx) => {
    const kept = await trx
      .selectFrom('manuscript')
      .select('root_id')
      .where('manuscript_id', '=', manuscript)
      .executeTakeFirst();
    if (kept === undefined) throw platformProblem('request.notFound');
    const seen = { revision, at: context.clock.now() };
    await trx
      .insertInto('manuscript_seen')
      .values({ manuscript_id: manuscript, person_id: person, root_id: kept.root_id, ...seen })
      .onConflict((conflict) =>
        conflict
          .columns(['manuscript_id', 'person_id'])
          .doUpdateSet(seen)
          .where('manuscript_seen.revision', '<', revision),
      )
      .execute();
  });
}
