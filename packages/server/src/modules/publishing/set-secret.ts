import { aesKey } from '@sanshen/connectors/wechat';
import { channelProblems } from '@sanshen/contract/channels';
import type { ChannelId, PersonId } from '@sanshen/domain/kernel';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import type { Vault } from '../../platform/vault.ts';
import { findChannel, type RegisteredChannel, recordChannels } from '../channels/public.ts';
import { actorOf, requireGrant, snapshotOf, standpoint } from '../organization/public.ts';
import { forgetToken, putSecret } from './channel-secrets.ts';
import { secretNames } from './platform-connectors.ts';

/**
 * Keeps a secret of a channel, sealed; that it was set is recorded, its value never. Throws `request.notFound`, `access.forbidden`,
 * `channels.closed`, `channels.secretUnknown`, `channels.secretMalformed`.
 */
export async function setSecret(
  trx: Transaction,
  tools: { readonly clock: Clock; readonly vault: Vault },
  person: PersonId,
  secret: { readonly channel: ChannelId; readonly name: string; readonly value: string },
): Promise<void> {
  const now = tools.clock.now();
  const channel = await findChannel(trx, secret.channel, true);
  if (channel === null) throw platformProblem('request.notFound');
  const { organization } = channel;
  const grant = await requireGrant(trx, person, organization, 'manageChannels', now);
  if (channel.status === 'closed') throw new Problem(channelProblems['channels.closed']);
  requireForm(channel, secret);
  const { facts } = await standpoint(trx, person, [organization], now);
  if (facts === null) throw platformProblem('access.forbidden');
  const actor = await actorOf(trx, snapshotOf(facts, grant.appointment.organization, now), now);
  const { id } = channel;
  await recordChannels(trx, actor, [{ kind: 'secretSet', channel: id, name: secret.name }], now);
  await putSecret(trx, tools.vault, secret, now);
  // A token that another secret fetched may belong to another account.
  if (['appSecret', 'accessToken', 'refreshToken'].includes(secret.name)) await forgetToken(trx, id);
}

function requireForm(channel: RegisteredChannel, secret: { readonly name: string; readonly value: string }) {
  const names = secretNames(channel.platform);
  if (!names.includes(secret.name)) throw new Problem(channelProblems['channels.secretUnknown'], { names });
  if (secret.name === 'encodingAesKey' && aesKey(secret.value) === null) {
    throw new Problem(channelProblems['channels.secretMalformed'], { name: secret.name });
  }
}
