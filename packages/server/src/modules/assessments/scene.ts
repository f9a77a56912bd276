import type { Assessment } from '@sanshen/domain/assessments';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { Grant, PersonSnapshot } from '@sanshen/domain/organization';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { type Standing, standingTo } from '../organization/public.ts';
import { findAssessment } from './store.ts';

/** An assessment as a person stands to it. */
export interface Scene {
  readonly one: Assessment;
  /** As one of those who assess the unit. */
  readonly assessing: Grant | null;
  /** As one who may appeal for the unit. */
  readonly appealing: Grant | null;
  /** He holds an office of the unit himself: he decides nothing about it. */
  readonly ownCause: boolean;
  readonly snapshot: (grant: Grant) => PersonSnapshot;
}

/** Loads an assessment for a person. Drafts are seen by who assesses alone. Throws `request.notFound` for what he does not see. */
export async function openScene(
  db: Database | Transaction,
  person: PersonId,
  id: string,
  now: Instant,
  hold = false,
): Promise<Scene> {
  const one = await findAssessment(db, id, hold);
  if (one === null) throw platformProblem('request.notFound');
  const standing = await standingTo(db, person, [one.organization, one.assessor], now);
  if (!sees(standing, one)) throw platformProblem('request.notFound');
  return {
    one,
    assessing: assessGrant(standing, one),
    appealing: standing.grant(one.organization, 'appealAssessment'),
    ownCause: standing.grant(one.organization, 'readAssessments', one.organization) !== null,
    snapshot: (grant) => standing.snapshot(grant),
  };
}

/** Whether a person who stands so sees an assessment. */
export function sees(
  standing: Standing,
  one: Pick<Assessment, 'status' | 'organization' | 'assessor'>,
): boolean {
  if (assessGrant(standing, one) !== null) return true;
  return one.status !== 'draft' && standing.grant(one.organization, 'readAssessments') !== null;
}

/** By which appointment in the assessing organisation a person assesses the unit; null by none. */
export function assessGrant(
  standing: Standing,
  { organization, assessor }: Pick<Assessment, 'organization' | 'assessor'>,
): Grant | null {
  return standing.grant(organization, 'assessUnits', assessor);
}
