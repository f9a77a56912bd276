import { type Day, daysAfter, instantOf } from '@sanshen/domain/calendar';
import { campaignFigures as countParts } from '@sanshen/domain/campaigns';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { grantOf } from '@sanshen/domain/organization';
import type { AppContext } from '../../platform/context.ts';
import { loadSubtree, requireGrant, standpoint } from '../organization/public.ts';
import { findCampaigns } from './store.ts';

/** Parts counted in one reading at most: 150 units with a campaign a day for a month. */
const mostParts = 5_000;

/**
 * How a unit and those below it answered campaigns due on some days (in China), each with the campaigns behind the number; only units whose
 * campaigns the caller may see, and withdrawn campaigns left out. Throws `access.forbidden`.
 */
export async function campaignFigures(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  { from, to }: { readonly from: Day; readonly to: Day },
) {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readCampaigns', now);
  const { facts, tree: around } = await standpoint(db, person, [organization], now);
  const below = await loadSubtree(db, organization, now);
  const tree = new Map([...around, ...below]);
  const appointments = facts?.appointments ?? [];
  const units = [...below.keys()].filter(
    (unit) => grantOf(tree, appointments, unit, 'readCampaigns', now) !== null,
  );
  const parts =
    units.length === 0
      ? []
      : await db
          .selectFrom('campaign_unit')
          .select([
            'campaign_id as campaign',
            'organization_id as unit',
            'status',
            'deadline',
            'completed_at as completedAt',
          ])
          .where('organization_id', 'in', units)
          .where('withdrawn', '=', false)
          .where('deadline', '>=', instantOf(from))
          .where('deadline', '<', instantOf(daysAfter(to, 1)))
          .orderBy('deadline')
          .limit(mostParts)
          .execute();
  const campaigns = await findCampaigns(
    db,
    parts.map(({ campaign }) => campaign),
  );
  const asked = [...new Set(parts.map(({ unit }) => unit))];
  return {
    total: countParts(parts, now),
    units: asked
      .map((unit) => {
        const own = parts.filter((part) => part.unit === unit);
        return {
          unit,
          unitName: tree.get(unit)?.name ?? unit,
          counts: countParts(own, now),
          campaigns: own.map(({ campaign, status, deadline }) => ({
            campaign,
            title: campaigns.get(campaign)?.brief.title ?? '',
            status,
            deadline,
            overdue: (status === 'waiting' || status === 'claimed') && deadline < now,
          })),
        };
      })
      // Those who need help first.
      .sort(
        (a, b) =>
          (a.counts.completionRate ?? 1) - (b.counts.completionRate ?? 1) ||
          (a.unitName < b.unitName ? -1 : 1),
      ),
  };
}
