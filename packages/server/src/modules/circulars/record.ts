import type { Circular, CircularEvent } from '@sanshen/domain/circulars';
import type { Json, OrganizationId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { appendEntry, type Projection } from '../ledger/public.ts';
import { actorOf, organizationStream } from '../organization/public.ts';
import { projectCircular } from './store.ts';

/** Records a step of a circular: in the stream of who issues it, a receipt in that of the unit that signs. */
export async function recordCircular(
  trx: Transaction,
  issuer: OrganizationId,
  event: CircularEvent,
): Promise<Circular> {
  const { by, at } = event.word;
  const place = event.kind === 'received' ? event.unit : issuer;
  await appendEntry(trx, {
    stream: organizationStream(place),
    at,
    actor: await actorOf(trx, by, at),
    kind: `circulars.${event.kind}`,
    // An event is made of JSON members only.
    body: { event } as unknown as Json,
  });
  const after = await projectCircular(trx, event);
  const told = event.kind === 'issued' ? after.envelope.recipients.map(({ unit }) => unit) : [place];
  const shown = [...new Set([issuer, ...told])];
  await announce(trx, ...shown.map((id) => ({ kind: 'organization' as const, id })));
  return after;
}

const bodySchema = z.object({ event: z.looseObject({ kind: z.string() }) });

/** Circulars, their numbers, deliveries and readers, filled again from the ledger. */
export const circularProjection: Projection = {
  name: 'circulars',
  tables: [
    { table: 'circular', key: ['circular_id'] },
    { table: 'circular_number', key: ['organization_id', 'year'] },
    // When somebody is reminded next is the clock's matter.
    { table: 'circular_unit', key: ['circular_id', 'organization_id'], ignore: ['chase_at'] },
    { table: 'circular_reader', key: ['circular_id', 'organization_id', 'person_id'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith('circulars.')) continue;
      const { event } = bodySchema.parse(entry.body);
      // Bodies of these kinds are written by recordCircular and by nothing else.
      await projectCircular(trx, event as unknown as CircularEvent);
    }
  },
};
