import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { organizationsFor } from '../organization/public.ts';
import { standingTo } from './access.ts';

/** Units to which a person may hand down in an organisation's name, from the root down; none where he may not. */
export async function campaignTargets(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
) {
  const now = clock.now();
  const reachable = await organizationsFor(db, person, 'handDownCampaign', now);
  const ids = reachable.map(({ id }) => id);
  const standing = await standingTo(db, person, [organization, ...ids], now);
  return {
    units: reachable
      .filter(({ id }) => standing.grant(id, 'handDownCampaign', organization) !== null)
      .map(({ id, name, kind }) => ({ unit: id, name, kind })),
  };
}
