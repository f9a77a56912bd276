import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Employment } from '@sanshen/domain/organization';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { type Asker, openScene, record } from './record.ts';

/** Registers a person with an organisation; gives his id. He holds no office yet. */
export async function registerPerson(
  trx: Transaction,
  clock: Clock,
  asker: Asker,
  organization: OrganizationId,
  wish: { readonly name: string; readonly employment: Employment },
): Promise<{ readonly id: PersonId }> {
  const scene = await openScene(trx, clock, asker, organization, 'changeAppointments');
  const id = newId<PersonId>();
  const employment = { id: newId(), employment: wish.employment, from: scene.now, to: null };
  const person = { id, name: wish.name, employments: [employment], qualifications: [], appointments: [] };
  await record(scene, [{ kind: 'rosterRecorded', people: [person] }]);
  return { id };
}
