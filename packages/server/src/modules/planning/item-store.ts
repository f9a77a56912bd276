import type { ManuscriptId, OrganizationId } from '@sanshen/domain/kernel';
import { type IdeaId, monthOf, type PlannedState, undated, weekOf } from '@sanshen/domain/planning';
import type { FormId } from '@sanshen/domain/policy';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/db/database.ts';

interface Item {
  readonly item_id: string;
  readonly kind: string;
  readonly root_id: OrganizationId;
  readonly organization_id: OrganizationId;
  readonly topic: string;
  readonly form: FormId;
  readonly state: PlannedState;
  readonly day: string | null;
}

/**
 * Brings the item of a manuscript or an idea, and the counts, to what the tables say that it is now. Whoever calls holds the manuscript's or the idea's row,
 * so that items change one after the other; counts are written in one order, so that nobody waits for one who waits for him.
 */
export async function refreshItem(trx: Transaction, id: ManuscriptId | IdeaId): Promise<void> {
  const { rows } = await sql<Item & { readonly due: boolean }>`
    select false as due, item_id, kind, root_id, organization_id, topic, form, state, day
      from planning_item where item_id = ${id}::uuid
    union all
    select true, item_id, kind, root_id, organization_id, topic, form, state, day
      from planning_item_due where item_id = ${id}::uuid`.execute(trx);
  const was = rows.find(({ due }) => !due);
  const is = rows.find(({ due }) => due);
  const { due: _due, ...row } = is ?? { due: true };
  if (is === undefined) await trx.deleteFrom('planning_item').where('item_id', '=', id).execute();
  else {
    const item = row as Item;
    await trx
      .insertInto('planning_item')
      .values(item)
      .onConflict((conflict) => conflict.column('item_id').doUpdateSet(item))
      .execute();
  }
  await moveCounts(trx, was, is);
}

/** What an item is counted under. */
function periodsOf({ day }: Item): readonly string[] {
  return day === null ? [undated] : [monthOf(day), weekOf(day)];
}

interface Change {
  readonly organization_id: OrganizationId;
  readonly root_id: OrganizationId;
  readonly period: string;
  readonly topic: string;
  readonly form: FormId;
  readonly state: PlannedState;
  readonly count: number;
}

async function moveCounts(trx: Transaction, was: Item | undefined, is: Item | undefined): Promise<void> {
  const changes = new Map<string, Change>();
  const add = (item: Item | undefined, by: number) => {
    if (item === undefined) return;
    const { organization_id, root_id, topic, form, state } = item;
    for (const period of periodsOf(item)) {
      const key = JSON.stringify([organization_id, period, topic, form, state]);
      const count = (changes.get(key)?.count ?? 0) + by;
      changes.set(key, { organization_id, root_id, period, topic, form, state, count });
    }
  };
  add(was, -1);
  add(is, 1);
  const moved = [...changes].filter(([, { count }]) => count !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  if (moved.length === 0) return;
  await trx
    .insertInto('planning_count')
    .values(moved.map(([, change]) => change))
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'period', 'topic', 'form', 'state'])
        .doUpdateSet({ count: sql`planning_count.count + excluded.count` }),
    )
    .execute();
  const organization = (was ?? is)?.organization_id;
  const less = moved.filter(([, { count }]) => count < 0).map(([, { period }]) => period);
  if (organization === undefined || less.length === 0) return;
  await trx
    .deleteFrom('planning_count')
    .where('organization_id', '=', organization)
    .where('period', 'in', less)
    .where('count', '=', 0)
    .execute();
}

/** Fills empty tables of items and counts from the tables that they follow. */
export async function refillItems(trx: Transaction): Promise<void> {
  await sql`insert into planning_item (item_id, kind, root_id, organization_id, topic, form, state, day)
    select item_id, kind, root_id, organization_id, topic, form, state, day from planning_item_due`.execute(
    trx,
  );
  await sql`insert into planning_count (organization_id, root_id, period, topic, form, state, count)
    select organization_id, min(root_id), period, topic, form, state, count(*)
    from planning_item cross join lateral (select unnest(case when day is null then array[${sql.lit(undated)}]
      else array[left(day, 7), to_char(day::date, 'IYYY-"W"IW')] end) as period) under
    group by organization_id, period, topic, form, state`.execute(trx);
}
