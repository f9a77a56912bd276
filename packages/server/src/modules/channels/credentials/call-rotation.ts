import { type Checkout, rotationDue } from '@sanshen/domain/channels';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { ChannelRules } from '@sanshen/domain/policy';
import type { Transaction } from '../../../platform/db/database.ts';
import type { LivingChannel } from '../channel-store.ts';
import { keeperStandings, peopleWithStanding, tellAbout } from '../people.ts';
import { recordChannel } from '../record.ts';

const system = { person: 'system', name: '系统' } as const;

/** Calls for the change of every credential that somebody who left has seen as it is now. */
export async function callRotationOf(
  trx: Transaction,
  person: PersonId,
  channels: readonly LivingChannel[],
  rules: ChannelRules,
  now: Instant,
): Promise<void> {
  const byId = new Map(channels.map((channel) => [channel.id, channel]));
  if (byId.size === 0) return;
  const rows = await trx
    .selectFrom('channel_credential')
    .innerJoin('channel_checkout', 'channel_checkout.credential_id', 'channel_credential.credential_id')
    .select([
      'channel_credential.credential_id as credential',
      'channel_credential.channel_id as channel',
      'set_at as setAt',
      'rotation_due_at as dueAt',
      'checkout',
    ])
    .where('channel_credential.channel_id', 'in', [...byId.keys()])
    .where('requester_id', '=', person)
    .execute();
  const dueAt = rotationDue('departure', rules.credentials, now);
  const called = new Set<string>();
  for (const { credential, channel, setAt, dueAt: due, checkout } of rows) {
    // The column holds the domain's Checkout.
    const { shownAt } = checkout as unknown as Checkout;
    if (shownAt === null || shownAt < setAt || due <= dueAt || called.has(credential)) continue;
    called.add(credential);
    await recordChannel(
      trx,
      system,
      { kind: 'rotationCalled', channel, credential, why: 'departure', dueAt },
      now,
    );
    const organization = byId.get(channel)?.organization;
    if (organization === undefined) continue;
    const keepers = await peopleWithStanding(trx, [organization], keeperStandings, now);
    await tellAbout(trx, 'rotationDue', keepers, { channel, credential, why: 'departure', dueAt }, now);
  }
}
