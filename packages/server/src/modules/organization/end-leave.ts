import type { OrganizationEvent } from '@sanshen/domain/organization';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { openDelegationsBy } from './appointment-store.ts';
import { openPersonScene } from './person-scene.ts';
import { type Asker, record, refuse, requireNotPast } from './record.ts';

/** 销假: ends a leave; what the person delegated ends with it. Throws `organization.alreadyEnded`. */
export async function endLeave(
  trx: Transaction,
  clock: Clock,
  asker: Asker,
  leave: string,
  at: string | undefined,
): Promise<void> {
  const find = () =>
    trx
      .selectFrom('leave')
      .select(['person_id as person', 'valid_to as to'])
      .where('leave_id', '=', leave)
      .executeTakeFirst();
  const found = await find();
  if (found === undefined) throw platformProblem('request.notFound');
  const { person } = found;
  const { scene } = await openPersonScene(trx, clock, asker, person, { selfAllowed: true });
  const current = (await find())?.to ?? null;
  const to = at === undefined ? scene.now : requireNotPast(scene.now, at);
  if (current !== null && current <= to) throw refuse('organization.alreadyEnded');
  const delegated = await openDelegationsBy(trx, person, to);
  const events: OrganizationEvent[] = [{ kind: 'leaveEnded', leave, person, to }];
  for (const one of delegated) {
    events.push({ kind: 'appointmentEnded', appointment: one.id, person: one.person, to });
  }
  await record(scene, events);
}
