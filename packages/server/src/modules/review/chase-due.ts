import type { Instant, ManuscriptId } from '@sanshen/domain/kernel';
import { planOf, reviewOpen } from '@sanshen/domain/review';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { chaseAt, execute } from './execute.ts';
import { lockManuscript } from './manuscript-store.ts';
import { remindSigners } from './notify.ts';
import { factsAbout } from './read-review.ts';

/** Runs looked at in one go at most; the next minute takes the rest. */
const batch = 500;

/** Looks at every run whose time has come: reminds, notes what is overdue or empty, and sets the next time. */
export async function chaseDue(context: AppContext): Promise<number> {
  const now = context.clock.now();
  const due = await context.db
    .selectFrom('manuscript')
    .select('manuscript_id')
    .where('chase_at', '<=', now)
    .orderBy('chase_at')
    .limit(batch)
    .execute();
  for (const { manuscript_id } of due) {
    await context.db.transaction().execute((trx) => chaseOne(context, trx, manuscript_id, now));
  }
  return due.length;
}

async function chaseOne(
  context: AppContext,
  trx: Transaction,
  manuscript: ManuscriptId,
  now: Instant,
): Promise<void> {
  const { state, events } = await execute(trx, manuscript, { kind: 'chase', by: null }, now);
  const stage = planOf(state)[state.stageIndex];
  const late = events.some((event) => event.kind === 'deadlinePassed');
  const waits = reviewOpen(state) && state.organization !== null && stage !== undefined;
  if (waits && !late && state.stageDueAt !== null && state.stageDueAt > now && state.organization !== null) {
    await remindSigners(trx, state, await factsAbout(context, trx, state, state.organization, null));
  }
  await trx
    .updateTable('manuscript')
    .set({ chase_at: chaseAt(state, now) })
    .where('manuscript_id', '=', manuscript)
    .execute();
}

/**
 * Looks again at every run that waits for seats whose people may have changed with time: appointments that ended, leaves that began.
 * Without this a seat could stand empty without anybody being told.
 */
export async function chaseEmptySeats(context: AppContext): Promise<void> {
  const now = context.clock.now();
  const { rows } = await sql<{ manuscript_id: ManuscriptId }>`
    select distinct manuscript_id from review_task task
    where not exists (
      select from appointment held
      where held.organization_id = task.organization_id and held.office = task.office
        and (task.person_id is null or task.person_id = held.person_id)
        and not (held.person_id = any(task.barred))
        and held.valid_from <= ${now} and (held.valid_to is null or held.valid_to > ${now})
        and not exists (select from leave where leave.person_id = held.person_id and leave.valid_from <= ${now}
          and (leave.valid_to is null or leave.valid_to > ${now})))`.execute(context.db);
  for (const { manuscript_id } of rows) {
    await context.db.transaction().execute(async (trx) => {
      if ((await lockManuscript(trx, manuscript_id)) === null) return;
      await execute(trx, manuscript_id, { kind: 'chase', by: null }, now);
    });
  }
}
