import type { ChannelId, Instant, Json } from '@sanshen/domain/kernel';
import type { Actor } from '@sanshen/domain/ledger';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { appendEntry } from '../ledger/public.ts';
import { type ChannelEvent, channelStream, findChannel, projectChannel } from './channel-store.ts';

/** Records a decision about a channel: ledger entry and row, in the caller's transaction. */
export async function recordChannel(
  trx: Transaction,
  actor: Actor,
  event: ChannelEvent,
  at: Instant,
): Promise<void> {
  const channel: ChannelId = event.kind === 'registered' ? event.channel.id : event.channel;
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
    event.kind === 'registered'
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
