import type { Circular } from '@sanshen/domain/circulars';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { type Standing, standingTo } from '../organization/public.ts';
import { findCircular } from './store.ts';

/** A circular as a person stands to it. */
export interface CircularScene {
  readonly one: Circular;
  readonly standing: Standing;
  /** He is of who issues it or of those above: every receipt is his to see. */
  readonly seesAll: boolean;
}

/** Loads a circular for a person. Throws `request.notFound` for what he does not see: drafts are for those who work on them. */
export async function openCircular(
  db: Database | Transaction,
  person: PersonId,
  id: string,
  now: Instant,
  hold = false,
): Promise<CircularScene> {
  const one = await findCircular(db, id, hold);
  if (one === null) throw platformProblem('request.notFound');
  const places = [one.organization, ...one.envelope.recipients.map(({ unit }) => unit)];
  const standing = await standingTo(db, person, places, now);
  if (!seesCircular(standing, one)) throw platformProblem('request.notFound');
  return { one, standing, seesAll: seesAllOf(standing, one) };
}

function seesAllOf(standing: Standing, { organization }: Circular): boolean {
  const relation = standing.grant(organization, 'readCirculars')?.relation;
  return relation === 'own' || relation === 'above';
}

/** Whether a person who stands so sees a circular. */
export function seesCircular(standing: Standing, one: Circular): boolean {
  if (one.issued === null) return standing.grant(one.organization, 'draftCircular') !== null;
  if (seesAllOf(standing, one)) return true;
  return one.envelope.recipients.some(({ unit }) => standing.grant(unit, 'readCirculars') !== null);
}
