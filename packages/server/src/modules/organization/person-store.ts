import {
  type AppointmentId,
  brandId,
  type Instant,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import {
  type Appointment,
  type Employment,
  inForce,
  type Office,
  type OfficeStanding,
  type Period,
  type PersonFacts,
  type Qualification,
} from '@sanshen/domain/organization';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/db/database.ts';

/** Offices of one organisation whose holders are asked for. */
export interface OfficesOf {
  readonly organization: OrganizationId;
  readonly offices: readonly Office[];
}

/** Whose facts are asked for: people by id, and everyone who holds one of the offices at that moment. */
export interface PersonSelection {
  readonly people?: readonly PersonId[];
  readonly offices?: readonly OfficesOf[];
}

interface FactRow {
  readonly what: 'person' | 'employment' | 'qualification' | 'appointment' | 'leave';
  readonly person: PersonId;
  readonly id: string;
  readonly text: string;
  readonly organization: string | null;
  readonly standing: OfficeStanding | null;
  readonly acting: boolean | null;
  readonly delegated_by: string | null;
  readonly valid_from: Instant;
  readonly valid_to: Instant | null;
}

/**
 * Facts of people, in one query. Facts that ended before `at` are left out; later ones are there, so ask `inForce`. Employment is the one in
 * force at `at`; who has none counts as a volunteer, which gives least. Ids that nobody has are left out.
 */
export async function loadPersonFacts(
  db: Database | Transaction,
  selection: PersonSelection,
  at: Instant,
): Promise<PersonFacts[]> {
  const asked = selection.offices ?? [];
  const organizations = asked.flatMap(({ organization, offices }) => offices.map(() => organization));
  const names = asked.flatMap(({ offices }) => offices);
  const people = [...(selection.people ?? [])];
  if (people.length === 0 && names.length === 0) return [];
  const { rows } = await sql<FactRow>`
    with wanted as materialized (
      select unnest(${people}::text[]) as person_id
      union
      select person_id from appointment
      where organization_id = any(${organizations}::text[]) and office = any(${names}::text[])
        and (organization_id, office) in (select * from unnest(${organizations}::text[], ${names}::text[]))
        and valid_from <= ${at}::timestamptz and (valid_to is null or valid_to > ${at}::timestamptz)
    )
    select 'person' as what, person_id as person, person_id as id, name as text, null as organization,
      null as standing, null::boolean as acting, null as delegated_by, registered_at as valid_from, null::timestamptz as valid_to
    from person where person_id = any (array(select person_id from wanted))
    union all
    select 'employment', person_id, employment_id, employment, null, null, null, null, valid_from, valid_to
    from employment where person_id = any (array(select person_id from wanted))
      and (valid_to is null or valid_to > ${at}::timestamptz)
    union all
    select 'qualification', person_id, qualification_id, kind, null, null, null, null, valid_from, valid_to
    from qualification where person_id = any (array(select person_id from wanted))
      and (valid_to is null or valid_to > ${at}::timestamptz)
    union all
    select 'appointment', person_id, appointment_id, office, organization_id, standing, acting, delegated_by,
      valid_from, valid_to
    from appointment where person_id = any (array(select person_id from wanted))
      and (valid_to is null or valid_to > ${at}::timestamptz)
    union all
    select 'leave', person_id, leave_id, '', null, null, null, null, valid_from, valid_to
    from leave where person_id = any (array(select person_id from wanted))
      and (valid_to is null or valid_to > ${at}::timestamptz)`.execute(db);
  return assemble(rows, at);
}

interface Draft {
  readonly id: PersonId;
  name: string;
  employment: Employment;
  readonly appointments: Appointment[];
  readonly leaves: Period[];
  readonly qualifications: Qualification[];
}

function assemble(rows: readonly FactRow[], at: Instant): PersonFacts[] {
  const people = new Map<PersonId, Draft>();
  for (const row of rows) {
    if (row.what === 'person') {
      people.set(row.person, {
        id: row.person,
        name: row.text,
        employment: 'volunteer',
        appointments: [],
        leaves: [],
        qualifications: [],
      });
    }
  }
  for (const row of rows) {
    const person = people.get(row.person);
    if (person !== undefined) addFact(person, row, at);
  }
  return [...people.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function addFact(person: Draft, row: FactRow, at: Instant): void {
  const period = { from: row.valid_from, to: row.valid_to };
  switch (row.what) {
    case 'person':
      return;
    case 'employment':
      // The column's check allows the four natures of employment only.
      if (inForce(period, at)) person.employment = row.text as Employment;
      return;
    case 'qualification':
      person.qualifications.push({ kind: row.text, ...period });
      return;
    case 'leave':
      person.leaves.push(period);
      return;
    case 'appointment':
      person.appointments.push({
        id: brandId<AppointmentId>(row.id),
        person: row.person,
        organization: brandId<OrganizationId>(row.organization ?? ''),
        office: brandId<Office>(row.text),
        standing: row.standing ?? 'contentWorker',
        acting: row.acting ?? false,
        ...(row.delegated_by === null ? {} : { delegatedBy: brandId<PersonId>(row.delegated_by) }),
        ...period,
      });
  }
}
