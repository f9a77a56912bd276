import type { CalendarEvent } from '@sanshen/domain/calendar';
import type { Instant, Json, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Action, PersonSnapshot } from '@sanshen/domain/organization';
import { z } from 'zod';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { platformProblem } from '../../platform/problem.ts';
import { appendEntry, type Projection } from '../ledger/public.ts';
import { actorOf, organizationStream, requireGrant, snapshotOf, standpoint } from '../organization/public.ts';
import { projectDates } from './date-store.ts';
import { projectEntry } from './entry-store.ts';

/** Where an event belongs. */
export interface Place {
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
}

/** Who decides about a unit's calendar, as he stands now. Throws `access.forbidden`. */
export async function requireDecider(
  trx: Transaction,
  person: PersonId,
  organization: OrganizationId,
  action: Action,
  at: Instant,
): Promise<PersonSnapshot> {
  const grant = await requireGrant(trx, person, organization, action, at);
  const { facts } = await standpoint(trx, person, [organization], at);
  if (facts === null) throw platformProblem('access.forbidden');
  return snapshotOf(facts, grant.appointment.organization, at);
}

/** Records a decision about a calendar in the stream of its unit, and tells every server. */
export async function recordCalendar(trx: Transaction, place: Place, event: CalendarEvent): Promise<void> {
  const { by, at } = event.decided;
  await appendEntry(trx, {
    stream: organizationStream(place.organization),
    at,
    actor: await actorOf(trx, by, at),
    kind: `calendar.${event.kind}`,
    // An event is made of JSON members only.
    body: { root: place.root, organization: place.organization, event } as unknown as Json,
  });
  await project(trx, place, event);
  await announce(trx, { kind: 'organization', id: place.organization });
}

async function project(trx: Transaction, place: Place, event: CalendarEvent): Promise<void> {
  switch (event.kind) {
    case 'planned':
    case 'moved':
    case 'linked':
    case 'dropped':
      return projectEntry(trx, place.root, event);
    case 'datesAdded':
    case 'dateRemoved':
      return projectDates(trx, place, event);
    case 'feedOpened':
    case 'feedRevoked':
      // The address is a secret, and secrets are no matter of the ledger.
      return;
  }
}

const bodySchema = z.object({
  root: z.string(),
  organization: z.string(),
  event: z.looseObject({ kind: z.string() }),
});

/** Plans and local dates, filled again from the ledger. */
export const calendarProjection: Projection = {
  name: 'calendar',
  tables: [
    { table: 'calendar_entry', key: ['entry_id'] },
    { table: 'local_date', key: ['date_id'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith('calendar.')) continue;
      const { root, organization, event } = bodySchema.parse(entry.body);
      // Bodies of these kinds are written by recordCalendar and by nothing else.
      const place = { root: root as OrganizationId, organization: organization as OrganizationId };
      await project(trx, place, event as unknown as CalendarEvent);
    }
  },
};
