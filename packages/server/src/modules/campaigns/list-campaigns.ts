import { type CampaignStatus, campaignFigures } from '@sanshen/domain/campaigns';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { namesOf, requireGrant } from '../organization/public.ts';
import { findCampaigns, type KeptCampaign } from './store.ts';

interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface Row {
  readonly id: string;
  readonly at: Instant;
  /** Of one unit; null on the side of who handed it down. */
  readonly status: CampaignStatus | null;
}

const cursorKey = z.tuple([z.iso.datetime(), z.uuid()]);

/** Campaigns that a unit received or handed down, the newest first. Throws `access.forbidden`, `request.cursorInvalid`. */
export async function listCampaigns(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  { side, ...page }: Page & { readonly side: 'received' | 'sent' },
) {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readCampaigns', now);
  const rows = side === 'sent' ? await sent(db, organization, page) : await received(db, organization, page);
  const shown = rows.slice(0, page.limit);
  const campaigns = await findCampaigns(
    db,
    shown.map(({ id }) => id),
  );
  const counts = side === 'sent' ? await countsOf(db, [...campaigns.values()], now) : null;
  const names = await namesOf(
    db,
    [...campaigns.values()].map((one) => one.organization),
    now,
  );
  const paged = pageFrom(
    rows,
    page.limit,
    ({ at, id }) => [at, id],
    (row) => row,
  );
  return {
    next: paged.next,
    items: paged.items.flatMap(({ id, status }) => {
      const campaign = campaigns.get(id);
      if (campaign === undefined) return [];
      const open = status === 'waiting' || status === 'claimed';
      const count = counts?.get(id) ?? null;
      const late = status === null ? (count?.overdue ?? 0) > 0 : open && campaign.deadline < now;
      return [
        {
          ...lineOf(campaign, names.get(campaign.organization) ?? campaign.organization),
          status,
          overdue: campaign.withdrawn === null && late,
          counts: count,
        },
      ];
    }),
  };
}

function lineOf(campaign: KeptCampaign, organizationName: string) {
  return {
    campaign: campaign.id,
    title: campaign.brief.title,
    organization: campaign.organization,
    organizationName,
    deadline: campaign.deadline,
    claimBy: campaign.claimBy,
    handedDownAt: campaign.handedDown.at,
    withdrawn: campaign.withdrawn !== null,
  };
}

async function received(db: Database, organization: OrganizationId, page: Page): Promise<readonly Row[]> {
  const after = decodeCursor(page.cursor, cursorKey);
  return db
    .selectFrom('campaign_unit')
    .select(['campaign_id as id', 'handed_down_at as at', 'status'])
    .where('organization_id', '=', organization)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(handed_down_at, campaign_id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('handed_down_at', 'desc')
    .orderBy('campaign_id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

async function sent(db: Database, organization: OrganizationId, page: Page): Promise<readonly Row[]> {
  const after = decodeCursor(page.cursor, cursorKey);
  const rows = await db
    .selectFrom('campaign')
    .select(['campaign_id as id', 'handed_down_at as at'])
    .where('organization_id', '=', organization)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(handed_down_at, campaign_id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('handed_down_at', 'desc')
    .orderBy('campaign_id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return rows.map((row) => ({ ...row, status: null }));
}

async function countsOf(db: Database, campaigns: readonly KeptCampaign[], now: Instant) {
  if (campaigns.length === 0) return new Map<string, ReturnType<typeof campaignFigures>>();
  const rows = await db
    .selectFrom('campaign_unit')
    .select(['campaign_id', 'status', 'deadline', 'completed_at as completedAt'])
    .where(
      'campaign_id',
      'in',
      campaigns.map(({ id }) => id),
    )
    .execute();
  return new Map(
    campaigns.map(({ id }): [string, ReturnType<typeof campaignFigures>] => [
      id,
      campaignFigures(
        rows.filter((row) => row.campaign_id === id),
        now,
      ),
    ]),
  );
}
