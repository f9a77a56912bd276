import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { OrganizationChange } from '@sanshen/domain/organization';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';

export interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What was decided about an organisation, newest first. */
export async function historyOf(db: Database, organization: OrganizationId, page: Page) {
  const after = decodeCursor(page.cursor, z.number().int());
  const rows = await db
    .selectFrom('organization_change')
    .select(['sequence', 'effective_at', 'recorded_at', 'recorded_by', 'change'])
    .where('organization_id', '=', organization)
    .$if(after !== null, (query) => query.where('sequence', '<', after))
    .orderBy('sequence', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageFrom(
    rows,
    page.limit,
    (row) => row.sequence,
    (row) => {
      // Written by the projection of OrganizationChange and by nothing else.
      const change = row.change as unknown as OrganizationChange;
      return {
        sequence: row.sequence,
        kind: change.kind,
        effectiveAt: row.effective_at,
        recordedAt: row.recorded_at,
        recordedBy: row.recorded_by,
        name: 'name' in change ? change.name : null,
        parent: 'parent' in change ? change.parent : null,
        into: 'into' in change ? change.into : null,
      };
    },
  );
}

/** Appointments to an organisation's offices, ended ones included, newest first. */
export async function appointmentsOf(db: Database, organization: OrganizationId, page: Page) {
  const after = decodeCursor(page.cursor, z.tuple([z.string(), z.string()]));
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('person', 'person.person_id', 'appointment.person_id')
    .select([
      'appointment_id as id',
      'appointment.person_id as person',
      'appointment.organization_id as organization',
      'office',
      'acting',
      'delegated_by as delegatedBy',
      'valid_from as from',
      'valid_to as to',
      'name',
    ])
    .where('appointment.organization_id', '=', organization)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(valid_from, appointment_id) < (${after?.[0]}::timestamptz, ${after?.[1]}::text)`,
      ),
    )
    .orderBy('valid_from', 'desc')
    .orderBy('appointment_id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageFrom(
    rows,
    page.limit,
    (row) => [row.from, row.id],
    (row) => row,
  );
}

/** People registered with an organisation or in office there at `at`, by name. */
export async function peopleOf(db: Database, organization: OrganizationId, at: Instant, page: Page) {
  const after = decodeCursor(page.cursor, z.tuple([z.string(), z.string()]));
  const held = sql`held.organization_id = ${organization} and held.valid_from <= ${at}::timestamptz
    and (held.valid_to is null or held.valid_to > ${at}::timestamptz)`;
  const { rows } = await sql<{ person: string; name: string; offices: string[] }>`
    select person.person_id as person, person.name,
      array(select distinct held.office from appointment held
        where held.person_id = person.person_id and ${held} order by 1) as offices
    from person
    where person.person_id in (
        select own.person_id from person own where own.organization_id = ${organization}
        union select held.person_id from appointment held where ${held})
      and (${after === null} or (person.name, person.person_id) > (${after?.[0] ?? ''}::text, ${after?.[1] ?? ''}::text))
    order by person.name, person.person_id limit ${page.limit + 1}`.execute(db);
  return pageFrom(
    rows,
    page.limit,
    (row) => [row.name, row.person],
    (row) => row,
  );
}
