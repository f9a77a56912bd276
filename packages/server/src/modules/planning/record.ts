import type { Json, OrganizationId } from '@sanshen/domain/kernel';
import type { Idea, IdeaEvent } from '@sanshen/domain/planning';
import { z } from 'zod';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { appendEntry, type Projection } from '../ledger/public.ts';
import { actorOf, organizationStream } from '../organization/public.ts';
import { projectIdea } from './idea-store.ts';
import { refillItems, refreshItem } from './item-store.ts';

const prefix = 'planning.';

/** Records a decision about an idea in the stream of its organisation; gives the idea after it. */
export async function recordIdea(
  trx: Transaction,
  place: { readonly root: OrganizationId; readonly organization: OrganizationId },
  event: IdeaEvent,
): Promise<Idea> {
  const { by, at } = event.word;
  await appendEntry(trx, {
    stream: organizationStream(place.organization),
    at,
    actor: await actorOf(trx, by, at),
    kind: `${prefix}${event.kind}`,
    // An event is made of JSON members only.
    body: { root: place.root, event } as unknown as Json,
  });
  const idea = await projectIdea(trx, place.root, event);
  await refreshItem(trx, event.idea);
  await announce(trx, { kind: 'organization', id: place.organization });
  return idea;
}

const bodySchema = z.object({ root: z.string(), event: z.looseObject({ kind: z.string() }) });

/** Ideas, filled again from the ledger; items and counts, filled again from the tables that they follow. */
export const planningProjection: Projection = {
  name: 'planning',
  tables: [
    { table: 'planning_idea', key: ['idea_id'] },
    { table: 'planning_idea_file', key: ['file', 'idea_id'] },
    { table: 'planning_item', key: ['item_id'] },
    { table: 'planning_count', key: ['organization_id', 'period', 'topic', 'form', 'state'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith(prefix)) continue;
      const { root, event } = bodySchema.parse(entry.body);
      // Bodies of these kinds are written by recordIdea and by nothing else.
      await projectIdea(trx, root as OrganizationId, event as unknown as IdeaEvent);
    }
    await refillItems(trx);
  },
};
