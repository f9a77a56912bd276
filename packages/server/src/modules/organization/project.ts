import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import {
  type Appointment,
  type OrganizationChange,
  type OrganizationEvent,
  type RosterPerson,
  standings,
} from '@sanshen/domain/organization';
import { sql } from 'kysely';
import { type Transaction, toJson } from '../../platform/db/database.ts';

/** What the ledger knows of an event besides its body. */
export interface EventContext {
  /** The organisation whose stream holds the event. */
  readonly organization: OrganizationId;
  readonly root: OrganizationId;
  readonly at: Instant;
  readonly by: PersonId | null;
}

/** Writes the rows that an event means. Rows of `organization_state` follow by {@link refreshStandings}. */
export async function project(
  trx: Transaction,
  event: OrganizationEvent,
  context: EventContext,
): Promise<void> {
  switch (event.kind) {
    case 'treeChanged':
      return projectChange(trx, event.change, context);
    case 'rosterRecorded':
      return projectRoster(trx, event.people, context);
    case 'appointed':
      return insertAppointments(trx, [event.appointment], context);
    case 'employmentSet':
      await trx
        .updateTable('employment')
        .set({ valid_to: event.from })
        .where('person_id', '=', event.person)
        .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', event.from)]))
        .execute();
      return insertEmployments(trx, [event], context);
    case 'qualificationAdded':
      return insertQualifications(trx, [{ person: event.person, ...event.qualification }], context);
    case 'leaveRecorded':
      await trx
        .insertInto('leave')
        .values({
          leave_id: event.id,
          root_id: context.root,
          person_id: event.person,
          valid_from: event.from,
          valid_to: event.to,
        })
        .execute();
      return;
    case 'appointmentEnded':
    case 'qualificationEnded':
    case 'leaveEnded':
      return projectEnd(trx, event);
  }
}

async function projectEnd(
  trx: Transaction,
  event: OrganizationEvent & { readonly kind: 'appointmentEnded' | 'qualificationEnded' | 'leaveEnded' },
): Promise<void> {
  // A period that had not begun yet becomes empty: it was never in force.
  const valid_to = sql<Instant>`greatest(${event.to}::timestamptz, valid_from)`;
  if (event.kind === 'appointmentEnded') {
    await trx
      .updateTable('appointment')
      .set({ valid_to })
      .where('appointment_id', '=', event.appointment)
      .execute();
  } else if (event.kind === 'qualificationEnded') {
    await trx
      .updateTable('qualification')
      .set({ valid_to })
      .where('qualification_id', '=', event.qualification)
      .execute();
  } else {
    await trx.updateTable('leave').set({ valid_to }).where('leave_id', '=', event.leave).execute();
  }
}

async function projectChange(
  trx: Transaction,
  change: OrganizationChange,
  context: EventContext,
): Promise<void> {
  const { root } = context;
  if (change.kind === 'founded') {
    await trx
      .insertInto('organization')
      .values({ organization_id: change.organization, root_id: root, version: 0 })
      .execute();
  }
  await sql`insert into organization_change
      (organization_id, root_id, sequence, effective_at, recorded_at, recorded_by, change)
    select ${change.organization}, ${root}::text, coalesce(max(sequence), 0) + 1,
      ${change.at}::timestamptz, ${context.at}::timestamptz, ${context.by}::text, ${toJson(change)}::jsonb
    from organization_change where root_id = ${root}`.execute(trx);
}

/** Computes anew how every organisation of a tree stands in each period, from the recorded changes. */
export async function refreshStandings(trx: Transaction, root: OrganizationId): Promise<void> {
  const rows = standings(await loadChanges(trx, root)).map((one) => ({
    organization_id: one.id,
    root_id: root,
    valid_from: one.from,
    valid_to: one.to,
    parent_id: one.parent,
    kind: one.kind,
    name: one.name,
    publicity_department: one.publicityDepartment,
    status: one.status,
    merged_into: one.mergedInto,
    path: one.path,
  }));
  await trx.deleteFrom('organization_state').where('root_id', '=', root).execute();
  for (let start = 0; start < rows.length; start += 1000) {
    await trx
      .insertInto('organization_state')
      .values(rows.slice(start, start + 1000))
      .execute();
  }
}

/** Every recorded change of a tree in the order of recording. */
export async function loadChanges(
  trx: Transaction,
  root: OrganizationId,
): Promise<readonly OrganizationChange[]> {
  const rows = await trx
    .selectFrom('organization_change')
    .select('change')
    .where('root_id', '=', root)
    .orderBy('sequence')
    .execute();
  // Written by projectChange and by nothing else.
  return rows.map((row) => row.change as unknown as OrganizationChange);
}

async function projectRoster(
  trx: Transaction,
  people: readonly RosterPerson[],
  context: EventContext,
): Promise<void> {
  if (people.length === 0) return;
  await trx
    .insertInto('person')
    .values(
      people.map((person) => ({
        person_id: person.id,
        root_id: context.root,
        organization_id: context.organization,
        name: person.name,
        registered_at: context.at,
      })),
    )
    .execute();
  const each = <Fact>(facts: (person: RosterPerson) => readonly Fact[]) =>
    people.flatMap((person) => facts(person).map((fact) => ({ ...fact, person: person.id })));
  await insertEmployments(
    trx,
    each((person) => person.employments),
    context,
  );
  await insertQualifications(
    trx,
    each((person) => person.qualifications),
    context,
  );
  await insertAppointments(
    trx,
    people.flatMap((person) => person.appointments),
    context,
  );
}

type EmploymentFact = RosterPerson['employments'][number] & { readonly person: PersonId };
type QualificationFact = RosterPerson['qualifications'][number] & { readonly person: PersonId };

async function insertEmployments(
  trx: Transaction,
  facts: readonly EmploymentFact[],
  { root }: EventContext,
): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map((fact) => ({
    employment_id: fact.id,
    root_id: root,
    person_id: fact.person,
    employment: fact.employment,
    valid_from: fact.from,
    valid_to: fact.to,
  }));
  await trx.insertInto('employment').values(rows).execute();
}

async function insertQualifications(
  trx: Transaction,
  facts: readonly QualificationFact[],
  { root }: EventContext,
): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map((fact) => ({
    qualification_id: fact.id,
    root_id: root,
    person_id: fact.person,
    kind: fact.kind,
    valid_from: fact.from,
    valid_to: fact.to,
  }));
  await trx.insertInto('qualification').values(rows).execute();
}

async function insertAppointments(
  trx: Transaction,
  appointments: readonly Appointment[],
  { root }: EventContext,
): Promise<void> {
  if (appointments.length === 0) return;
  const rows = appointments.map((one) => ({
    appointment_id: one.id,
    root_id: root,
    person_id: one.person,
    organization_id: one.organization,
    office: one.office,
    standing: one.standing,
    acting: one.acting,
    delegated_by: one.delegatedBy ?? null,
    valid_from: one.from,
    valid_to: one.to,
  }));
  await trx.insertInto('appointment').values(rows).execute();
}
