import type { registerLineSchema } from '@sanshen/contract/channels-register';
import { answeredFor, attestationDue, dutyGaps } from '@sanshen/domain/channels';
import {
  addHours,
  type ChannelId,
  type Instant,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { loadPersonFacts, namesOf } from '../organization/public.ts';
import type { LivingChannel } from './channel-store.ts';
import { namesOfPeople } from './people.ts';
import { type Ground, groundOf } from './scene.ts';

export type RegisterLine = z.input<typeof registerLineSchema>;

/** What the register shows of some channels, in their order. */
export async function linesOf(
  db: Database | Transaction,
  channels: readonly LivingChannel[],
  now: Instant,
): Promise<RegisterLine[]> {
  const organizations = [...new Set(channels.map(({ organization }) => organization))];
  const people = channels.flatMap(({ life }) => life.duties.map(({ person }) => person));
  const ids = channels.map(({ id }) => id);
  const [grounds, facts, names, organizationNames, counts] = await Promise.all([
    groundsOf(db, organizations, now),
    loadPersonFacts(db, { people }, now),
    namesOfPeople(db, people),
    namesOf(db, organizations, now),
    countsOf(db, ids, now),
  ]);
  const nameOf = (person: PersonId) => names.get(person) ?? person;
  return channels.map((channel) => {
    const { life, organization, runsSince, attestedAt, status } = channel;
    const ground = grounds.get(organization);
    const answered = ground !== undefined && answeredFor.includes(status);
    const gaps = answered
      ? dutyGaps(life.duties, {
          people: facts,
          rules: ground.rules.publishingRights,
          organizations: ground.runs,
          now,
        })
      : [];
    const counted = counts.get(channel.id);
    const lastPublishedAt = counted?.lastPublishedAt ?? null;
    const silentSince =
      lastPublishedAt !== null && lastPublishedAt > life.since ? lastPublishedAt : life.since;
    const runs = ground !== undefined && runsSince !== null && status !== 'closed';
    return {
      id: channel.id,
      organization,
      organizationName: organizationNames.get(organization) ?? organization,
      platform: channel.platform,
      name: channel.name,
      handle: channel.handle,
      status,
      since: life.since,
      purpose: life.purpose,
      duties: life.duties.map(({ duty, person, deputy }) => ({ duty, person, deputy, name: nameOf(person) })),
      gaps: gaps.map((gap) => ({ ...gap, name: gap.person === null ? null : nameOf(gap.person) })),
      lastPublishedAt,
      dormantAt:
        ground !== undefined && status === 'active'
          ? addHours(silentSince, ground.rules.dormancy.dormantDays * 24)
          : null,
      attestedAt,
      attestationDueAt: runs
        ? attestationDue(attestedAt, runsSince, ground.rules.devices.attestEveryDays)
        : null,
      openFindings: counted?.openFindings ?? 0,
      rotationsDue: counted?.rotationsDue ?? 0,
    };
  });
}

/** The rule books and scopes of some organisations; one without a rule book is left out. */
async function groundsOf(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
  now: Instant,
): Promise<ReadonlyMap<OrganizationId, Ground>> {
  const grounds = new Map<OrganizationId, Ground>();
  for (const organization of organizations) {
    const ground = await groundOf(db, organization, now).catch(() => null);
    if (ground !== null) grounds.set(organization, ground);
  }
  return grounds;
}

interface Counts {
  readonly id: ChannelId;
  readonly lastPublishedAt: Instant | null;
  readonly openFindings: number;
  readonly rotationsDue: number;
}

/** What stands in other tables about some channels, in one query. */
async function countsOf(
  db: Database | Transaction,
  ids: readonly ChannelId[],
  now: Instant,
): Promise<ReadonlyMap<ChannelId, Counts>> {
  const { rows } = await sql<Counts>`
    select asked.id,
      (select max(begun_at) from publication
        where channel_id = asked.id and status in ('done', 'takedownBegun', 'takenDown')) as "lastPublishedAt",
      (select count(*)::integer from channel_login_finding
        where channel_id = asked.id and cleared_at is null) as "openFindings",
      (select count(*)::integer from channel_credential
        where channel_id = asked.id and rotation_due_at <= ${now}::timestamptz) as "rotationsDue"
    from unnest(${[...ids]}::text[]) asked (id)`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** When something was last published on each of some channels; null where nothing was. */
export async function lastPublished(
  db: Database | Transaction,
  ids: readonly ChannelId[],
): Promise<ReadonlyMap<ChannelId, Instant | null>> {
  const { rows } = await sql<{ id: ChannelId; at: Instant | null }>`
    select asked.id, (select max(begun_at) from publication
      where channel_id = asked.id and status in ('done', 'takedownBegun', 'takenDown')) as at
    from unnest(${[...ids]}::text[]) asked (id)`.execute(db);
  return new Map(rows.map((row) => [row.id, row.at]));
}
