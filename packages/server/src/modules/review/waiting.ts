import type { Instant, ManuscriptId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { eligiblePeople, openSeats } from '@sanshen/domain/review';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { beginning } from './inbox.ts';
import { restoreState } from './manuscript-store.ts';
import { factsAbout } from './read-review.ts';
import { proceduresOf, showTask, type TaskRow, taskColumns, withNames } from './task-rows.ts';

const cursorKey = z.tuple([z.iso.datetime(), z.uuid(), z.string(), z.string()]);

/** What waits of an organisation's manuscripts, by what is due first, and for whom. Reads the first rows of an index, whatever was published. */
export async function waitingOf(
  context: AppContext,
  organization: OrganizationId,
  page: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const [dueAt, manuscript, stage, seat] = decodeCursor(page.cursor, cursorKey) ?? beginning;
  const { rows } = await sql<TaskRow & { state: unknown }>`
    select distinct on (task.due_at, task.manuscript_id, task.stage, task.seat) ${taskColumns}, manuscript.state
    from review_task task ${withNames(context.clock.now())}
    where task.owner_id = ${organization} and (task.due_at, task.manuscript_id, task.stage, task.seat)
      > (${dueAt}::timestamptz, ${manuscript}::uuid, ${stage}::text, ${seat}::text)
    order by task.due_at, task.manuscript_id, task.stage, task.seat limit ${page.limit + 1}`.execute(
    context.db,
  );
  const procedures = await proceduresOf(context.db, rows);
  const people = new Map<ManuscriptId, Awaited<ReturnType<typeof whoIn>>>();
  for (const row of rows) {
    if (!people.has(row.manuscript_id)) people.set(row.manuscript_id, await whoIn(context, row));
  }
  return pageFrom(rows, page.limit, keyOf, (row) => ({
    ...showTask(row, procedures),
    waitingFor: people.get(row.manuscript_id)?.get(`${row.stage}/${row.seat}`) ?? [],
  }));
}

function keyOf(row: { due_at: Instant; manuscript_id: string; stage: string; seat: string }) {
  return [row.due_at, row.manuscript_id, row.stage, row.seat];
}

async function whoIn(context: AppContext, row: { state: unknown; organization_id: OrganizationId }) {
  const state = await restoreState(context.db, row.state);
  const facts = await factsAbout(context, context.db, state, row.organization_id, null);
  const named = new Map<string, { person: PersonId; name: string }[]>();
  for (const open of openSeats(state)) {
    const people = eligiblePeople(state, open, facts).map(({ id, name }) => ({ person: id, name }));
    named.set(`${open.stage.id}/${open.seat.id}`, people);
  }
  return named;
}
