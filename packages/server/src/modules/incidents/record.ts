import type { Incident, IncidentEvent } from '@sanshen/domain/incidents';
import type { Json } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { appendEntry, type Projection } from '../ledger/public.ts';
import { actorOf, organizationStream } from '../organization/public.ts';
import { projectIncident } from './store.ts';

const system = { person: 'system', name: '系统' } as const;

/** Records what happened on the desk in the stream of the incident's organisation, and tells every screen. */
export async function recordIncident(trx: Transaction, event: IncidentEvent): Promise<Incident> {
  const { by, at } = event.word;
  const incident = await projectIncident(trx, event, at);
  await appendEntry(trx, {
    stream: organizationStream(incident.organization),
    at,
    actor: by === null ? system : await actorOf(trx, by, at),
    kind: `incidents.${event.kind}`,
    // An event is made of JSON members only.
    body: event as unknown as Json,
  });
  await announce(trx, { kind: 'organization', id: incident.organization });
  return incident;
}

const bodySchema = z.looseObject({ kind: z.string(), word: z.looseObject({ at: z.string() }) });

/** Incidents, filled again from the ledger; what people wrote is not in it. */
export const incidentProjection: Projection = {
  name: 'incidents',
  tables: [
    { table: 'incident', key: ['incident_id'] },
    { table: 'incident_entry', key: ['incident_id', 'number'] },
    { table: 'incident_takedown', key: ['incident_id', 'publication_id'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith('incidents.')) continue;
      bodySchema.parse(entry.body);
      // Bodies of these kinds are written by recordIncident and by nothing else.
      const event = entry.body as unknown as IncidentEvent;
      await projectIncident(trx, event, event.word.at);
    }
  },
};
