import type { Act, ActEvent, StandingEvent } from '@sanshen/domain/interaction';
import type { Instant, Json } from '@sanshen/domain/kernel';
import type { Actor } from '@sanshen/domain/ledger';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { z } from 'zod';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { appendEntry, type Projection } from '../ledger/public.ts';
import { actorOf, organizationStream } from '../organization/public.ts';
import { projectAct } from './act-store.ts';
import { projectStanding } from './standing-store.ts';

const system: Actor = { person: 'system', name: 'Sanshen' };

async function actor(trx: Transaction, by: PersonSnapshot | null, at: Instant): Promise<Actor> {
  return by === null ? system : actorOf(trx, by, at);
}

/** Records events of one act in the stream of its organisation, and gives the act as it is after them. No event holds a word or id of the public. */
export async function recordAct(trx: Transaction, events: readonly ActEvent[]): Promise<Act> {
  let act: Act | null = null;
  for (const event of events) {
    act = await projectAct(trx, event);
    const word = 'word' in event ? event.word : null;
    const at = word === null ? ('at' in event ? event.at : act.asked.at) : word.at;
    await appendEntry(trx, {
      stream: organizationStream(act.organization),
      at,
      actor: await actor(trx, word?.by ?? null, at),
      kind: `interaction.${event.kind}`,
      // An event is made of JSON members only.
      body: event as unknown as Json,
    });
  }
  if (act === null) throw new TypeError('nothing to record');
  await announce(trx, { kind: 'organization', id: act.organization });
  return act;
}

/** Records a decision about a standing approval. */
export async function recordStanding(
  trx: Transaction,
  event: StandingEvent,
): Promise<Awaited<ReturnType<typeof projectStanding>>> {
  const standing = await projectStanding(trx, event);
  const { by, at } = event.word;
  await appendEntry(trx, {
    stream: organizationStream(standing.organization),
    at,
    actor: await actorOf(trx, by, at),
    kind: `interaction.${event.kind}`,
    // As above.
    body: event as unknown as Json,
  });
  await announce(trx, { kind: 'organization', id: standing.organization });
  return standing;
}

const bodySchema = z.looseObject({ kind: z.string() });

/** Acts and standing approvals, filled again from the ledger. */
export const interactionProjection: Projection = {
  name: 'interaction',
  tables: [
    { table: 'interaction_act', key: ['act_id'] },
    { table: 'interaction_standing', key: ['standing_id'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith('interaction.') || entry.kind.startsWith('interaction.account')) continue;
      const event = bodySchema.parse(entry.body);
      // Bodies of these kinds are written by the two functions above and by nothing else.
      if (event.kind.startsWith('standing')) await projectStanding(trx, event as unknown as StandingEvent);
      else await projectAct(trx, event as unknown as ActEvent);
    }
  },
};
