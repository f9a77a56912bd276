import type { workbenchSentSchema } from '@sanshen/contract/workbench';
import { sentLine, sentSummary } from '@sanshen/contract/workbench-texts';
import type { Instant, ManuscriptId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Phase } from '@sanshen/domain/review';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Database } from '../../platform/db/database.ts';
import { namesIn, proceduresOf } from '../review/public.ts';

/** Manuscripts shown at most. */
const most = 20;

interface ManuscriptRow {
  readonly manuscript: ManuscriptId;
  readonly title: string;
  readonly organization: OrganizationId;
  readonly organizationName: string;
  readonly phase: Exclude<Phase, 'unborn'>;
  readonly importance: string | null;
  readonly round: number;
  readonly changedAt: Instant;
}

interface SeatRow {
  readonly manuscript: ManuscriptId;
  readonly pin: string;
  readonly stage: string;
  readonly seat: string;
  readonly dueAt: Instant;
  readonly since: Instant;
  readonly people: readonly string[];
}

/** What a person sent and where it hangs: his manuscripts in review, returned or released where he still holds an office. */
export async function sentOf(db: Database, person: PersonId, now: Instant) {
  const rows = await manuscriptsOf(db, person, now);
  const shown = rows.slice(0, most);
  const inReview = shown.filter((row) => row.phase === 'inReview').map((row) => row.manuscript);
  const seats = inReview.length === 0 ? [] : await seatsOf(db, inReview, now);
  const procedures = await proceduresOf(db, seats);
  const items = shown.map((row): z.input<typeof workbenchSentSchema> => {
    const waiting = seats
      .filter((seat) => seat.manuscript === row.manuscript)
      .map((seat) => ({ ...seat, ...namesIn(procedures.get(seat.pin), seat) }));
    const [first] = waiting;
    const standing = {
      stageName: first?.stageName ?? null,
      seats: waiting.map(({ seat, seatName, people }) => ({
        seat,
        name: seatName,
        waitingFor: [...people],
        empty: people.length === 0,
      })),
      since: first?.since ?? row.changedAt,
      dueAt: first?.dueAt ?? null,
    };
    const { changedAt: _changedAt, ...heading } = row;
    return {
      ...heading,
      ...standing,
      stage: first?.stage ?? null,
      overdue: standing.dueAt !== null && standing.dueAt < now,
      line: sentLine({
        ...standing,
        phase: row.phase,
        since: Date.parse(standing.since),
        dueAt: standing.dueAt === null ? null : Date.parse(standing.dueAt),
        now: Date.parse(now),
      }),
    };
  });
  const count = (phase: Phase) => items.filter((item) => item.phase === phase).length;
  const counts = { inReview: count('inReview'), returned: count('returned'), released: count('released') };
  return { items, more: rows.length > most, line: sentSummary(counts) };
}

async function manuscriptsOf(db: Database, person: PersonId, now: Instant): Promise<ManuscriptRow[]> {
  const { rows } = await sql<ManuscriptRow>`
    select m.manuscript_id as manuscript, m.title, m.organization_id as organization,
      coalesce(owner.name, m.organization_id) as "organizationName", m.phase, m.importance, m.round, m.changed_at as "changedAt"
    from manuscript m
    left join organization_state owner on owner.organization_id = m.organization_id
      and owner.valid_from <= ${now} and (owner.valid_to is null or owner.valid_to > ${now})
    where m.author_id = ${person} and m.phase in ('inReview', 'returned', 'released')
      and m.organization_id in (select organization_id from appointment where person_id = ${person}
        and valid_from <= ${now} and (valid_to is null or valid_to > ${now}))
    order by m.changed_at desc, m.manuscript_id limit ${most + 1}`.execute(db);
  return rows;
}

/**
 * The seats of some manuscripts that wait, what is due first in front, with the names of those who could take them now; by the same
 * conditions as a person's own inbox. One query.
 */
async function seatsOf(
  db: Database,
  manuscripts: readonly ManuscriptId[],
  now: Instant,
): Promise<readonly SeatRow[]> {
  const inForce = (table: string) =>
    sql`${sql.ref(`${table}.valid_from`)} <= ${now} and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} > ${now})`;
  const { rows } = await sql<SeatRow>`
    select task.manuscript_id as manuscript, task.pin, task.stage, task.seat, min(task.due_at) as "dueAt", min(task.since) as since,
      coalesce(array_agg(distinct able.name) filter (where able.name is not null), '{}') as people
    from review_task task left join lateral (
      select person.name from appointment held join person on person.person_id = held.person_id
      where held.organization_id = task.organization_id and held.office = task.office and ${inForce('held')}
        and (task.person_id is null or task.person_id = held.person_id) and not (held.person_id = any(task.barred))
        and (select employment from employment where employment.person_id = held.person_id and ${inForce('employment')} limit 1)
          = any(task.employment)
        and task.qualifications <@ array(select kind from qualification where qualification.person_id = held.person_id
          and ${inForce('qualification')})
        and not exists (select from leave where leave.person_id = held.person_id and ${inForce('leave')})
    ) able on true
    where task.manuscript_id = any(${[...manuscripts]}::uuid[])
    group by task.manuscript_id, task.pin, task.stage, task.seat
    order by "dueAt", task.stage, task.seat`.execute(db);
  return rows;
}
