import { channelProblems } from '@sanshen/contract/channels';
import type { CredentialId, CredentialKind } from '@sanshen/domain/channels';
import { addHours, type ChannelId, type PersonId } from '@sanshen/domain/kernel';
import type { Clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import type { Vault } from '../../../platform/vault.ts';
import { recordChannel } from '../record.ts';
import { openChannelScene } from '../scene.ts';
import { findCredential, sealCredential } from './checkout-store.ts';

/** Keeps a credential, sealed, or changes it: that it was set is recorded, what it is never. Throws `request.notFound`, `access.forbidden`, `channels.closed`. */
export async function setCredential(
  trx: Transaction,
  tools: { readonly clock: Clock; readonly vault: Vault },
  person: PersonId,
  channel: ChannelId,
  wish: {
    readonly credential?: CredentialId | undefined;
    readonly kind: CredentialKind;
    readonly label: string;
    readonly value: string;
  },
): Promise<void> {
  const scene = await openChannelScene(trx, tools.clock, person, channel, 'manageChannels');
  const { now, rules, snapshot: by } = scene;
  if (scene.channel.status === 'closed') throw new Problem(channelProblems['channels.closed']);
  const known = wish.credential === undefined ? null : await findCredential(trx, wish.credential);
  if (wish.credential !== undefined && known?.channel !== channel) throw platformProblem('request.notFound');
  const credential = known?.id ?? newId<CredentialId>();
  const event = {
    kind: 'credentialSet',
    channel,
    credential,
    credentialKind: known?.kind ?? wish.kind,
    label: wish.label,
    by,
    dueAt: addHours(now, rules.credentials.rotateEveryDays * 24),
  } as const;
  await recordChannel(trx, scene.actor, event, now);
  await sealCredential(trx, tools.vault, credential, wish.value, now);
}
