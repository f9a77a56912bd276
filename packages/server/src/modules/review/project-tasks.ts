import { addHours, type Digest, type Instant, type OrganizationId } from '@sanshen/domain/kernel';
import type { Facts, OpenSeat, ReviewState } from '@sanshen/domain/review';
import { barredPeople, openSeats, reviewOpen } from '@sanshen/domain/review';
import { type CompiledQuery, sql } from 'kysely';
import { type Transaction, toJson } from '../../platform/db/database.ts';
import { pinOfRun } from './manuscript-store.ts';
import { insertNotifications, type NotificationRow } from './notification-rows.ts';

/**
 * The statement that rewrites the rows of the seats that wait; what does not wait any more goes. None where nothing waited or waits. What
 * people are told goes with it, since a stage that is entered tells somebody nearly every time.
 */
export function projectTasks(
  trx: Transaction,
  before: ReviewState,
  state: ReviewState,
  root: OrganizationId,
  facts: Pick<Facts, 'now' | 'scopes'>,
  told: readonly NotificationRow[],
): CompiledQuery<unknown>[] {
  const rows = taskRows(state, facts);
  if (rows.length === 0 && !reviewOpen(before)) return insertNotifications(trx, told);
  const rewrite = sql`
    with wanted as (
      select * from json_to_recordset(${toJson(rows)}::json) as row (
        stage text, seat text, organization_id text, office text, person_id text, duties text[], recheck boolean, recheck_from text,
        round integer, digest text, due_at timestamptz, since timestamptz, barred text[], employment text[], qualifications text[])
    ), gone as (
      delete from review_task task where manuscript_id = ${state.manuscript}
        and not exists (select from wanted where wanted.stage = task.stage and wanted.seat = task.seat and wanted.office = task.office)
    )${telling(told)}
    insert into review_task
      (manuscript_id, root_id, owner_id, pin, stage, seat, organization_id, office, person_id, duties, recheck, recheck_from, round, digest, due_at, since, barred,
        employment, qualifications)
    select ${state.manuscript}::uuid, ${root}::text, ${state.organization}::text, ${state.pinned === null ? null : pinOfRun(state.pinned)}::text, stage, seat,
      organization_id, office, person_id, duties, recheck, recheck_from, round, digest,
      due_at, since, barred, employment, qualifications
    from wanted
    on conflict (manuscript_id, stage, seat, office) do update set
      pin = excluded.pin, organization_id = excluded.organization_id, person_id = excluded.person_id, duties = excluded.duties,
      recheck = excluded.recheck, recheck_from = excluded.recheck_from, round = excluded.round, digest = excluded.digest, due_at = excluded.due_at,
      since = case when review_task.round = excluded.round and review_task.recheck = excluded.recheck
        then review_task.since else excluded.since end,
      barred = excluded.barred, employment = excluded.employment, qualifications = excluded.qualifications`;
  return [rewrite.compile(trx)];
}

/** A part of a `with` list; absent where nobody is told, as when the seats are filled again from the ledger. */
function telling(told: readonly NotificationRow[]) {
  if (told.length === 0) return sql``;
  return sql`, telling as (
      insert into notification (notification_id, person_id, manuscript_id, kind, details, at)
      select notification_id, person_id, manuscript_id, kind, details::json, at from json_to_recordset(${toJson(told)}::json) as row (
        notification_id uuid, person_id text, manuscript_id uuid, kind text, details text, at timestamptz)
    )`;
}

/** The rows of the seats that wait for somebody, one for each office that could take a seat. */
export function taskRows(state: ReviewState, facts: Pick<Facts, 'now' | 'scopes'>) {
  if (!reviewOpen(state)) return [];
  return openSeats(state).flatMap((open) => {
    const organization = facts.scopes[open.seat.scope];
    if (organization === undefined) return [];
    return open.seat.offices.map((office) => ({
      stage: open.stage.id,
      seat: open.seat.id,
      organization_id: organization,
      office,
      person_id: memberOf(open),
      duties: open.duties,
      recheck: recheckFrom(state, open) !== null,
      recheck_from: recheckFrom(state, open),
      round: state.round,
      digest: state.digest,
      due_at: state.stageDueAt ?? facts.now,
      since: facts.now,
      barred: barredPeople(state, open),
      employment: open.seat.employment,
      qualifications: open.seat.qualifications,
    }));
  });
}

/** The text that this seat signed, if another stands by now and waits to be confirmed. */
function recheckFrom(state: ReviewState, { stage, seat, duties }: OpenSeat): Digest | null {
  const signed = state.signOffs.findLast(
    (one) => one.stage === stage.id && one.seat === seat.id && duties.includes(one.duty),
  );
  // A duty that waits has no signature on the text that stands.
  return signed?.digest ?? null;
}

function memberOf(open: OpenSeat): string | null {
  const { composition } = open.stage;
  return composition.kind === 'board' ? open.seat.id.slice(composition.member.id.length + 1) : null;
}

/** Hours after which a run with an empty seat is looked at again: somebody may have come, or left again. */
const blockedHours = 1 / 12;

/**
 * The next moment at which a run has to be looked at although nobody acts: a reminder, a deadline, or soon when a seat stands empty; null
 * when none waits.
 */
export function nextChase(state: ReviewState, now: Instant, reminders: readonly Instant[]): Instant | null {
  const open = reviewOpen(state);
  const deadlines = [
    ...reminders,
    ...(open && state.emptySeats.length > 0 ? [addHours(now, blockedHours)] : []),
    ...(open && state.stageDueAt !== null && !state.overdueNoted ? [state.stageDueAt] : []),
    ...(open && state.emergency?.reviewDueAt && !state.emergency.overdueNoted
      ? [state.emergency.reviewDueAt]
      : []),
  ];
  // What is overdue and not yet noted comes first, at once.
  const [first] = deadlines.map((at) => (at < now ? now : at)).sort();
  return first ?? null;
}
