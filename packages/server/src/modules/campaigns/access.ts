import type { Campaign } from '@sanshen/domain/campaigns';
import type { OrganizationId } from '@sanshen/domain/kernel';
import type { Grant, Relation } from '@sanshen/domain/organization';
import { type Standing, standingTo } from '../organization/public.ts';

export { type Standing, standingTo };

const commanding: readonly Relation[] = ['own', 'above'];

/** Whether a person sees all of a campaign: he is of who handed it down, or of those above. */
export function seesAll(standing: Standing, campaign: Pick<Campaign, 'organization'>): boolean {
  const grant = standing.grant(campaign.organization, 'readCampaigns');
  return grant !== null && commanding.includes(grant.relation);
}

/** The units of a campaign whose part a person sees. */
export function visibleUnits<Unit extends { readonly unit: OrganizationId }>(
  standing: Standing,
  campaign: Pick<Campaign, 'organization'>,
  units: readonly Unit[],
): readonly Unit[] {
  if (seesAll(standing, campaign)) return units;
  return units.filter(({ unit }) => standing.grant(unit, 'readCampaigns') !== null);
}

/** The grant by which a person may change a campaign as a whole: he hands down in the name of who handed it down. Null if he may not. */
export function changeGrant(
  standing: Standing,
  campaign: Pick<Campaign, 'organization'>,
  units: readonly OrganizationId[],
): Grant | null {
  for (const unit of units) {
    const grant = standing.grant(unit, 'handDownCampaign', campaign.organization);
    if (grant !== null) return grant;
  }
  return null;
}
