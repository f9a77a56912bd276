import type { FreezeEvent } from '@sanshen/domain/emergency';
import type { Json, OrganizationId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { z } from 'zod';
import type { Transaction } from '../../../platform/db/database.ts';
import { announce } from '../../../platform/live/announce.ts';
import { appendEntry, type Projection } from '../../ledger/public.ts';
import { actorOf, organizationStream } from '../../organization/public.ts';
import { projectFreeze } from './freeze-store.ts';

/** Where an event belongs. */
export interface Place {
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
}

/** Records a decision about a freeze in the stream of its organisation, and tells every server. */
export async function recordFreeze(
  trx: Transaction,
  by: PersonSnapshot,
  { root, organization }: Place,
  event: FreezeEvent,
): Promise<void> {
  const { at } = event.word;
  await appendEntry(trx, {
    stream: organizationStream(organization),
    at,
    actor: await actorOf(trx, by, at),
    kind: `emergency.${event.kind}`,
    // An event is made of JSON members only.
    body: { root, event } as unknown as Json,
  });
  await projectFreeze(trx, root, event);
  await announce(trx, { kind: 'organization', id: organization });
}

/** Other kinds that begin with `emergency.` belong to plans, contacts and calls. */
const kinds = new Set<string>(
  (['frozen', 'liftProposed', 'lifted'] satisfies FreezeEvent['kind'][]).map((kind) => `emergency.${kind}`),
);

const bodySchema = z.object({ root: z.string(), event: z.looseObject({ kind: z.string() }) });

/** Freezes, filled again from the ledger. */
export const freezeProjection: Projection = {
  name: 'freezes',
  tables: [{ table: 'publishing_freeze', key: ['freeze_id'] }],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!kinds.has(entry.kind)) continue;
      const { root, event } = bodySchema.parse(entry.body);
      // Bodies of these kinds are written by recordFreeze and by nothing else.
      await projectFreeze(trx, root as OrganizationId, event as unknown as FreezeEvent);
    }
  },
};
