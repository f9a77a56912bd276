import { incidentProblems } from '@sanshen/contract/incidents-problems';
import type { ChannelId, Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { findChannels, type RegisteredChannel } from '../channels/public.ts';
import { freezeOver } from '../emergency/freezes/public.ts';
import { namesOf, organizationsAbove } from '../organization/public.ts';

/** Channels that an organisation or one below it answers for. Throws `incidents.channelElsewhere` if any other is among them. */
export async function requireChannels(
  db: Database | Transaction,
  organization: OrganizationId,
  ids: readonly string[],
  at: Instant,
): Promise<readonly RegisteredChannel[]> {
  // An id that nobody has is found nowhere.
  const channels = await findChannels(db, [...new Set(ids)] as ChannelId[]);
  if (channels.length < new Set(ids).size) throw new Problem(incidentProblems['incidents.channelElsewhere']);
  const owners = new Set(channels.map((channel) => channel.organization));
  for (const owner of owners) {
    const above = owner === organization ? [] : await organizationsAbove(db, owner, at);
    if (owner !== organization && !above.includes(organization)) {
      throw new Problem(incidentProblems['incidents.channelElsewhere']);
    }
  }
  return channels;
}

/** Channels as the desk shows them, with whether a freeze holds them now. */
export async function shownChannels(db: Database, channels: readonly RegisteredChannel[], at: Instant) {
  const names = await namesOf(db, [...new Set(channels.map(({ organization }) => organization))], at);
  return Promise.all(
    channels.map(async ({ id, name, platform, organization }) => ({
      id,
      name,
      platform,
      organizationName: names.get(organization) ?? organization,
      frozen: (await freezeOver(db, organization, id)) !== null,
    })),
  );
}
