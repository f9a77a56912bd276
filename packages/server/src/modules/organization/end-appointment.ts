import type { AppointmentId } from '@sanshen/domain/kernel';
import type { OrganizationEvent } from '@sanshen/domain/organization';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { findAppointment, openDelegationsBy } from './appointment-store.ts';
import { type Asker, openScene, record, refuse, requireNotPast } from './record.ts';

/**
 * Ends an appointment, and with it what its holder delegated of it. Its holder may lay it down himself; otherwise it takes the right to change
 * appointments. Throws `organization.alreadyEnded`.
 */
export async function endAppointment(
  trx: Transaction,
  clock: Clock,
  asker: Asker,
  id: AppointmentId,
  at: string | undefined,
): Promise<void> {
  const found = await findAppointment(trx, id);
  if (found === null) throw platformProblem('request.notFound');
  const own = found.person === asker.person;
  const scene = await openScene(trx, clock, asker, found.organization, own ? null : 'changeAppointments');
  // Read again: the scene holds the organisation now.
  const appointment = (await findAppointment(trx, id)) ?? found;
  const to = at === undefined ? scene.now : requireNotPast(scene.now, at);
  if (appointment.to !== null && appointment.to <= to) throw refuse('organization.alreadyEnded');
  const delegated = appointment.acting ? [] : await openDelegationsBy(trx, appointment.person, to);
  const ended = [
    appointment,
    ...delegated.filter(
      (one) => one.organization === appointment.organization && one.office === appointment.office,
    ),
  ];
  const events = ended.map(
    (one): OrganizationEvent => ({ kind: 'appointmentEnded', appointment: one.id, person: one.person, to }),
  );
  await record(scene, events);
}
