import type { AppointmentId, Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Appointment, Office, OfficeStanding } from '@sanshen/domain/organization';
import type { Database, Transaction } from '../../platform/db/database.ts';

const columns = [
  'appointment_id as id',
  'person_id as person',
  'organization_id as organization',
  'office',
  'standing',
  'acting',
  'delegated_by',
  'valid_from as from',
  'valid_to as to',
] as const;

interface Row {
  readonly id: AppointmentId;
  readonly person: PersonId;
  readonly organization: OrganizationId;
  readonly office: Office;
  readonly standing: OfficeStanding;
  readonly acting: boolean;
  readonly delegated_by: PersonId | null;
  readonly from: Instant;
  readonly to: Instant | null;
}

function toAppointment({ delegated_by, ...row }: Row): Appointment {
  return delegated_by === null ? row : { ...row, delegatedBy: delegated_by };
}

/** An appointment by its id; null if there is none. */
export async function findAppointment(
  db: Database | Transaction,
  id: AppointmentId,
): Promise<Appointment | null> {
  const row = await db
    .selectFrom('appointment')
    .select(columns)
    .where('appointment_id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : toAppointment(row);
}

/** Appointments to offices of an organisation that have not ended by `at`, those that begin later included. */
export async function openAppointments(
  db: Database | Transaction,
  organization: OrganizationId,
  at: Instant,
): Promise<Appointment[]> {
  const rows = await db
    .selectFrom('appointment')
    .select(columns)
    .where('organization_id', '=', organization)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', at)]))
    .orderBy('appointment_id')
    .execute();
  return rows.map(toAppointment);
}

/** Acting appointments that a person gave to others and that have not ended by `at`. */
export async function openDelegationsBy(
  db: Database | Transaction,
  person: PersonId,
  at: Instant,
): Promise<Appointment[]> {
  const rows = await db
    .selectFrom('appointment')
    .select(columns)
    .where('delegated_by', '=', person)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', at)]))
    .orderBy('appointment_id')
    .execute();
  return rows.map(toAppointment);
}

/** Where a person's decisions are kept; null for an unknown person. */
export async function homeOf(
  db: Database | Transaction,
  person: PersonId,
): Promise<{ readonly organization: OrganizationId; readonly root: OrganizationId } | null> {
  const row = await db
    .selectFrom('person')
    .select(['organization_id as organization', 'root_id as root'])
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row ?? null;
}

/** Holds a person's row until the transaction ends, so that decisions about him are made one after another. */
export async function holdPerson(trx: Transaction, person: PersonId): Promise<void> {
  await trx
    .selectFrom('person')
    .select('person_id')
    .where('person_id', '=', person)
    .forUpdate()
    .executeTakeFirst();
}
