import { type LedgerNames, ledgerSentence } from '@sanshen/contract/ledger-sentences';
import type { readOrganizationTimeline } from '@sanshen/contract/organization-import';
import type { RouteOutput } from '@sanshen/contract/route';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { Entry } from '@sanshen/domain/ledger';
import type { OrganizationEvent } from '@sanshen/domain/organization';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import type { Page } from './read-history.ts';
import { organizationStream } from './record.ts';
import { ruleBookFor } from './rule-book.ts';

type Line = RouteOutput<typeof readOrganizationTimeline>['items'][number];

/** What everybody who reads an organisation's history may know; leave, employment and qualifications are not part of it. */
const kinds = ['treeChanged', 'rosterRecorded', 'appointed', 'appointmentEnded'].map(
  (kind) => `organization.${kind}`,
);

/** What was decided about an organisation, its offices and people, newest first, from the ledger itself. */
export async function timelineOf(
  db: Database,
  organization: OrganizationId,
  at: Instant,
  page: Page,
): Promise<RouteOutput<typeof readOrganizationTimeline>> {
  const before = decodeCursor(page.cursor, z.number().int());
  const { rows } = await sql<{ sequence: number; text: string }>`
    select sequence, text from ledger_entry where stream = ${organizationStream(organization)} and kind = any(${kinds}::text[])
      and (${before}::integer is null or sequence < ${before}::integer)
    order by sequence desc limit ${page.limit + 1}`.execute(db);
  // The ledger's own canonical text of an entry; its body is what record() wrote.
  const entries = rows.map(({ sequence, text }) => ({ sequence, entry: JSON.parse(text) as Entry }));
  const names = await namesFor(
    db,
    organization,
    entries.map(({ entry }) => entry),
    at,
  );
  return pageFrom(
    entries,
    page.limit,
    ({ sequence }) => sequence,
    ({ sequence, entry }) => lineOf(sequence, entry, names),
  );
}

function lineOf(sequence: number, entry: Entry, names: LedgerNames): Line {
  const event = eventOf(entry);
  const person = personIn(event);
  const { from, to } = periodOf(event, entry.at);
  const appointment = event.kind === 'appointmentEnded' ? names.appointment(event.appointment) : null;
  return {
    sequence,
    at: entry.at,
    effectiveFrom: from,
    effectiveTo: to,
    kind: event.kind === 'treeChanged' ? event.change.kind : event.kind,
    actor: { person: entry.actor.person, name: entry.actor.name },
    person: person === null ? null : { id: person, name: names.person(person) ?? person },
    office: event.kind === 'appointed' ? event.appointment.office : (appointment?.office ?? null),
    sentence: ledgerSentence(entry, names),
  };
}

function eventOf(entry: Entry): OrganizationEvent {
  // Only kinds of OrganizationEvent are selected, each written by record() or founding() from that type.
  return entry.body as unknown as OrganizationEvent;
}

function personIn(event: OrganizationEvent): string | null {
  if (event.kind === 'appointed') return event.appointment.person;
  return 'person' in event ? event.person : null;
}

function periodOf(
  event: OrganizationEvent,
  at: Instant,
): { readonly from: Instant; readonly to: Instant | null } {
  switch (event.kind) {
    case 'appointed':
      return event.appointment;
    case 'appointmentEnded':
      return { from: event.to, to: null };
    case 'treeChanged':
      return { from: event.change.at, to: null };
    default:
      return { from: at, to: null };
  }
}

async function namesFor(
  db: Database,
  organization: OrganizationId,
  entries: readonly Entry[],
  at: Instant,
): Promise<LedgerNames> {
  const events = entries.map(eventOf);
  const people = events.flatMap((event) => personIn(event) ?? []);
  const ended = events.flatMap((event) => (event.kind === 'appointmentEnded' ? event.appointment : []));
  const others = events.flatMap((event) =>
    event.kind !== 'treeChanged'
      ? []
      : [
          ...('parent' in event.change ? [event.change.parent] : []),
          ...('into' in event.change ? [event.change.into] : []),
        ],
  );
  const { rows } = await sql<{ what: 'person' | 'appointment' | 'organization'; id: string; name: string }>`
    select 'person' as what, person_id as id, name from person where person_id = any(${people}::text[])
    union all select 'appointment', appointment_id, office from appointment where appointment_id = any(${ended}::text[])
    union all select 'organization', organization_id, name from organization_state
      where organization_id = any(${[organization, ...others.filter((id) => id !== null)]}::text[])
        and valid_from <= ${at} and (valid_to is null or valid_to > ${at})`.execute(db);
  const known = new Map(rows.map((row) => [`${row.what}/${row.id}`, row.name]));
  const named = (what: string) => (id: string) => known.get(`${what}/${id}`) ?? null;
  const { offices, qualifications } = await ruleBookFor(db, organization, at);
  return {
    manuscript: () => null,
    channel: () => null,
    person: named('person'),
    organization: named('organization'),
    appointment: (id) => {
      const office = named('appointment')(id);
      return office === null ? null : { office };
    },
    office: (id) => offices.find((one) => one.id === id)?.name ?? null,
    qualification: (id) => qualifications.find((one) => one.id === id)?.name ?? null,
  };
}
