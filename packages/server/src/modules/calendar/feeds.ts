import { createHash, randomBytes } from 'node:crypto';
import { calendarProblems } from '@sanshen/contract/calendar-problems';
import type { CalendarFeedId } from '@sanshen/domain/calendar';
import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { grantOf, namesOf, rootOf, snapshotOf, standpoint } from '../organization/public.ts';
import { mayLogIn } from '../sessions/public.ts';
import { recordCalendar, requireDecider } from './record.ts';

/** Addresses of one person in force at most. */
const mostFeeds = 10;
/** Octets of an address's secret. */
const secretBytes = 32;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/**
 * Makes a secret address by which a calendar program reads a unit's calendar in a person's name. The secret is given once and only its hash is kept.
 * Throws `request.notFound`, `access.forbidden`, `calendar.feedsTooMany`.
 */
export async function openFeed(
  context: AppContext,
  key: CommandKey,
  { person, organization }: { readonly person: PersonId; readonly organization: OrganizationId },
): Promise<{ readonly feed: string; readonly address: string }> {
  const token = randomBytes(secretBytes).toString('base64url');
  // The stored result of a command must not hold the secret. Who repeats the command gets a new secret, and the lost one is worth nothing.
  const { feed } = await runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const root = await rootOf(trx, organization);
    if (root === null) throw platformProblem('request.notFound');
    const by = await requireDecider(trx, person, organization, 'readCalendar', at);
    const open = await trx
      .selectFrom('calendar_feed')
      .select('feed_id')
      .where('person_id', '=', person)
      .where('revoked_at', 'is', null)
      .execute();
    if (open.length >= mostFeeds) throw new Problem(calendarProblems['calendar.feedsTooMany']);
    const id = newId<CalendarFeedId>();
    await trx
      .insertInto('calendar_feed')
      .values({
        feed_id: id,
        root_id: root,
        organization_id: organization,
        person_id: person,
        token_hash: hashOf(token),
        created_at: at,
      })
      .execute();
    await recordCalendar(trx, { root, organization }, { kind: 'feedOpened', feed: id, decided: { by, at } });
    return { feed: id };
  });
  await context.db
    .updateTable('calendar_feed')
    .set({ token_hash: hashOf(token) })
    .where('feed_id', '=', feed)
    .where('revoked_at', 'is', null)
    .execute();
  return { feed, address: `${context.publicUrl}/calendars/${token}.ics` };
}

/** A person's addresses in force, without their secrets. */
export async function feedsOf({ db, clock }: AppContext, person: PersonId) {
  const rows = await db
    .selectFrom('calendar_feed')
    .select([
      'feed_id as feed',
      'organization_id as organization',
      'created_at as createdAt',
      'last_read_at as lastReadAt',
    ])
    .where('person_id', '=', person)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .orderBy('feed_id')
    .execute();
  const names = await namesOf(
    db,
    rows.map(({ organization }) => organization),
    clock.now(),
  );
  return {
    items: rows.map((row) => ({
      ...row,
      organizationName: names.get(row.organization) ?? row.organization,
    })),
  };
}

/** Revokes an address of one's own, with immediate effect. Throws `request.notFound` for another's and for one that is revoked. */
export function revokeFeed(
  context: AppContext,
  key: CommandKey,
  wish: { readonly person: PersonId; readonly feed: string },
): Promise<void> {
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const row = await trx
      .updateTable('calendar_feed')
      .set({ revoked_at: at })
      .where('feed_id', '=', wish.feed)
      .where('person_id', '=', wish.person)
      .where('revoked_at', 'is', null)
      .returning(['root_id', 'organization_id'])
      .executeTakeFirst();
    if (row === undefined) throw platformProblem('request.notFound');
    const { facts } = await standpoint(trx, wish.person, [row.organization_id], at);
    if (facts === null) throw platformProblem('request.notFound');
    const by = snapshotOf(facts, null, at);
    const feed = brandId<CalendarFeedId>(wish.feed);
    await recordCalendar(
      trx,
      { root: row.root_id, organization: row.organization_id },
      { kind: 'feedRevoked', feed, decided: { by, at } },
    );
  });
}

/**
 * Whose calendar a secret address reads, and in whose name; null for an unknown or revoked address, and as soon as the person has no more right to that
 * calendar or his login is disabled.
 */
export async function readerOf(
  { db, clock }: AppContext,
  token: string,
): Promise<{ readonly person: PersonId; readonly organization: OrganizationId } | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const now = clock.now();
  const row = await db
    .updateTable('calendar_feed')
    .set({ last_read_at: now })
    .where('token_hash', '=', hashOf(token))
    .where('revoked_at', 'is', null)
    .returning(['person_id as person', 'organization_id as organization'])
    .executeTakeFirst();
  if (row === undefined || !(await mayLogIn(db, row.person))) return null;
  const grant = await grantOf(db, row.person, row.organization, 'readCalendar', now);
  return grant === null ? null : row;
}
