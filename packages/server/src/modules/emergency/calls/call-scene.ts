import type { Call } from '@sanshen/domain/emergency';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import { grantOf, inForce, type PersonSnapshot } from '@sanshen/domain/organization';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { snapshotOf, standpoint } from '../../organization/public.ts';
import { findCall } from './call-store.ts';

/** A call as somebody stands to it. */
export interface CallScene {
  readonly call: Call;
  readonly called: boolean;
  readonly starter: boolean;
  /** Whether he keeps the unit's contact tree. */
  readonly keeper: boolean;
  readonly by: PersonSnapshot;
}

/**
 * Opens a call for somebody who was called, started it, keeps the unit's contact tree or supervises it; for everybody else there is none. With `hold`, its row
 * is held until the transaction ends. Throws `request.notFound`.
 */
export async function openCall(
  db: Database | Transaction,
  person: PersonId,
  id: string,
  now: Instant,
  hold = false,
): Promise<CallScene> {
  const call = await findCall(db, id, hold);
  if (call === null) throw platformProblem('request.notFound');
  const { facts, tree } = await standpoint(db, person, [call.organization], now);
  if (facts === null) throw platformProblem('request.notFound');
  const may = (action: 'keepPlans' | 'readCalls') =>
    grantOf(tree, facts.appointments, call.organization, action, now) !== null;
  // Who has left every office since has no part in it any more.
  const serves = facts.appointments.some((one) => inForce(one, now));
  const called = serves && call.people.some((one) => one.person === person);
  const starter = serves && call.started.by.person === person;
  if (!called && !starter && !may('readCalls')) throw platformProblem('request.notFound');
  const home = facts.appointments.find((one) => one.organization === call.organization && inForce(one, now));
  const by = snapshotOf(facts, home?.organization ?? null, now);
  return { call, called, starter, keeper: may('keepPlans'), by };
}

/** Those who took part in a call, or keep the tree, record whom they reached. Throws `access.forbidden`. */
export function requireRecorder({ called, starter, keeper, by }: CallScene): PersonSnapshot {
  if (!called && !starter && !keeper) throw platformProblem('access.forbidden');
  return by;
}
