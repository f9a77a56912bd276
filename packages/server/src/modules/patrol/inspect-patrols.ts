import { addHours, type Instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import {
  dayEnd,
  dayOf,
  type Patrol,
  type PatrolFinding,
  type PatrolId,
  patrolDueAt,
} from '@sanshen/domain/patrol';
import type { NotificationKind } from '@sanshen/domain/review';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import {
  keeperStandings,
  type LivingChannel,
  leaderStandings,
  livingOf,
  peopleWithStanding,
} from '../channels/public.ts';
import { organizationsAbove } from '../organization/public.ts';
import { tell } from '../review/public.ts';
import { patrolledStatuses, silentPlatforms } from './do-patrol.ts';
import { recordFinding, recordPatrol } from './record.ts';
import { groundOf, type PatrolGround } from './scene.ts';
import { holdTurn } from './store.ts';

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
  const organizations = await db
    .selectFrom('channel')
    .select('organization_id')
    .distinct()
    .where('status', 'in', patrolledStatuses)
    .where('platform', 'not in', silentPlatforms)
    .execute();
  for (const { organization_id: organization } of organizations) {
    for (const day of whole) {
      // One transaction for each unit and day, so that a large city is not held in one.
      await db.transaction().execute((trx) => inspectDay(trx, organization, day, now));
    }
  }
  await inspectFindings(context, now);
}

async function inspectDay(
  trx: Transaction,
  organization: OrganizationId,
  day: string,
  now: Instant,
): Promise<void> {
  const ground = await groundOf(trx, organization, now);
  if (ground === null || patrolDueAt(day, 1, ground.rule.timesPerDay) > now) return;
  const channels = (await livingOf(trx, [organization], patrolledStatuses)).filter(
    ({ platform, runsSince }) =>
      !silentPlatforms.includes(platform) && runsSince !== null && dayOf(runsSince) < day,
  );
  const over = dayEnd(day) <= now;
  const settled = await settledTurns(trx, organization, day, over);
  const late: Patrol[] = [];
  for (const channel of channels) {
    for (let slot = 1; slot <= ground.rule.timesPerDay; slot += 1) {
      if (settled.has(`${channel.id} ${slot}`)) continue;
      const found = await findLate(trx, channel, { day, slot }, ground, { over, now });
      if (found !== null) late.push(found);
    }
  }
  if (late.length === 0) return;
  const kind = over ? 'patrolMissed' : 'patrolOverdue';
  const duty = late.flatMap(({ duty: one }) => (one === null ? [] : [one]));
  await tellBothLevels(trx, organization, ground, kind, duty, { organization, day, count: late.length }, now);
}

/** Turns about which nothing is left to find: looked at without holding them, since a day is inspected many times. */
async function settledTurns(
  trx: Transaction,
  organization: OrganizationId,
  day: string,
  over: boolean,
): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom('patrol')
    .select(['channel_id', 'slot'])
    .where('organization_id', '=', organization)
    .where('day', '=', day)
    .where('status', 'in', over ? ['done', 'missed'] : ['done', 'missed', 'overdue'])
    .execute();
  return new Set(rows.map((row) => `${row.channel_id} ${row.slot}`));
}

async function findLate(
  trx: Transaction,
  channel: LivingChannel,
  { day, slot }: { readonly day: string; readonly slot: number },
  { rule }: PatrolGround,
  { over, now }: { readonly over: boolean; readonly now: Instant },
): Promise<Patrol | null> {
  const before = await holdTurn(trx, { channel: channel.id, day, slot });
  if (before?.status === 'done' || before?.status === 'missed') return null;
  const dueAt = before?.dueAt ?? patrolDueAt(day, slot, rule.timesPerDay);
  if (dueAt > now) return null;
  if (!over && before?.overdueAt != null) return null;
  return recordPatrol(trx, {
    kind: over ? 'missed' : 'overdue',
    patrol: before?.id ?? newId<PatrolId>(),
    ...{ root: channel.root, organization: channel.organization, channel: channel.id, day, slot, dueAt },
    at: now,
  });
}

async function inspectFindings({ db }: AppContext, now: Instant): Promise<void> {
  const rows = await db
    .selectFrom('patrol_finding')
    .select('finding')
    .where('status', '=', 'open')
    .where('due_at', '<=', now)
    .limit(500)
    .execute();
  // Written by projectFinding from this type and by nothing else.
  const due = rows
    .map((row) => row.finding as unknown as PatrolFinding)
    .filter((one) => one.overdueAt === null);
  for (const { id, organization } of due) {
    await db.transaction().execute(async (trx) => {
      const ground = await groundOf(trx, organization, now);
      await recordFinding(trx, { kind: 'findingOverdue', finding: id, at: now });
      if (ground === null) return;
      const details = { finding: id, organization };
      await tellBothLevels(trx, organization, ground, 'patrolFindingOverdue', [], details, now);
    });
  }
}

/** Tells who is on duty, who keeps the channels and leads the unit, and who leads the superior one. */
export async function tellBothLevels(
  trx: Transaction,
  organization: OrganizationId,
  { runs }: PatrolGround,
  kind: NotificationKind,
  also: readonly PersonId[],
  details: Readonly<Record<string, unknown>>,
  now: Instant,
): Promise<void> {
  const own = await peopleWithStanding(trx, runs, [...keeperStandings, ...leaderStandings], now);
  const [superior] = await organizationsAbove(trx, organization, now);
  const above = superior === undefined ? [] : await peopleWithStanding(trx, [superior], leaderStandings, now);
  const people = [...new Set([...also, ...own, ...above])];
  if (people.length > 0) await tell(trx, { kind, people, details }, now);
}
