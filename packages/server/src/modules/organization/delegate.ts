import { type AppointmentId, brandId, type PersonId } from '@sanshen/domain/kernel';
import { type Appointment, covers, inForce, standInObstacle } from '@sanshen/domain/organization';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { platformProblem } from '../../platform/problem.ts';
import { requireNotHeld, requirePerson } from './appoint.ts';
import { findAppointment, holdPerson } from './appointment-store.ts';
import { type Asker, openScene, periodFrom, record, refuse } from './record.ts';

/**
 * Lets somebody act in the asker's own office within his leave. The substitute must be what the holder is: as firmly employed, with every
 * qualification that the holder has, in office in the same organisation, and not away. Gives the acting appointment's id.
 */
export async function delegate(
  trx: Transaction,
  clock: Clock,
  asker: Asker,
  id: AppointmentId,
  wish: { readonly person: string; readonly from?: string | undefined; readonly to: string },
): Promise<{ readonly id: AppointmentId }> {
  const own = await findAppointment(trx, id);
  if (own === null || own.person !== asker.person) throw platformProblem('request.notFound');
  if (own.acting) throw refuse('organization.actingCannotDelegate');
  const scene = await openScene(trx, clock, asker, own.organization, null);
  const person = brandId<PersonId>(wish.person);
  if (person === asker.person) throw refuse('organization.selfAppointment');
  const period = periodFrom(scene, wish);
  if (!covers(own, period)) throw refuse('organization.alreadyEnded');
  // Held, so that the leave cannot be ended beside this.
  await holdPerson(trx, asker.person);
  const holder = await requirePerson(scene, asker.person);
  if (!holder.leaves.some((leave) => covers(leave, period))) throw refuse('organization.notOnLeave');
  const substitute = await requirePerson(scene, person);
  const colleague = substitute.appointments.some(
    (one) => one.organization === own.organization && inForce(one, period.from),
  );
  const obstacle = colleague ? standInObstacle(holder, substitute, period) : 'otherOrganization';
  if (obstacle !== null) throw refuse('organization.substituteNotFit', { obstacle });
  const appointment: Appointment = {
    id: newId<AppointmentId>(),
    person,
    organization: own.organization,
    office: own.office,
    standing: own.standing,
    acting: true,
    delegatedBy: asker.person,
    ...period,
  };
  requireNotHeld(substitute, appointment);
  const actor = { ...scene.actor, office: own.office, organization: own.organization, acting: false };
  await record({ ...scene, actor }, [{ kind: 'appointed', appointment }]);
  return { id: appointment.id };
}
