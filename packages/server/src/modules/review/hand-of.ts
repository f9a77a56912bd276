import type { Instant, ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { handIn, type ReviewState } from '@sanshen/domain/review';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { loadFacts } from './load-facts.ts';
import { readState } from './manuscript-store.ts';

/** A manuscript as it stands, and by which office a person has a hand in it; null if by none. */
export interface Hand {
  readonly state: ReviewState;
  readonly snapshot: PersonSnapshot | null;
}

/** By which office a person has a hand in a manuscript now. Throws `request.notFound` for an unknown manuscript. */
export async function handOf(
  db: Database | Transaction,
  person: PersonId,
  manuscript: ManuscriptId,
  now: Instant,
): Promise<Hand> {
  const state = await readState(db, manuscript);
  if (state === null || state.organization === null) throw platformProblem('request.notFound');
  const about = { actors: [person], organization: state.organization, pinned: state.pinned, inForce: null };
  const { facts } = await loadFacts(db, about, now);
  const actor = facts.people.find((one) => one.id === person);
  return { state, snapshot: actor === undefined ? null : handIn(state, actor, facts) };
}
