import type { PersonId } from '@sanshen/domain/kernel';
import { overlaps } from '@sanshen/domain/organization';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { openPersonScene } from './person-scene.ts';
import { type Asker, periodFrom, record, refuse } from './record.ts';

/** Records that a person is away; he may do so himself. Gives the leave's id. Throws `organization.alreadyOnLeave`. */
export async function recordLeave(
  trx: Transaction,
  clock: Clock,
  asker: Asker,
  person: PersonId,
  wish: { readonly from?: string | undefined; readonly to: string | null },
): Promise<{ readonly id: string }> {
  const { scene, facts } = await openPersonScene(trx, clock, asker, person, { selfAllowed: true });
  const period = periodFrom(scene, wish);
  if (facts.leaves.some((leave) => overlaps(leave, period))) throw refuse('organization.alreadyOnLeave');
  const id: string = newId();
  await record(scene, [{ kind: 'leaveRecorded', id, person, ...period }]);
  return { id };
}
