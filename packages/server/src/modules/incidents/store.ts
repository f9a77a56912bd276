import {
  applyIncident,
  type Incident,
  type IncidentEvent,
  type IncidentId,
  settledTakedowns,
} from '@sanshen/domain/incidents';
import type { Instant, OrganizationId, PersonId, PublicationId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';

/** An incident; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findIncident(
  db: Database | Transaction,
  id: string,
  hold = false,
): Promise<Incident | null> {
  const row = await db
    .selectFrom('incident')
    .select('incident')
    // Checked by the route to be a UUID; an id that nobody has is found nowhere.
    .where('incident_id', '=', id as IncidentId)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  // Written by projectIncident from this type and by nothing else.
  return row === undefined ? null : (row.incident as unknown as Incident);
}

/** Writes the rows that an event means. */
export async function projectIncident(
  trx: Transaction,
  event: IncidentEvent,
  at: Instant,
): Promise<Incident> {
  const before = event.kind === 'declared' ? null : await findIncident(trx, event.incident, true);
  const incident = applyIncident(before, event);
  const changing = {
    gravity: incident.gravity,
    status: incident.status,
    closed_at: incident.closed?.word.at ?? null,
    incident: toJson(incident),
  };
  await trx
    .insertInto('incident')
    .values({
      incident_id: incident.id,
      root_id: incident.root,
      organization_id: incident.organization,
      scenario: incident.scenario,
      declared_at: incident.declared.at,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('incident_id').doUpdateSet(changing))
    .execute();
  await trx
    .insertInto('incident_entry')
    .values({
      incident_id: incident.id,
      number: incident.entries,
      root_id: incident.root,
      at,
      event: toJson(event),
    })
    .execute();
  if ('publication' in event || event.kind === 'takedownOrdered') await projectTakedowns(trx, incident);
  return incident;
}

async function projectTakedowns(trx: Transaction, { id, root, takedowns }: Incident): Promise<void> {
  await trx
    .insertInto('incident_takedown')
    .values(
      takedowns.map(({ publication, state, before, after }) => ({
        incident_id: id,
        publication_id: publication,
        root_id: root,
        settled: settledTakedowns.includes(state),
        before_file: before?.file ?? null,
        after_file: after?.file ?? null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['incident_id', 'publication_id']).doUpdateSet((row) => ({
        settled: row.ref('excluded.settled'),
        before_file: row.ref('excluded.before_file'),
        after_file: row.ref('excluded.after_file'),
      })),
    )
    .execute();
}

/** The time line as the ledger has it, oldest first. */
export async function entriesOf(db: Database, id: IncidentId): Promise<readonly IncidentEvent[]> {
  const rows = await db
    .selectFrom('incident_entry')
    .select('event')
    .where('incident_id', '=', id)
    .orderBy('number')
    .execute();
  // As above.
  return rows.map((row) => row.event as unknown as IncidentEvent);
}

/** Open incidents in which a publication is being taken down. */
export async function takenDownFor(trx: Transaction, publication: PublicationId): Promise<IncidentId[]> {
  const rows = await trx
    .selectFrom('incident_takedown')
    .select('incident_id')
    .where('publication_id', '=', publication)
    .where('settled', '=', false)
    .execute();
  return rows.map((row) => row.incident_id);
}

/** Incidents of some organisations, newest first. Throws `request.cursorInvalid`. */
export async function listFrom(
  db: Database,
  organizations: readonly OrganizationId[],
  page: {
    readonly cursor?: string | undefined;
    readonly limit: number;
    readonly state: 'open' | 'all';
  },
): Promise<{ readonly items: Incident[]; readonly next: string | null }> {
  const after = decodeCursor(page.cursor, z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]));
  const rows = await db
    .selectFrom('incident')
    .select(['incident', 'declared_at', 'incident_id'])
    .where('organization_id', 'in', [...organizations])
    .$if(page.state === 'open', (query) => query.where('status', '=', 'open'))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(declared_at, incident_id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('declared_at', 'desc')
    .orderBy('incident_id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageFrom(
    rows,
    page.limit,
    (row) => [row.declared_at, row.incident_id],
    // As above.
    (row) => row.incident as unknown as Incident,
  );
}

/** Incidents that an organisation declared in a time. */
export async function incidentsBetween(
  db: Database | Transaction,
  organization: OrganizationId,
  from: Instant,
  to: Instant,
): Promise<readonly Incident[]> {
  const rows = await db
    .selectFrom('incident')
    .select('incident')
    .where('organization_id', '=', organization)
    .where('declared_at', '>=', from)
    .where('declared_at', '<', to)
    .orderBy('declared_at')
    .execute();
  // As above.
  return rows.map((row) => row.incident as unknown as Incident);
}

/** People who hold an office of an organisation now, by name. */
export async function staffOf(
  db: Database | Transaction,
  organization: OrganizationId,
  at: Instant,
): Promise<readonly { readonly person: PersonId; readonly name: string }[]> {
  return db
    .selectFrom('appointment')
    .innerJoin('person', 'person.person_id', 'appointment.person_id')
    .select(['person.person_id as person', 'person.name as name'])
    .distinct()
    .where('appointment.organization_id', '=', organization)
    .where('appointment.standing', 'not in', ['administrator'])
    .where('appointment.valid_from', '<=', at)
    .where((row) => row.or([row('appointment.valid_to', 'is', null), row('appointment.valid_to', '>', at)]))
    .orderBy('name')
    .orderBy('person')
    .execute();
}
