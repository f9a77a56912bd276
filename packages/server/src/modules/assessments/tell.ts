import type { Assessment } from '@sanshen/domain/assessments';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { OfficeStanding } from '@sanshen/domain/organization';
import type { Transaction } from '../../platform/db/database.ts';
import { peopleWithStanding } from '../channels/public.ts';
import { tell } from '../review/public.ts';

/** Who answers for a unit. */
const unitStandings: readonly OfficeStanding[] = [
  'mainLeader',
  'leaderInCharge',
  'departmentHead',
  'publicityLead',
];
const assessorStandings: readonly OfficeStanding[] = ['publicityLead', 'departmentHead', 'leaderInCharge'];

const detailsOf = (one: Assessment) => ({ assessment: one.id, title: one.period, unit: one.organization });

/** Tells those who answer for the unit, but for who acted. */
export async function tellUnit(
  trx: Transaction,
  kind: 'assessmentPublished' | 'assessmentDecided' | 'assessmentFinal',
  one: Assessment,
  actor: PersonId | null,
  at: Instant,
): Promise<void> {
  const all = await peopleWithStanding(trx, [one.organization], unitStandings, at);
  const people = all.filter((person) => person !== actor);
  if (people.length > 0) await tell(trx, { kind, people, details: detailsOf(one) }, at);
}

/** Tells those who assess that a unit appealed. */
export async function tellAssessor(
  trx: Transaction,
  one: Assessment,
  actor: PersonId,
  at: Instant,
): Promise<void> {
  const all = [
    one.drafted.by.person,
    ...(await peopleWithStanding(trx, [one.assessor], assessorStandings, at)),
  ];
  const people = [...new Set(all)].filter((person) => person !== actor);
  if (people.length > 0) await tell(trx, { kind: 'assessmentAppealed', people, details: detailsOf(one) }, at);
}
