import type { PersonId } from '@sanshen/domain/kernel';
import type { PersonFacts } from '@sanshen/domain/organization';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { requirePerson } from './appoint.ts';
import { holdPerson, homeOf } from './appointment-store.ts';
import { type Asker, openScene, refuse, type Scene } from './record.ts';

/**
 * Opens a decision about a person in the stream of his own organisation. `selfAllowed` lets him decide it himself; otherwise nobody decides
 * about himself, whatever office he holds. Throws `request.notFound`, `organization.selfAppointment`, `access.forbidden`.
 */
export async function openPersonScene(
  trx: Transaction,
  clock: Clock,
  asker: Asker,
  person: PersonId,
  options: { readonly selfAllowed: boolean },
): Promise<{ readonly scene: Scene; readonly facts: PersonFacts }> {
  const home = await homeOf(trx, person);
  if (home === null) throw platformProblem('request.notFound');
  const self = person === asker.person;
  if (self && !options.selfAllowed) throw refuse('organization.selfAppointment');
  const scene = await openScene(trx, clock, asker, home.organization, self ? null : 'changeAppointments');
  await holdPerson(trx, person);
  return { scene, facts: await requirePerson(scene, person) };
}
