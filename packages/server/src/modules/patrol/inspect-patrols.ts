import { addHours, type Instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { dayEnd, dayOf, type PatrolId, patrolDueAt, type Turn } from '@sanshen/domain/patrol';
import type { NotificationKind } from '@sanshen/domain/review';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import {
  keeperStandings,
  type LivingChannel,
  leaderStandings,
  livingOf,
  peopleWithStanding,
} from '../channels/public.ts';
import { tell } from '../review/public.ts';
import { patrolledStatuses, silentPlatforms } from './do-patrol.ts';
import { type Lateness, recordFinding, recordLate } from './record.ts';
import { groundsOf, type PatrolGround } from './scene.ts';
import { holdDay } from './store.ts';

/**
 * The job: finds what is late, records it and tells both levels, the same day. Repeating it finds nothing twice. Days before the installation counts
 * whole days are left out.
 */
export async function inspectPatrols(context: AppContext): Promise<void> {
  const { db, clock } = context;
  const now = clock.now();
  const founded = await db.selectFrom('ledger_identity').select('created_at').executeTakeFirst();
  if (founded === undefined) return;
  const today = dayOf(now);
  const yesterday = dayOf(addHours(now, -24));
  const whole = [yesterday, today].filter((day) => day > dayOf(founded.created_at));
  for (const day of whole) await inspectDay(context, day, now);
  await inspectFindings(context, now);
}

/** Finds what may be late in the whole city with the same few queries however large it is; only units where something is are opened. */
async function inspectDay({ db }: AppContext, day: string, now: Instant): Promise<void> {
  const units = await db
    .selectFrom('channel')
    .select('organization_id')
    .distinct()
    .where('status', 'in', patrolledStatuses)
    .where('platform', 'not in', silentPlatforms)
    .execute();
  const organizations = units.map((row) => row.organization_id);
  if (organizations.length === 0) return;
  const grounds = await groundsOf(db, organizations, now);
  const over = dayEnd(day) <= now;
  const settled = await settledTurns(db, organizations, day, over);
  const unsettled = new Map<OrganizationId, LateTurn[]>();
  for (const channel of await livingOf(db, organizations, patrolledStatuses)) {
    const ground = grounds.get(channel.organization);
    if (ground === undefined || silentPlatforms.includes(channel.platform)) continue;
    if (channel.runsSince === null || dayOf(channel.runsSince) >= day) continue;
    const turns = lateTurns(channel, day, ground, now).filter((turn) => !settled.has(keyOf(turn)));
    if (turns.length === 0) continue;
    unsettled.set(channel.organization, [...(unsettled.get(channel.organization) ?? []), ...turns]);
  }
  for (const [organization, turns] of unsettled) {
    const ground = grounds.get(organization);
    if (ground === undefined) continue;
    // One transaction for each unit and day, so that a large city is not held in one.
    await db.transaction().execute((trx) => recordDay(trx, ground, { organization, day, over, turns }, now));
  }
}

/** A turn whose time has passed by the rule book of now. */
interface LateTurn extends Turn {
  readonly dueAt: Instant;
}

function lateTurns(
  { id: channel, root, organization }: LivingChannel,
  day: string,
  { rule: { timesPerDay } }: PatrolGround,
  now: Instant,
): readonly LateTurn[] {
  return Array.from({ length: timesPerDay }, (_, index) => {
    const slot = index + 1;
    return { root, organization, channel, day, slot, dueAt: patrolDueAt(day, slot, timesPerDay) };
  }).filter(({ dueAt }) => dueAt <= now);
}

function keyOf({ channel, slot }: { readonly channel: string; readonly slot: number }): string {
  return `${channel} ${slot}`;
}

/** Turns about which nothing is left to find: looked at without holding them, since a day is inspected many times. */
async function settledTurns(
  db: Database,
  organizations: readonly OrganizationId[],
  day: string,
  over: boolean,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('patrol')
    .select(['channel_id as channel', 'slot'])
    .where('organization_id', 'in', organizations)
    .where('day', '=', day)
    .where('status', 'in', over ? ['done', 'missed'] : ['done', 'missed', 'overdue'])
    .execute();
  return new Set(rows.map(keyOf));
}

interface UnitDay {
  readonly organization: OrganizationId;
  readonly day: string;
  readonly over: boolean;
  readonly turns: readonly LateTurn[];
}

async function recordDay(
  trx: Transaction,
  ground: PatrolGround,
  { organization, day, over, turns }: UnitDay,
  now: Instant,
): Promise<void> {
  const held = new Map((await holdDay(trx, organization, day)).map((patrol) => [keyOf(patrol), patrol]));
  const found = turns.flatMap((turn): Lateness[] => {
    const before = held.get(keyOf(turn)) ?? null;
    if (before?.status === 'done' || before?.status === 'missed') return [];
    const dueAt = before?.dueAt ?? turn.dueAt;
    if (dueAt > now || (!over && before?.overdueAt != null)) return [];
    const kind = over ? 'missed' : 'overdue';
    return [{ before, event: { ...turn, kind, patrol: before?.id ?? newId<PatrolId>(), dueAt, at: now } }];
  });
  if (found.length === 0) return;
  const late = await recordLate(trx, organization, found);
  const kind = over ? 'patrolMissed' : 'patrolOverdue';
  const duty = late.flatMap(({ duty: one }) => (one === null ? [] : [one]));
  await tellBothLevels(trx, ground, kind, duty, { organization, day, count: late.length }, now);
}

async function inspectFindings({ db }: AppContext, now: Instant): Promise<void> {
  const due = await db
    .selectFrom('patrol_finding')
    .select(['finding_id as id', 'organization_id as organization'])
    .where('status', '=', 'open')
    .where('due_at', '<=', now)
    .where(sql<boolean>`finding ->> 'overdueAt' is null`)
    .limit(500)
    .execute();
  if (due.length === 0) return;
  const grounds = await groundsOf(db, [...new Set(due.map(({ organization }) => organization))], now);
  for (const { id, organization } of due) {
    await db.transaction().execute(async (trx) => {
      const ground = grounds.get(organization);
      await recordFinding(trx, { kind: 'findingOverdue', finding: id, at: now });
      if (ground === undefined) return;
      const details = { finding: id, organization };
      await tellBothLevels(trx, ground, 'patrolFindingOverdue', [], details, now);
    });
  }
}

/** Tells who is on duty, who keeps the channels and leads the unit, and who leads the superior one. */
export async function tellBothLevels(
  trx: Transaction,
  { runs, superior }: PatrolGround,
  kind: NotificationKind,
  also: readonly PersonId[],
  details: Readonly<Record<string, unknown>>,
  now: Instant,
): Promise<void> {
  const own = await peopleWithStanding(trx, runs, [...keeperStandings, ...leaderStandings], now);
  const above = superior === null ? [] : await peopleWithStanding(trx, [superior], leaderStandings, now);
  const people = [...new Set([...also, ...own, ...above])];
  if (people.length > 0) await tell(trx, { kind, people, details }, now);
}
