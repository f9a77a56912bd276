import type { Drill, DrillEvent } from '@sanshen/domain/drills';
import type { Instant, Json } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { z } from 'zod';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { appendEntry, type Projection } from '../ledger/public.ts';
import { actorOf, organizationStream } from '../organization/public.ts';
import { projectDrill } from './store.ts';

const system = { person: 'system', name: 'Sanshen' } as const;

/** Records what happened in a drill in the stream of its organisation, and gives the drill after it. */
export async function recordDrill(trx: Transaction, event: DrillEvent): Promise<Drill> {
  const drill = await projectDrill(trx, event);
  const { by, at } = authorOf(event);
  await appendEntry(trx, {
    stream: organizationStream(drill.organization),
    at,
    actor: by === null ? system : await actorOf(trx, by, at),
    kind: `drills.${event.kind}`,
    // An event is made of JSON members only.
    body: event as unknown as Json,
  });
  const shown = [
    ...new Set([drill.organization, ...(drill.report?.to ? [drill.report.to.organization] : [])]),
  ];
  await announce(trx, ...shown.map((id) => ({ kind: 'organization' as const, id })));
  return drill;
}

/** Who did it and when; nobody where the clock delivered an inject. */
function authorOf(event: DrillEvent): { readonly by: PersonSnapshot | null; readonly at: Instant } {
  switch (event.kind) {
    case 'delivered':
      return { by: event.delivery.early, at: event.delivery.at };
    case 'acted':
      return event.moment;
    case 'evaluated':
      return event.evaluation;
    case 'lessonDrawn':
      return event.lesson.drawn;
    default:
      return event.word;
  }
}

const bodySchema = z.looseObject({ kind: z.string(), drill: z.string() });

/** Drills and their lessons, filled again from the ledger. */
export const drillProjection: Projection = {
  name: 'drills',
  tables: [
    { table: 'drill', key: ['drill_id'] },
    { table: 'drill_lesson', key: ['drill_id', 'lesson_id'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith('drills.')) continue;
      // Bodies of these kinds are written by recordDrill and by nothing else.
      await projectDrill(trx, bodySchema.parse(entry.body) as unknown as DrillEvent);
    }
  },
};
