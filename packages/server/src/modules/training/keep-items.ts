import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { type Item, type ItemId, itemFaults } from '@sanshen/domain/training';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { type Transaction, toJson } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { platformProblem } from '../../platform/problem.ts';
import { rootOf } from '../organization/public.ts';
import { actorIn, refusal } from './ground.ts';
import { recordKept } from './record.ts';
import { digestOf } from './store.ts';

/** Adds a question to a unit's bank. Throws `access.forbidden`, `training.itemIncomplete`. */
export function keepItem(
  context: AppContext,
  key: CommandKey,
  organization: OrganizationId,
  item: Item,
): Promise<{ item: string; version: number }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const by = await actorIn(trx, key.person, organization, 'runTraining', now);
    requireWhole(item);
    const { added } = await insertItems(trx, organization, [item], by, now);
    const id = added[0] ?? (await itemWith(trx, organization, item));
    if (id === null) throw platformProblem('request.notFound');
    return { item: id, version: 1 };
  });
}

function requireWhole(item: Item): void {
  const faults = itemFaults(item);
  if (faults.length > 0) throw refusal('training.itemIncomplete', { faults });
}

async function itemWith(trx: Transaction, organization: OrganizationId, item: Item): Promise<ItemId | null> {
  const row = await trx
    .selectFrom('training_item')
    .select('item_id')
    .where('organization_id', '=', organization)
    .where('digest', '=', digestOf(item))
    .where('newest', '=', true)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  return row?.item_id ?? null;
}

/** Adds questions that the bank does not have word for word, with one entry for all of them. */
export async function insertItems(
  trx: Transaction,
  organization: OrganizationId,
  items: readonly Item[],
  by: PersonSnapshot,
  now: Instant,
): Promise<{ readonly added: readonly ItemId[]; readonly known: number }> {
  const root = await rootOf(trx, organization);
  if (root === null) throw platformProblem('request.notFound');
  const added: { readonly item: ItemId; readonly digest: string }[] = [];
  for (let start = 0; start < items.length; start += 500) {
    const part = items.slice(start, start + 500);
    const rows = await trx
      .insertInto('training_item')
      .values(part.map((item) => rowOf({ id: newId<ItemId>(), version: 1, root, organization }, item, now)))
      .onConflict((conflict) => conflict.doNothing())
      .returning(['item_id', 'digest'])
      .execute();
    added.push(...rows.map((row) => ({ item: row.item_id, digest: row.digest })));
  }
  if (added.length > 0) {
    const body = { version: 1, items: added };
    await recordKept(trx, organization, by, { kind: 'itemKept', at: now, body });
  }
  return { added: added.map(({ item }) => item), known: items.length - added.length };
}

function rowOf(
  kept: {
    readonly id: ItemId;
    readonly version: number;
    readonly root: OrganizationId;
    readonly organization: OrganizationId;
  },
  item: Item,
  now: Instant,
) {
  const { content } = item;
  const options = content.kind === 'single' || content.kind === 'multiple' ? content.options.length : 0;
  return {
    item_id: kept.id,
    version: kept.version,
    root_id: kept.root,
    organization_id: kept.organization,
    newest: true,
    retired_at: null,
    kept_at: now,
    kind: content.kind,
    topic: item.topic,
    difficulty: item.difficulty,
    options,
    digest: digestOf(item),
    item: toJson(item),
  };
}

async function holdItem(trx: Transaction, id: string) {
  const row = await trx
    .selectFrom('training_item')
    .select(['item_id', 'version', 'organization_id', 'root_id', 'retired_at'])
    // Checked by the route to be a UUID.
    .where('item_id', '=', id as ItemId)
    .where('newest', '=', true)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw platformProblem('request.notFound');
  return row;
}

/** Keeps another version of a question; sheets that were drawn keep theirs. Throws `request.notFound`, `access.forbidden`, `training.*`. */
export function reviseItem(
  context: AppContext,
  key: CommandKey,
  id: string,
  item: Item,
): Promise<{ item: string; version: number }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const row = await holdItem(trx, id);
    const { organization_id: organization, root_id: root } = row;
    const by = await actorIn(trx, key.person, organization, 'runTraining', now);
    if (row.retired_at !== null) throw refusal('training.itemRetired');
    requireWhole(item);
    const version = row.version + 1;
    await trx
      .updateTable('training_item')
      .set({ newest: false })
      .where('item_id', '=', row.item_id)
      .execute();
    await trx
      .insertInto('training_item')
      .values(rowOf({ id: row.item_id, version, root, organization }, item, now))
      .execute();
    const body = { version, items: [{ item: row.item_id, digest: digestOf(item) }] };
    await recordKept(trx, organization, by, { kind: 'itemKept', at: now, body });
    return { item: row.item_id, version };
  });
}

/** Takes a question out of use. Throws as {@link reviseItem}. */
export function retireItem(context: AppContext, key: CommandKey, id: string): Promise<{ item: string }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const row = await holdItem(trx, id);
    const { organization_id: organization, item_id: item, version } = row;
    const by = await actorIn(trx, key.person, organization, 'runTraining', now);
    if (row.retired_at !== null) throw refusal('training.itemRetired');
    await trx
      .updateTable('training_item')
      .set({ retired_at: now })
      .where('item_id', '=', item)
      .where('newest', '=', true)
      .execute();
    await recordKept(trx, organization, by, { kind: 'itemRetired', at: now, body: { item, version } });
    return { item };
  });
}
