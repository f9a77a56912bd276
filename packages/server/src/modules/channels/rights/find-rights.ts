import { dutyGaps, type RightObstacle, rightObstacle } from '@sanshen/domain/channels';
import type { ChannelId, Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { PersonFacts } from '@sanshen/domain/organization';
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/db/database.ts';
import { loadPersonFacts, organizationsAbove } from '../../organization/public.ts';
import { type LivingChannel, selectLiving, toLiving } from '../channel-store.ts';
import { callRotationOf } from '../credentials/call-rotation.ts';
import { leaderStandings, peopleWithStanding, tellAbout } from '../people.ts';
import { recordRegister } from '../record.ts';
import { type Ground, groundOf } from '../scene.ts';

const system = { person: 'system', name: '系统' } as const;

/**
 * Looks anew at the publishing rights of people with duties and records what has changed. A right is decided at each use anyway: this tells the person and
 * the leaders of a lapse, says which channels nobody may publish on any more, and calls for credentials to be changed that who lost the right has seen.
 */
export async function findRightsOf(
  trx: Transaction,
  people: readonly PersonId[],
  now: Instant,
): Promise<void> {
  for (const person of new Set(people)) await findRightOf(trx, person, now);
}

async function findRightOf(trx: Transaction, person: PersonId, now: Instant): Promise<void> {
  const channels = await channelsWith(trx, person);
  const byOrganization = Map.groupBy(channels, ({ organization }) => organization);
  for (const [organization, own] of byOrganization) {
    const ground = await groundOf(trx, organization, now);
    const [facts] = await loadPersonFacts(trx, { people: [person] }, now);
    const obstacle = facts === undefined ? 'noAppointment' : obstacleOf(facts, ground, now);
    const before = await lastFound(trx, person, organization);
    if (before === obstacle) continue;
    const uncovered = obstacle === null ? [] : await uncoveredAmong(trx, own, ground, now);
    const [first] = own;
    if (first === undefined) continue;
    const event = {
      kind: 'rightFound',
      root: first.root,
      organization,
      person,
      obstacle,
      uncovered,
    } as const;
    await recordRegister(trx, system, organization, event, now);
    if (obstacle === null) continue;
    await tellOfLapse(trx, { ground, person, obstacle, uncovered, channel: first.id }, now);
    // Whoever may not publish any more may not know the passwords either; a leave ends, and with it nothing.
    if (obstacle !== 'onLeave') await callRotationOf(trx, person, own, ground.rules, now);
  }
}

function obstacleOf(facts: PersonFacts, { rules, runs }: Ground, now: Instant): RightObstacle | null {
  return rightObstacle(facts, rules.publishingRights, runs, now);
}

/** What was found last; null where nothing stood against it or nobody has looked yet. */
async function lastFound(
  trx: Transaction,
  person: PersonId,
  organization: OrganizationId,
): Promise<RightObstacle | null> {
  const row = await trx
    .selectFrom('publishing_right')
    .select('obstacle')
    .where('person_id', '=', person)
    .where('organization_id', '=', organization)
    .executeTakeFirst();
  return row?.obstacle ?? null;
}

/** Channels in which a person has a duty that needs the right. */
async function channelsWith(trx: Transaction, person: PersonId): Promise<readonly LivingChannel[]> {
  const rows = await selectLiving(trx)
    .where(sql<boolean>`life @> ${JSON.stringify({ duties: [{ person, duty: 'operator' }] })}::jsonb`)
    .where('status', 'in', ['filed', 'active', 'dormant', 'suspended'])
    .orderBy('channel_id')
    .execute();
  return rows.map(toLiving);
}

async function uncoveredAmong(
  trx: Transaction,
  channels: readonly LivingChannel[],
  { rules, runs }: Ground,
  now: Instant,
): Promise<readonly ChannelId[]> {
  const named = channels.flatMap(({ life }) => life.duties.map(({ person }) => person));
  const people = await loadPersonFacts(trx, { people: named }, now);
  const facts = { people, rules: rules.publishingRights, organizations: runs, now };
  return channels
    .filter(({ life }) => dutyGaps(life.duties, facts).some(({ kind }) => kind === 'noRightLeft'))
    .map(({ id }) => id);
}

async function tellOfLapse(
  trx: Transaction,
  lapse: {
    readonly ground: Ground;
    readonly person: PersonId;
    readonly obstacle: RightObstacle;
    readonly uncovered: readonly ChannelId[];
    readonly channel: ChannelId;
  },
  now: Instant,
): Promise<void> {
  const { ground, person, obstacle, uncovered, channel } = lapse;
  const details = { person, obstacle, uncovered, channel: uncovered[0] ?? channel };
  await tellAbout(trx, 'publishingRightLapsed', [person], details, now);
  const above = uncovered.length > 0 ? await organizationsAbove(trx, ground.organization, now) : [];
  const leaders = await peopleWithStanding(trx, [...ground.runs, ...above.slice(0, 1)], leaderStandings, now);
  const others = leaders.filter((one) => one !== person);
  await tellAbout(trx, 'channelUncovered', others, details, now);
}
