import { unanswered } from '@sanshen/domain/emergency';
import type { Instant } from '@sanshen/domain/kernel';
import type { AppContext } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/db/database.ts';
import { recipientsOf } from '../../organization/public.ts';
import { tell } from '../../review/public.ts';
import { groundOf } from '../plans/ground.ts';
import { callsPastTime, findCall } from './call-store.ts';
import { recordCall } from './record-call.ts';

/** Records who has not answered in time, and tells who called and who approves the unit's plans, so that they are reached another way. */
export async function chaseCalls({ db, clock, log }: AppContext): Promise<void> {
  const now = clock.now();
  for (const id of await callsPastTime(db, now)) {
    await db
      .transaction()
      .execute((trx) => chaseOne(trx, id, now))
      // One that cannot be chased keeps no other from it.
      .catch((error: unknown) => log.error({ err: error, call: id }, 'a call could not be chased'));
  }
}

async function chaseOne(trx: Transaction, id: string, now: Instant): Promise<void> {
  const call = await findCall(trx, id, true);
  if (call === null || call.overdueAt !== null || call.closed !== null) return;
  const silent = unanswered(call);
  await recordCall(trx, { kind: 'callOverdue', call: call.id, people: silent, at: now });
  if (silent.length === 0) return;
  const { organization, started } = call;
  const ground = await groundOf(trx, organization, now);
  const { recipients } = await recipientsOf(
    trx,
    organization,
    ground?.policy.offices.filter(({ standsFor }) => keeping.includes(standsFor)).map((one) => one.id) ?? [],
    now,
  );
  const people = new Set([started.by.person, ...recipients.map(({ person }) => person)]);
  const details = { call: id, organization, count: silent.length };
  const kind = call.drill ? 'emergencyCallSilentDrill' : 'emergencyCallSilent';
  await tell(trx, { kind, people: [...people], details }, now);
}

/** Whose business it is in the unit besides who called. */
const keeping: readonly string[] = ['mainLeader', 'leaderInCharge', 'departmentHead', 'platformLead'];
