import type { PersonId } from '@sanshen/domain/kernel';
import type { Employment } from '@sanshen/domain/organization';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { openPersonScene } from './person-scene.ts';
import { type Asker, periodFrom, record } from './record.ts';

/** Sets a person's nature of employment (用工性质) from a date on; the one before ends there. Nobody sets his own. Gives the fact's id. */
export async function setEmployment(
  trx: Transaction,
  clock: Clock,
  asker: Asker,
  person: PersonId,
  wish: { readonly employment: Employment; readonly from?: string | undefined },
): Promise<{ readonly id: string }> {
  const { scene } = await openPersonScene(trx, clock, asker, person, { selfAllowed: false });
  const id: string = newId();
  const { from, to } = periodFrom(scene, { from: wish.from });
  await record(scene, [{ kind: 'employmentSet', id, person, employment: wish.employment, from, to }]);
  return { id };
}
