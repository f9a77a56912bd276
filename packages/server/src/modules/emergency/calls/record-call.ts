import type { Call, CallEvent } from '@sanshen/domain/emergency';
import type { Json } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { Transaction } from '../../../platform/db/database.ts';
import { announce } from '../../../platform/live/announce.ts';
import { appendEntry, type Projection } from '../../ledger/public.ts';
import { actorOf, organizationStream } from '../../organization/public.ts';
import { projectCall } from './call-store.ts';

const system = { person: 'system', name: 'Sanshen' } as const;
const ledgerPrefix = 'emergency.call';

/** Records what happened to a call in the stream of its organisation, and tells every server. */
export async function recordCall(trx: Transaction, event: CallEvent): Promise<Call> {
  const call = await projectCall(trx, event);
  const at = 'word' in event ? event.word.at : event.at;
  const by = 'word' in event ? event.word.by : event.kind === 'callAcknowledged' ? event.by : null;
  await appendEntry(trx, {
    stream: organizationStream(call.organization),
    at,
    actor: by === null ? actorFor(call, event) : await actorOf(trx, by, at),
    kind: `emergency.${event.kind}`,
    // An event is made of JSON members only.
    body: event as unknown as Json,
  });
  await announce(trx, { kind: 'organization', id: call.organization });
  return call;
}

/** Who answered for himself, else the system. */
function actorFor(call: Call, event: CallEvent) {
  if (event.kind !== 'callAcknowledged') return system;
  const { person } = event;
  return { person, name: call.people.find((one) => one.person === person)?.name ?? person };
}

const bodySchema = z.looseObject({ kind: z.string(), call: z.string() });

/** Calls and how people answer them, filled again from the ledger. */
export const callProjection: Projection = {
  name: 'calls',
  tables: [
    { table: 'emergency_call', key: ['call_id'] },
    { table: 'emergency_called', key: ['call_id', 'person_id'] },
    { table: 'emergency_reach', key: ['person_id'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith(ledgerPrefix)) continue;
      // Bodies of these kinds are written by recordCall and by nothing else.
      await projectCall(trx, bodySchema.parse(entry.body) as unknown as CallEvent);
    }
  },
};
