import type { RouteOutput } from '@sanshen/contract/route';
import type { readBank as readBankRoute, readPool as readPoolRoute } from '@sanshen/contract/training-bank';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import {
  type Item,
  type ItemId,
  type ItemKind,
  type ItemTopic,
  statisticsOf,
} from '@sanshen/domain/training';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { organizationsAbove, requireGrant } from '../organization/public.ts';

type Bank = RouteOutput<typeof readBankRoute>;
type Pool = RouteOutput<typeof readPoolRoute>;

/** A page of a unit's own questions, newest first, with what sittings tell of them. Throws `access.forbidden`. */
export async function readBank(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  query: {
    readonly cursor?: string | undefined;
    readonly limit: number;
    readonly kind?: ItemKind | undefined;
    readonly topic?: ItemTopic | undefined;
    readonly text?: string | undefined;
  },
): Promise<Bank> {
  await requireGrant(db, person, organization, 'runTraining', clock.now());
  const after = decodeCursor(query.cursor, z.object({ item: z.uuid() }));
  const { kind, topic, text } = query;
  const rows = await db
    .selectFrom('training_item')
    .select(['item_id', 'version', 'item'])
    .where('organization_id', '=', organization)
    .where('newest', '=', true)
    .where('retired_at', 'is', null)
    .$if(kind !== undefined, (one) => one.where('kind', '=', kind ?? ''))
    .$if(topic !== undefined, (one) => one.where('topic', '=', topic ?? ''))
    .$if(text !== undefined && text.trim() !== '', (one) =>
      one.where(sql<boolean>`strpos(item ->> 'stem', ${text?.trim() ?? ''}) > 0`),
    )
    // A cursor holds the id of a row.
    .$if(after !== null, (one) => one.where('item_id', '<', (after?.item ?? '') as ItemId))
    .orderBy('item_id', 'desc')
    .limit(query.limit + 1)
    .execute();
  const statistics = await statisticsFor(
    db,
    rows.map((row) => row.item_id),
  );
  return pageFrom(
    rows,
    query.limit,
    (row) => ({ item: row.item_id }),
    (row): Bank['items'][number] => {
      // Written by keep-items from this type and by nothing else; its lists are not changed here.
      const item = row.item as unknown as Item & Pick<Bank['items'][number], 'content'>;
      return {
        ...item,
        item: row.item_id,
        version: row.version,
        statistics: statistics.get(row.item_id) ?? statisticsOf([]),
      };
    },
  );
}

/** What marked sittings tell of questions, all versions together. */
export async function statisticsFor(db: Database, items: readonly ItemId[]) {
  if (items.length === 0) return new Map<ItemId, ReturnType<typeof statisticsOf>>();
  const { rows } = await sql<{ item: ItemId; shares: number[]; scores: number[] }>`
    select response.item_id as item, array_agg(response.reached / response.points) as shares,
      array_agg(sitting.score) as scores
    from training_response response join training_attempt sitting using (attempt_id)
    where response.item_id = any(${[...new Set(items)]}::uuid[]) and sitting.score is not null and response.reached is not null
    group by response.item_id`.execute(db);
  return new Map(
    rows.map(({ item, shares, scores }) => [
      item,
      statisticsOf(shares.map((share, index) => ({ share, score: scores[index] ?? 0 }))),
    ]),
  );
}

/** A question of a pool. */
export interface PoolRow {
  readonly id: ItemId;
  readonly version: number;
  readonly kind: ItemKind;
  readonly topic: ItemTopic;
  readonly difficulty: 1 | 2 | 3;
  readonly options: number;
  readonly owner: OrganizationId;
}

/** Everything that a unit can draw from: its own questions and those of all above it. */
export async function poolOf(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
): Promise<readonly PoolRow[]> {
  const { rows } = await sql<PoolRow>`
    select item_id as id, version, kind, topic, difficulty, options, organization_id as owner from training_item
    where organization_id = any(${organizations}::text[]) and newest and retired_at is null
    order by item_id`.execute(db);
  return rows;
}

/** How many questions there are to draw from, by kind, topic and difficulty; nothing of what they say. Throws `access.forbidden`. */
export async function readPool(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<Pool> {
  const now = clock.now();
  await requireGrant(db, person, organization, 'runTraining', now);
  const rows = await poolOf(db, [organization, ...(await organizationsAbove(db, organization, now))]);
  const counts = new Map<string, Pool['pool'][number]>();
  for (const { kind, topic, difficulty, owner } of rows) {
    const key = `${kind} ${topic} ${difficulty}`;
    const known = counts.get(key) ?? { kind, topic, difficulty, count: 0, inherited: 0 };
    const inherited = known.inherited + (owner === organization ? 0 : 1);
    counts.set(key, { ...known, count: known.count + 1, inherited });
  }
  return { pool: [...counts.values()], shipped: rows.length > 0 };
}
