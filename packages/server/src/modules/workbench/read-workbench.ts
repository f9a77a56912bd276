import type { RouteOutput } from '@sanshen/contract/route';
import type { readWorkbench } from '@sanshen/contract/workbench';
import { keyDateLine, overdueLine, waitingLine, waitingSummary } from '@sanshen/contract/workbench-texts';
import { type Instant, instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { organizationsFor, type VisibleOrganization } from '../organization/public.ts';
import { inboxOf } from '../review/public.ts';
import { comingDates, type KeyDate } from './key-dates.ts';
import { sentOf } from './sent.ts';
import { publicationsSince } from './today.ts';

type Workbench = RouteOutput<typeof readWorkbench>;

/** China's time is UTC+8 the whole year. */
const offset = 8 * 3_600_000;
const shownWaiting = 10;
/** Up to here what waits is counted; a hundred say the same as a thousand. */
const mostWaiting = 99;
const mostOverdue = 999;
const daysAhead = 60;

/** A person's workbench. Reads indexes only: its cost does not grow with the number of manuscripts. */
export async function workbenchOf(
  context: AppContext,
  person: PersonId,
  keyDates: readonly KeyDate[],
): Promise<Workbench> {
  const { db } = context;
  const now = context.clock.now();
  const day = new Date(Date.parse(now) + offset).toISOString().slice(0, 10);
  const beginning = instant(new Date(Date.parse(`${day}T00:00:00.000Z`) - offset).toISOString());
  const [waiting, sent, { today, overdue }] = await Promise.all([
    waitingFor(context, person, now),
    sentOf(db, person, now),
    organizationsFor(db, person, 'readState', now).then(async (seen) => ({
      today: await publicationsSince(db, mine(seen), beginning),
      overdue: await overdueIn(
        db,
        seen.map(({ id }) => id),
        now,
      ),
    })),
  ]);
  const dates = comingDates(keyDates, day, daysAhead);
  return {
    at: now,
    day,
    waiting,
    sent,
    today,
    keyDates: dates.map((date) => ({ ...date, line: keyDateLine(date.inDays) })),
    overdue,
  };
}

async function waitingFor(
  context: AppContext,
  person: PersonId,
  now: Instant,
): Promise<Workbench['waiting']> {
  const { items, next } = await inboxOf(context, person, { limit: mostWaiting });
  const at = Date.parse(now);
  const shown = items.slice(0, shownWaiting).map((item) => ({
    ...item,
    overdue: item.dueAt < now,
    line: waitingLine({ ...item, dueAt: Date.parse(item.dueAt), now: at }),
  }));
  const capped = next !== null;
  const overdue = items.filter((item) => item.dueAt < now).length;
  return { items: shown, count: items.length, capped, line: waitingSummary(items.length, capped, overdue) };
}

/** Where somebody holds an office; a publicity department runs the channels of its committee (§11). */
function mine(seen: readonly VisibleOrganization[]): readonly VisibleOrganization[] {
  const own = seen.filter(({ relation }) => relation === 'own');
  const run = own.filter(({ publicityDepartment }) => publicityDepartment).map(({ parent }) => parent);
  return seen.filter((one) => own.includes(one) || run.includes(one.id));
}

async function overdueIn(
  db: Database,
  organizations: readonly OrganizationId[],
  now: Instant,
): Promise<Workbench['overdue']> {
  if (organizations.length === 0) return null;
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select distinct late.manuscript_id, late.stage, late.seat
      from unnest(${[...organizations]}::text[]) as owner (id) cross join lateral (
        select manuscript_id, stage, seat from review_task where owner_id = owner.id and due_at < ${now}
        order by due_at limit ${mostOverdue + 1}
      ) late limit ${mostOverdue + 1}
    ) counted`.execute(db);
  const found = rows[0]?.count ?? 0;
  const capped = found > mostOverdue;
  const count = Math.min(found, mostOverdue);
  return { count, capped, line: overdueLine(count, capped) };
}
