import type { PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { proceduresOf, showTask, type TaskRow, taskColumns, withNames } from './task-rows.ts';

const cursorKey = z.tuple([z.iso.datetime(), z.uuid(), z.string(), z.string()]);

/** Before everything that waits, so that a first page is read like any other. */
export const beginning = ['-infinity', '00000000-0000-0000-0000-000000000000', '', ''] as const;

/**
 * What waits for a person: seats of offices held now, unless on leave, barred or without what the seat asks. For each appointment only
 * the first rows of an index are read, so the cost does not grow with the number of manuscripts.
 */
export async function inboxOf(
  context: AppContext,
  person: PersonId,
  page: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const now = context.clock.now();
  const [dueAt, manuscript, stage, seat] = decodeCursor(page.cursor, cursorKey) ?? beginning;
  // The case around what a seat asks keeps the planner from taking it for rare, and so from sorting everything that waits.
  // Written into the statement: with a limit that it does not know the planner would plan anew each time, which takes longer than reading.
  const most = sql.lit(page.limit + 1);
  const { rows } = await sql<TaskRow>`
    select distinct on (task.due_at, task.manuscript_id, task.stage, task.seat)
      ${taskColumns}
    from appointment held cross join lateral (
      select * from review_task
      where organization_id = held.organization_id and office = held.office
        and (due_at, manuscript_id, stage, seat) > (${dueAt}::timestamptz, ${manuscript}::uuid, ${stage}::text, ${seat}::text)
        and (person_id is null or person_id = ${person}) and not (${person} = any(barred))
        and case when (select employment from employment where person_id = ${person} and valid_from <= ${now}
            and (valid_to is null or valid_to > ${now}) limit 1) = any(employment)
          and qualifications <@ array(select kind from qualification where person_id = ${person} and valid_from <= ${now}
            and (valid_to is null or valid_to > ${now}))
          then true else false end
      order by due_at, manuscript_id, stage, seat limit ${most}
    ) task ${withNames(now)}
    where held.person_id = ${person} and held.valid_from <= ${now} and (held.valid_to is null or held.valid_to > ${now})
      and not exists (select from leave where leave.person_id = ${person} and leave.valid_from <= ${now}
        and (leave.valid_to is null or leave.valid_to > ${now}))
    order by task.due_at, task.manuscript_id, task.stage, task.seat limit ${most}`.execute(context.db);
  const key = (row: TaskRow) => [row.due_at, row.manuscript_id, row.stage, row.seat];
  const procedures = await proceduresOf(context.db, rows);
  return pageFrom(rows, page.limit, key, (row) => showTask(row, procedures));
}
