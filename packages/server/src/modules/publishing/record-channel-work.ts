import type { DeviceId } from '@sanshen/domain/channels';
import type { ChannelId, Digest, Instant, Json, OrganizationId, PublicationId } from '@sanshen/domain/kernel';
import type { Actor } from '@sanshen/domain/ledger';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import type { Verdict } from '@sanshen/domain/review';
import { type Transaction, toJson } from '../../platform/db/database.ts';
import { channelStream } from '../channels/public.ts';
import { appendEntry, type Projection } from '../ledger/public.ts';

/** A device as it was called when it was used. */
export interface UsedDevice {
  readonly id: DeviceId;
  readonly assetNumber: string;
  readonly model: string;
}

interface Place {
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly channel: ChannelId;
  readonly publication: PublicationId;
}

/** What happens to publications beside their manuscript's decisions; in the ledger's `channel:<id>` streams. */
export type ChannelWorkEvent =
  /** What is public is not what was released: both versions, by digest. */
  | (Place & {
      readonly kind: 'caseOpened';
      readonly case: string;
      readonly verdict: Verdict;
      readonly released: Digest;
      readonly fetched: Digest | null;
      readonly verification: string;
    })
  | {
      readonly kind: 'caseClosed';
      readonly channel: ChannelId;
      readonly case: string;
      readonly by: PersonSnapshot;
      readonly note: string;
    }
  /** Somebody publishes by hand, on this device of the register. */
  | (Place & { readonly kind: 'manualWorkBegun'; readonly by: PersonSnapshot; readonly device: UsedDevice });

/** Records such an event: ledger entry and row, in the caller's transaction. */
export async function recordChannelWork(
  trx: Transaction,
  actor: Actor,
  event: ChannelWorkEvent,
  at: Instant,
): Promise<void> {
  await appendEntry(trx, {
    stream: channelStream(event.channel),
    at,
    actor,
    kind: `publishing.${event.kind}`,
    // An event is made of JSON members only.
    body: event as unknown as Json,
  });
  await projectChannelWork(trx, event, at);
}

async function projectChannelWork(trx: Transaction, event: ChannelWorkEvent, at: Instant): Promise<void> {
  switch (event.kind) {
    case 'caseOpened':
      await trx
        .insertInto('publication_case')
        .values({
          case_id: event.case,
          publication_id: event.publication,
          root_id: event.root,
          organization_id: event.organization,
          channel_id: event.channel,
          verdict: event.verdict,
          released: event.released,
          fetched: event.fetched,
          verification_id: event.verification,
          opened_at: at,
        })
        .execute();
      return;
    case 'caseClosed':
      await trx
        .updateTable('publication_case')
        .set({ closed_at: at, closed_by: toJson(event.by), note: event.note })
        .where('case_id', '=', event.case)
        .execute();
      return;
    case 'manualWorkBegun': {
      const work = {
        device_id: event.device.id,
        asset_number: event.device.assetNumber,
        model: event.device.model,
        begun_by: toJson(event.by),
        begun_at: at,
      };
      const { publication, root, organization, channel } = event;
      await trx
        .insertInto('manual_work')
        .values({
          publication_id: publication,
          root_id: root,
          organization_id: organization,
          channel_id: channel,
          ...work,
        })
        .onConflict((conflict) => conflict.column('publication_id').doUpdateSet(work))
        .execute();
    }
  }
}

/** Cases and work by hand, filled again from the ledger. */
export const channelWorkProjection: Projection = {
  name: 'channelWork',
  tables: [
    { table: 'publication_case', key: ['case_id'] },
    { table: 'manual_work', key: ['publication_id'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith('publishing.')) continue;
      // Bodies of these kinds are written by recordChannelWork and by nothing else.
      await projectChannelWork(trx, entry.body as unknown as ChannelWorkEvent, entry.at);
    }
  },
};
