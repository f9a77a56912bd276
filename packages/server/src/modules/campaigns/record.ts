import type { CampaignEvent } from '@sanshen/domain/campaigns';
import type { Json, OrganizationId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { appendEntry, type Projection } from '../ledger/public.ts';
import { actorOf, organizationStream } from '../organization/public.ts';
import { projectCampaign } from './store.ts';

/**
 * Records a decision about a campaign: in the stream of who hands it down, or of the unit that answers. `tells` are the other organisations whose
 * screens show it.
 */
export async function recordCampaign(
  trx: Transaction,
  place: { readonly root: OrganizationId; readonly organization: OrganizationId },
  event: CampaignEvent,
  tells: readonly OrganizationId[],
): Promise<void> {
  const { by, at } = event.kind === 'handedDown' ? event.campaign.handedDown : event.word;
  await appendEntry(trx, {
    stream: organizationStream(place.organization),
    at,
    actor: await actorOf(trx, by, at),
    kind: `campaigns.${event.kind}`,
    // An event is made of JSON members only.
    body: { root: place.root, event } as unknown as Json,
  });
  await projectCampaign(trx, place.root, event);
  const shown = [...new Set([place.organization, ...tells])];
  await announce(trx, ...shown.map((id) => ({ kind: 'organization' as const, id })));
}

const bodySchema = z.object({ root: z.string(), event: z.looseObject({ kind: z.string() }) });

/** Campaigns and the parts of their units, filled again from the ledger. */
export const campaignProjection: Projection = {
  name: 'campaigns',
  tables: [
    { table: 'campaign', key: ['campaign_id'] },
    // When somebody is reminded next is the clock's matter.
    { table: 'campaign_unit', key: ['campaign_id', 'organization_id'], ignore: ['chase_at'] },
    { table: 'campaign_file', key: ['file', 'campaign_id', 'organization_id'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith('campaigns.')) continue;
      const { root, event } = bodySchema.parse(entry.body);
      // Bodies of these kinds are written by recordCampaign and by nothing else.
      await projectCampaign(trx, root as OrganizationId, event as unknown as CampaignEvent);
    }
  },
};
