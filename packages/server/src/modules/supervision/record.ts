import type { Instant, Json } from '@sanshen/domain/kernel';
import type { SupervisionEvent } from '@sanshen/domain/supervision';
import { type Transaction, toJson } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { appendEntry, type Projection } from '../ledger/public.ts';
import { actorOf, organizationStream } from '../organization/public.ts';
import { tellPeriodListeners } from './listeners.ts';

const system = { person: 'system', name: 'Sanshen' } as const;

/** Records that a month was closed, or counted again: ledger entry and row, in the caller's transaction. */
export async function recordPeriod(trx: Transaction, event: SupervisionEvent, at: Instant): Promise<void> {
  const { organization } = event.period;
  await appendEntry(trx, {
    stream: organizationStream(organization),
    at,
    actor: event.kind === 'periodFrozen' ? system : await actorOf(trx, event.by, at),
    kind: `supervision.${event.kind}`,
    // An event is made of JSON members only.
    body: event as unknown as Json,
  });
  await projectSupervision(trx, event, at);
  await announce(trx, { kind: 'organization', id: organization });
  await tellPeriodListeners(trx, { ...event.period, root: event.root, digest: event.digest, at });
}

/** Writes the rows that an event means. */
export async function projectSupervision(
  trx: Transaction,
  event: SupervisionEvent,
  at: Instant,
): Promise<void> {
  const { root, period, digest } = event;
  const amended = event.kind === 'periodAmended' ? event : null;
  await trx
    .insertInto('supervision_period')
    .values({
      organization_id: period.organization,
      month: period.month,
      amendment: period.amendment,
      root_id: root,
      digest,
      period: toJson(period),
      reason: amended?.reason ?? null,
      amended_by: amended === null ? null : toJson(amended.by),
      at,
    })
    .execute();
  const { organization, month } = period;
  await trx
    .deleteFrom('supervision_closed_value')
    .where('organization_id', '=', organization)
    .where('month', '=', month)
    .execute();
  if (period.values.length === 0) return;
  await trx
    .insertInto('supervision_closed_value')
    .values(period.values.map((value) => ({ organization_id: organization, month, root_id: root, ...value })))
    .execute();
}

/** Closed months, filled again from the ledger. */
export const supervisionProjection: Projection = {
  name: 'supervision',
  tables: [
    { table: 'supervision_period', key: ['organization_id', 'month', 'amendment'] },
    { table: 'supervision_closed_value', key: ['organization_id', 'month', 'measure'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith('supervision.')) continue;
      // Bodies of these kinds are written by recordPeriod and by nothing else.
      await projectSupervision(trx, entry.body as unknown as SupervisionEvent, entry.at);
    }
  },
};
