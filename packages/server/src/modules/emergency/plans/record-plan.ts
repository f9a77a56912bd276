import type { PlanEvent } from '@sanshen/domain/emergency';
import type { Json } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { Transaction } from '../../../platform/db/database.ts';
import { announce } from '../../../platform/live/announce.ts';
import { appendEntry, type Projection } from '../../ledger/public.ts';
import { actorOf, organizationStream } from '../../organization/public.ts';
import { projectPlan } from './plan-store.ts';

const system = { person: 'system', name: 'Sanshen' } as const;
const ledgerPrefix = 'emergency.plan';

/** Records a decision about a plan in the stream of its organisation, and tells every server. */
export async function recordPlan(trx: Transaction, event: PlanEvent): Promise<void> {
  const plan = await projectPlan(trx, event);
  const word = 'word' in event ? event.word : null;
  const at = 'word' in event ? event.word.at : event.at;
  await appendEntry(trx, {
    stream: organizationStream(plan.organization),
    at,
    actor: word === null ? system : await actorOf(trx, word.by, at),
    kind: `emergency.${event.kind}`,
    // An event is made of JSON members only.
    body: event as unknown as Json,
  });
  await announce(trx, { kind: 'organization', id: plan.organization });
}

const bodySchema = z.looseObject({ kind: z.string(), plan: z.string() });

/** Plans, filled again from the ledger. */
export const planProjection: Projection = {
  name: 'plans',
  tables: [{ table: 'emergency_plan', key: ['plan_id'] }],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith(ledgerPrefix)) continue;
      // Bodies of these kinds are written by recordPlan and by nothing else.
      await projectPlan(trx, bodySchema.parse(entry.body) as unknown as PlanEvent);
    }
  },
};
