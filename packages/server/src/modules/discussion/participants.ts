import { brandId, type ManuscriptId, type PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { platformProblem } from '../../platform/problem.ts';
import { loadPersonFacts } from '../organization/public.ts';
import { readReviewOf, readState } from '../review/public.ts';
import { requireReader } from './access.ts';
import { loadSpeakers } from './comment-store.ts';

/** Who has a part in a manuscript now: author, editors, signers, who is waited for and who commented; by name. */
export async function participantsOf(context: AppContext, person: PersonId, manuscript: ManuscriptId) {
  await requireReader(context, person, manuscript);
  const state = await readState(context.db, manuscript);
  if (state === null) throw platformProblem('request.notFound');
  const { stages } = await readReviewOf(context, person, manuscript);
  const waiting = stages.flatMap((stage) => stage.seats).flatMap((seat) => seat.waitingFor);
  const ids = new Set([
    ...(state.author === null ? [] : [state.author]),
    ...state.edits.map((edit) => edit.person),
    ...state.signOffs.map((signOff) => signOff.signer.person),
    ...waiting.map((one) => brandId<PersonId>(one.person)),
    ...(await loadSpeakers(context.db, manuscript)),
  ]);
  const people = await loadPersonFacts(context.db, { people: [...ids] }, context.clock.now());
  return { people: people.map(({ id, name }) => ({ person: id, name })) };
}
