import type { Instant, Json, OrganizationId } from '@sanshen/domain/kernel';
import type { Actor } from '@sanshen/domain/ledger';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { appendEntry } from '../ledger/public.ts';
import { organizationStream } from '../organization/public.ts';
import { findChannel } from './channel-store.ts';
import { type ChannelEvent, channelOfEvent, channelStream, type RegisterEvent } from './events.ts';
import { projectChannel } from './project.ts';
import { projectRegister } from './project-register.ts';

/** Records a decision about a channel: ledger entry and rows, in the caller's transaction. */
export async function recordChannel(
  trx: Transaction,
  actor: Actor,
  event: ChannelEvent,
  at: Instant,
): Promise<void> {
  const channel = channelOfEvent(event);
  await appendEntry(trx, {
    stream: channelStream(channel),
    at,
    actor,
    kind: `channels.${event.kind}`,
    // An event is made of JSON members only.
    body: event as unknown as Json,
  });
  await projectChannel(trx, event, at);
  const organization =
    event.kind === 'registered' || event.kind === 'applied'
      ? event.channel.organization
      : (await findChannel(trx, channel))?.organization;
  if (organization !== undefined) await announce(trx, { kind: 'organization', id: organization });
}

/** Records decisions about several channels, one after another, in the caller's transaction. */
export async function recordChannels(
  trx: Transaction,
  actor: Actor,
  events: readonly ChannelEvent[],
  at: Instant,
): Promise<void> {
  for (const event of events) await recordChannel(trx, actor, event, at);
}

/** Records a decision about an organisation's devices or its people's publishing rights. */
export async function recordRegister(
  trx: Transaction,
  actor: Actor,
  organization: OrganizationId,
  event: RegisterEvent,
  at: Instant,
): Promise<void> {
  await appendEntry(trx, {
    stream: organizationStream(organization),
    at,
    actor,
    kind: `channels.${event.kind}`,
    // As above.
    body: event as unknown as Json,
  });
  await projectRegister(trx, event, at);
  await announce(trx, { kind: 'organization', id: organization });
}
