import { channelProblems } from '@sanshen/contract/channels';
import type { ChannelPlatform, ChannelSettings } from '@sanshen/domain/channels';
import type { ChannelId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { actorOf, requireGrant, rootOf, snapshotOf, standpoint } from '../organization/public.ts';
import { recordChannel } from './record.ts';

/** Registers a channel of an organisation; gives its id. Throws `request.notFound`, `access.forbidden`, `channels.handleTaken`. */
export async function registerChannel(
  trx: Transaction,
  clock: Clock,
  person: PersonId,
  organization: OrganizationId,
  wish: {
    readonly platform: ChannelPlatform;
    readonly name: string;
    readonly handle: string;
    readonly connector: string;
    readonly settings: ChannelSettings;
  },
): Promise<{ readonly id: ChannelId }> {
  const now = clock.now();
  const root = await rootOf(trx, organization);
  if (root === null) throw platformProblem('request.notFound');
  const grant = await requireGrant(trx, person, organization, 'manageChannels', now);
  const taken = await trx
    .selectFrom('channel')
    .select('channel_id')
    .where('root_id', '=', root)
    .where('platform', '=', wish.platform)
    .where('handle', '=', wish.handle)
    .where('status', '<>', 'closed')
    .executeTakeFirst();
  if (taken !== undefined) throw new Problem(channelProblems['channels.handleTaken']);
  const { facts } = await standpoint(trx, person, [organization], now);
  if (facts === null) throw platformProblem('access.forbidden');
  const actor = await actorOf(trx, snapshotOf(facts, grant.appointment.organization, now), now);
  const channel = { id: newId<ChannelId>(), organization, status: 'active' as const, ...wish };
  await recordChannel(trx, actor, { kind: 'registered', root, channel }, now);
  return { id: channel.id };
}
