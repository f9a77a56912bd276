import { channelProblems } from '@sanshen/contract/channels';
import type { ChannelSettings } from '@sanshen/domain/channels';
import { type ChannelId, canonicalJson, type PersonId } from '@sanshen/domain/kernel';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { requireVersion } from '../../platform/http/etag.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { actorOf, requireGrant, snapshotOf, standpoint } from '../organization/public.ts';
import { findChannel } from './channel-store.ts';
import { recordChannel } from './record.ts';

/** Changes a channel's name or how it is served; a closed one stays as it is. Throws `request.notFound`, `request.preconditionFailed`, `channels.closed`. */
export async function changeChannel(
  trx: Transaction,
  clock: Clock,
  asker: { readonly person: PersonId; readonly ifMatch: string | null },
  id: ChannelId,
  wish: {
    readonly name?: string | undefined;
    readonly connector?: string | undefined;
    readonly settings?: ChannelSettings | undefined;
  },
): Promise<void> {
  const now = clock.now();
  const channel = await findChannel(trx, id, true);
  if (channel === null) throw platformProblem('request.notFound');
  const { person } = asker;
  const grant = await requireGrant(trx, person, channel.organization, 'manageChannels', now);
  requireVersion(asker.ifMatch, channel.version);
  if (channel.status === 'closed') throw new Problem(channelProblems['channels.closed']);
  const stands = {
    name: channel.name,
    connector: channel.connector,
    settings: channel.settings,
    status: channel.status,
  };
  const next = {
    name: wish.name ?? stands.name,
    connector: wish.connector ?? stands.connector,
    settings: wish.settings ?? stands.settings,
    status: stands.status,
  };
  if (canonicalJson(next) === canonicalJson(stands)) {
    throw new Problem(channelProblems['channels.nothingChanges']);
  }
  const { facts } = await standpoint(trx, person, [channel.organization], now);
  if (facts === null) throw platformProblem('access.forbidden');
  const actor = await actorOf(trx, snapshotOf(facts, grant.appointment.organization, now), now);
  await recordChannel(trx, actor, { kind: 'changed', channel: id, ...next }, now);
}
