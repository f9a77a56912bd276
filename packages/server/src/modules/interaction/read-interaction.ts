import { actNeeds } from '@sanshen/domain/interaction';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { grantOf as grantIn } from '@sanshen/domain/organization';
import type { AppContext } from '../../platform/context.ts';
import { livingOf } from '../channels/public.ts';
import { freezeOver } from '../emergency/freezes/public.ts';
import { requireGrant, standpoint } from '../organization/public.ts';
import { channelActs } from '../publishing/public.ts';
import { entitled, groundOf } from './scene.ts';

/** What the rule book says of interaction in an organisation, its channels, and what the caller may do. Throws `access.forbidden`. */
export async function readInteraction(context: AppContext, person: PersonId, organization: OrganizationId) {
  const { db, clock } = context;
  const now = clock.now();
  await requireGrant(db, person, organization, 'readInteraction', now);
  const ground = await groundOf(db, organization, now);
  const { facts, tree } = await standpoint(db, person, [organization, ...ground.runs], now);
  const mayRequest = [organization, ...ground.runs].some(
    (place) => grantIn(tree, facts?.appointments ?? [], place, 'requestInteraction', now) !== null,
  );
  const { actions, hidingReasons } = ground.policy.interaction;
  const channels = await livingOf(db, [organization], ['active']);
  const publications = mayRequest
    ? await db
        .selectFrom('publication')
        .select(['publication_id', 'title', 'channel_id'])
        .where('organization_id', '=', organization)
        .where('status', '=', 'done')
        .orderBy('changed_at', 'desc')
        .limit(50)
        .execute()
    : [];
  return {
    actions: actions.map(({ id, name, clause, approvals, standing, approveBy }) => {
      const { text, targets, url } = actNeeds[id];
      const mayApprove = facts !== null && mayRequest && entitled(ground, facts, approveBy, now);
      return { id, name, clause, approvals, standing, text, targets: [...targets], url, mayApprove };
    }),
    hidingReasons: hidingReasons.map(({ id, name }) => ({ id, name })),
    channels: channels.map((channel) => ({
      id: channel.id,
      name: channel.name,
      platform: channel.platform,
      byApi: [...(channelActs(context, channel)?.byApi ?? [])],
    })),
    publications: publications.map((row) => ({
      id: row.publication_id,
      title: row.title,
      channel: row.channel_id,
    })),
    mayRequest,
    frozen: (await freezeOver(db, organization)) !== null,
  };
}
