import { type AppointmentId, brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { type Appointment, type Office, overlaps, type PersonFacts } from '@sanshen/domain/organization';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { homeOf } from './appointment-store.ts';
import { loadPersonFacts } from './person-store.ts';
import { type Asker, openScene, periodFrom, record, refuse, type Scene } from './record.ts';
import { requireOffice } from './rule-book.ts';

export interface AppointmentWish {
  readonly person: string;
  readonly office: string;
  readonly from?: string | undefined;
  readonly to: string | null;
}

/** Appoints a person of the same tree to an office that the rule book defines. Nobody appoints himself. Gives the appointment's id. */
export async function appoint(
  trx: Transaction,
  clock: Clock,
  asker: Asker,
  organization: OrganizationId,
  wish: AppointmentWish,
): Promise<{ readonly id: AppointmentId }> {
  const scene = await openScene(trx, clock, asker, organization, 'changeAppointments');
  return appointIn(scene, wish, false);
}

/** The part that full and acting appointments share. */
export async function appointIn(
  scene: Scene,
  wish: AppointmentWish,
  acting: boolean,
): Promise<{ readonly id: AppointmentId }> {
  const person = brandId<PersonId>(wish.person);
  if (person === scene.asker.id) throw refuse('organization.selfAppointment');
  const facts = await requirePerson(scene, person);
  const appointment: Appointment = {
    id: newId<AppointmentId>(),
    person,
    organization: scene.organization,
    office: brandId<Office>(wish.office),
    standing: await requireOffice(scene, wish.office),
    acting,
    ...periodFrom(scene, wish),
  };
  requireNotHeld(facts, appointment);
  await record(scene, [{ kind: 'appointed', appointment }]);
  return { id: appointment.id };
}

/** The facts of a person of the scene's tree. Throws `organization.personUnknown`. */
export async function requirePerson(scene: Scene, person: PersonId): Promise<PersonFacts> {
  const home = await homeOf(scene.trx, person);
  const [facts] = await loadPersonFacts(scene.trx, { people: [person] }, scene.now);
  if (facts === undefined || home?.root !== scene.root) throw refuse('organization.personUnknown');
  return facts;
}

/** Throws `organization.alreadyHeld` if the person holds the office at some moment of the new appointment. */
export function requireNotHeld(facts: PersonFacts, next: Appointment): void {
  const held = facts.appointments.some(
    (one) => one.organization === next.organization && one.office === next.office && overlaps(one, next),
  );
  if (held) throw refuse('organization.alreadyHeld');
}
