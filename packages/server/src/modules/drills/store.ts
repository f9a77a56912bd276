import { applyDrill, type Drill, type DrillEvent, type DrillId } from '@sanshen/domain/drills';
import type { OrganizationId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A drill; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findDrill(db: Database | Transaction, id: string, hold = false): Promise<Drill | null> {
  if (!uuid.test(id)) return null;
  const row = await db
    .selectFrom('drill')
    .select('drill')
    .where('drill_id', '=', id as DrillId)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  // Written by projectDrill from this type and by nothing else.
  return row === undefined ? null : (row.drill as unknown as Drill);
}

export interface Page {
  readonly limit: number;
  readonly after: readonly [string, string] | null;
}

/** Drills of a unit, the newest first; one more than `limit` tells that there are more. */
export async function drillsOf(
  db: Database,
  organization: OrganizationId,
  { limit, after }: Page,
): Promise<readonly Drill[]> {
  const rows = await db
    .selectFrom('drill')
    .select('drill')
    .where('organization_id', '=', organization)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(held_at, drill_id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('held_at', 'desc')
    .orderBy('drill_id', 'desc')
    .limit(limit + 1)
    .execute();
  // As above.
  return rows.map((row) => row.drill as unknown as Drill);
}

/** When a drill began, or is to begin: by this it is listed and counts in the calendar. */
export function heldAt({ begun, plannedAt }: Pick<Drill, 'begun' | 'plannedAt'>) {
  return begun?.at ?? plannedAt;
}

/** Writes the rows that an event means, and gives the drill after it. */
export async function projectDrill(trx: Transaction, event: DrillEvent): Promise<Drill> {
  const before = event.kind === 'planned' ? null : await findDrill(trx, event.drill, true);
  const drill = applyDrill(before, event);
  const { id, root, organization, status, report } = drill;
  const changing = {
    status,
    held_at: heldAt(drill),
    report_status: report?.status ?? null,
    report_due_at: report?.dueAt ?? null,
    report_to: report?.to?.organization ?? null,
    drill: toJson(drill),
  };
  await trx
    .insertInto('drill')
    .values({ drill_id: id, root_id: root, organization_id: organization, ...changing })
    .onConflict((conflict) => conflict.column('drill_id').doUpdateSet(changing))
    .execute();
  if (event.kind === 'lessonDrawn') {
    const { lesson } = event;
    await trx
      .insertInto('drill_lesson')
      .values({
        drill_id: id,
        lesson_id: lesson.id,
        root_id: root,
        organization_id: organization,
        owner_id: lesson.owner.person,
        due: lesson.due,
        done: false,
      })
      .execute();
  }
  if (event.kind === 'lessonDone') {
    await trx
      .updateTable('drill_lesson')
      .set({ done: true })
      .where('drill_id', '=', id)
      .where('lesson_id', '=', event.lesson)
      .execute();
  }
  return drill;
}
