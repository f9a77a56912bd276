import { addHours, type Instant, type ManuscriptId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { execute } from './execute.ts';
import { remind } from './notify.ts';
import { chaseAt } from './project-decision.ts';
import { factsAbout } from './read-review.ts';
import { reminderDue } from './reminders.ts';

/** Runs looked at in one go at most; the next minute takes the rest. */
const batch = 500;

/** Looks at every run whose time has come: reminds, notes what is overdue or empty, and sets the next time. Gives how many. */
export async function chaseDue(context: AppContext): Promise<number> {
  const now = context.clock.now();
  const due = await context.db
    .selectFrom('manuscript')
    .select(['manuscript_id', 'chase_at'])
    .where('chase_at', '<=', now)
    .orderBy('chase_at')
    .limit(batch)
    .execute();
  await chaseEach(context, due, (trx, { manuscript_id, chase_at }) =>
    chaseOne(context, trx, manuscript_id, chase_at ?? now, now),
  );
  return due.length;
}

/** Each in a transaction of its own; one that fails keeps no other from being looked at. Throws the first failure at the end. */
export async function chaseEach<One>(
  context: Pick<AppContext, 'db'>,
  all: readonly One[],
  work: (trx: Transaction, one: One) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const one of all) {
    await context.db
      .transaction()
      .execute((trx) => work(trx, one))
      .catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

async function chaseOne(
  context: AppContext,
  trx: Transaction,
  manuscript: ManuscriptId,
  since: Instant,
  now: Instant,
): Promise<void> {
  const { state, events } = await execute(trx, manuscript, { kind: 'chase', by: null }, now);
  // A moment that is the very one for which the run was to be looked at counts.
  const why = reminderDue(state, addHours(since, -1 / 3_600_000), now);
  const justTold = events.some(({ kind }) => kind === 'deadlinePassed' || kind === 'laterReviewOverdue');
  if (why !== null && !justTold && state.organization !== null) {
    await remind(trx, state, why, await factsAbout(context, trx, state, state.organization, null));
  }
  await trx
    .updateTable('manuscript')
    .set({ chase_at: chaseAt(state, now) })
    .where('manuscript_id', '=', manuscript)
    .execute();
}
