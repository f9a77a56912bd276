import type { Campaign } from '@sanshen/domain/campaigns';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import {
  type Action,
  type Grant,
  grantOf,
  type PersonSnapshot,
  type Relation,
} from '@sanshen/domain/organization';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { snapshotOf, standpoint } from '../organization/public.ts';

/** What a person may do about a campaign's organisations; asked once for all of them. */
export interface Standing {
  /** By which appointment he may; null if he may not. `at` limits it to appointments in one organisation. */
  grant(organization: OrganizationId, action: Action, at?: OrganizationId): Grant | null;
  /** Who he is in the appointment of a grant. */
  snapshot(grant: Grant): PersonSnapshot;
}

/** Loads what tells how a person stands to some organisations; two queries. */
export async function standingTo(
  db: Database | Transaction,
  person: PersonId,
  organizations: readonly OrganizationId[],
  now: Instant,
): Promise<Standing> {
  const { facts, tree } = await standpoint(db, person, organizations, now);
  return {
    grant: (organization, action, at) => {
      const held = (facts?.appointments ?? []).filter((one) => at === undefined || one.organization === at);
      return grantOf(tree, held, organization, action, now);
    },
    snapshot: ({ appointment }) => {
      if (facts === null) throw platformProblem('access.forbidden');
      return snapshotOf(facts, appointment.organization, now);
    },
  };
}

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
