import type { Instant, Json } from '@sanshen/domain/kernel';
import type { Actor } from '@sanshen/domain/ledger';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import type { SpotCheck, SpotCheckEvent } from '@sanshen/domain/spot-checks';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { appendEntry, type Projection } from '../ledger/public.ts';
import { actorOf, organizationStream } from '../organization/public.ts';
import { projectSpotCheck } from './store.ts';

const system: Actor = { person: 'system', name: 'Sanshen' };

function wordOf(event: SpotCheckEvent): { readonly by: PersonSnapshot | null; readonly at: Instant } {
  if (event.kind === 'drawn') return event.drawn;
  return { by: event.kind === 'compared' ? null : event.by, at: event.at };
}

/** Records what happened in a spot check in the stream of who holds it. */
export async function recordSpotCheck(trx: Transaction, event: SpotCheckEvent): Promise<SpotCheck> {
  const after = await projectSpotCheck(trx, event);
  const { by, at } = wordOf(event);
  await appendEntry(trx, {
    stream: organizationStream(after.organization),
    at,
    actor: by === null ? system : await actorOf(trx, by, at),
    kind: `spotChecks.${event.kind}`,
    // An event is made of JSON members only.
    body: event as unknown as Json,
  });
  await announce(trx, { kind: 'organization', id: after.organization });
  return after;
}

/** Spot checks, filled again from the ledger; answers that are not compared yet stand in it by their digest only. */
export const spotCheckProjection: Projection = {
  name: 'spotChecks',
  tables: [
    { table: 'spot_check', key: ['spot_check_id'] },
    { table: 'spot_check_person', key: ['spot_check_id', 'person_id'] },
    { table: 'spot_check_population', key: ['spot_check_id', 'publication_id'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith('spotChecks.')) continue;
      // Bodies of these kinds are written by recordSpotCheck and by nothing else.
      await projectSpotCheck(trx, entry.body as unknown as SpotCheckEvent);
    }
  },
};
