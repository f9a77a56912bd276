import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { grantOf, type PersonFacts, type PersonSnapshot } from '@sanshen/domain/organization';
import type { Question } from '@sanshen/domain/questions';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { snapshotOf, standpoint } from '../organization/public.ts';
import { type Ground, groundOf } from './ground.ts';
import { findQuestion, holdQuestion } from './question-store.ts';

/** A question, and a person who may see it. */
export interface Scene {
  readonly now: Instant;
  readonly question: Question;
  readonly person: PersonFacts;
  /** He works on content in the responsible office. */
  readonly own: boolean;
  /** He works on content in the office that a handover waits for. */
  readonly receiver: boolean;
  readonly snapshot: PersonSnapshot;
  readonly ground: Ground;
}

/** Opens a question to a person; in a transaction its row is held. Throws `request.notFound`: to who may not see it, it does not exist. */
export async function openScene(
  db: Database | Transaction,
  person: PersonId,
  id: string,
  now: Instant,
): Promise<Scene> {
  const question = db.isTransaction
    ? // The one is the other where isTransaction says so.
      await holdQuestion(db as Transaction, id)
    : await findQuestion(db, id);
  if (question === null) throw platformProblem('request.notFound');
  const to = question.handover?.to ?? null;
  const places = [question.organization, ...(to === null ? [] : [to])];
  const { facts, tree } = await standpoint(db, person, places, now);
  if (facts === null) throw platformProblem('request.notFound');
  const grantIn = (organization: OrganizationId) =>
    grantOf(tree, facts.appointments, organization, 'handleQuestions', now);
  const own = grantIn(question.organization);
  const receiving = to === null ? null : grantIn(to);
  const grant = own ?? receiving;
  if (grant === null) throw platformProblem('request.notFound');
  return {
    now,
    question,
    person: facts,
    own: own !== null,
    receiver: receiving !== null,
    snapshot: snapshotOf(facts, grant.appointment.organization, now),
    ground: await groundOf(db, question.organization, now),
  };
}
