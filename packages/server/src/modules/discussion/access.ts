import { discussionProblems } from '@sanshen/contract/discussion-problems';
import type { Digest, ManuscriptId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import type { ReviewState } from '@sanshen/domain/review';
import type { AppContext } from '../../platform/context.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { rootOf } from '../organization/public.ts';
import { handOf, requireManuscriptView } from '../review/public.ts';

/** The text that a manuscript has now. */
export interface Newest {
  readonly revision: number;
  readonly digest: Digest;
}

/** Someone who may take part in the discussion of a manuscript. */
export interface Speaker {
  readonly manuscript: ManuscriptId;
  readonly root: OrganizationId;
  readonly person: PersonId;
  readonly snapshot: PersonSnapshot;
  readonly state: ReviewState;
  readonly newest: Newest;
}

/** The newest text of a manuscript whose text a person may read; null before the first revision. Throws as {@link requireManuscriptView}. */
export async function requireReader(
  context: AppContext,
  person: PersonId,
  manuscript: ManuscriptId,
): Promise<Newest | null> {
  const row = await requireManuscriptView(context, context.db, person, manuscript, 'text');
  return row.digest === null ? null : { revision: row.revision, digest: row.digest };
}

/**
 * Who may say something about a manuscript: whoever may read its text and has a hand in it, as for findings. Throws `request.notFound`,
 * `access.forbidden`, `discussion.notInFlow`, or `discussion.closed` once it was abandoned.
 */
export async function requireSpeaker(
  context: AppContext,
  person: PersonId,
  manuscript: ManuscriptId,
): Promise<Speaker> {
  const newest = await requireReader(context, person, manuscript);
  const { state, snapshot } = await handOf(context.db, person, manuscript, context.clock.now());
  if (snapshot === null) throw new Problem(discussionProblems['discussion.notInFlow']);
  if (state.phase === 'abandoned') throw new Problem(discussionProblems['discussion.closed']);
  if (newest === null) throw new Problem(discussionProblems['discussion.noSuchRevision']);
  const root = state.organization === null ? null : await rootOf(context.db, state.organization);
  if (root === null) throw platformProblem('request.notFound');
  return { manuscript, root, person, snapshot, state, newest };
}
