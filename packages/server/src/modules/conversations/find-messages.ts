import type { PublicMessageId, PublicMessageKind, PublicMessageState } from '@sanshen/domain/conversations';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../platform/db/database.ts';
import { allOf, anyOf, quote, type TextQuery } from '../content/public.ts';

export type Sort = 'newest' | 'oldest';

/** What a list is narrowed by; null or empty where it is not. */
export interface Narrowing {
  readonly organization: OrganizationId;
  readonly channel: string | null;
  readonly kind: PublicMessageKind | null;
  readonly states: readonly PublicMessageState[];
  readonly unread: boolean;
  readonly text: TextQuery | null;
}

export interface Page {
  readonly sort: Sort;
  readonly after: readonly [Instant, PublicMessageId] | null;
  readonly limit: number;
}

/** What was found, in its order. */
export interface Found {
  readonly id: PublicMessageId;
  readonly at: Instant;
}

/** Gathered by their words at most; words that stand in more are found soon by walking the list. */
const mostGathered = 5000;

type Sql = RawBuilder<unknown>;

/** The first messages of a list behind `after`. */
export async function findMessages(
  db: Database,
  narrowing: Narrowing,
  page: Page,
): Promise<readonly Found[]> {
  const { text } = narrowing;
  if (text === null) return walk(db, narrowing, page, sql`true`);
  const words = lexemesOf(narrowing, text);
  if (await areFew(db, words)) return gather(db, narrowing, page, words, text);
  // A question of each row, which no plan turns into a reading of all that have the words.
  const stands = sql`(select t.search @@ (select ${words}::tsquery) and ${literally(text)} from public_message_text t
    where t.message_id = m.message_id)`;
  return (await isNarrow(db, narrowing))
    ? walk(db, narrowing, page, stands)
    : walkAll(db, narrowing, page, stands);
}

/**
 * Whether the filters leave so little that it is found sooner in its own lists than among everything: each of these lists is walked until it has a page, the whole only until there is
 * one, but past all that the filters leave out.
 */
async function isNarrow(db: Database, narrowing: Narrowing): Promise<boolean> {
  const { rows } = await sql<{ lists: number; left: number; all: number }>`
    select count(*) filter (where ${counted(narrowing)}) as lists,
      coalesce(sum(${narrowing.unread ? sql`c.unread` : sql`c.messages`}) filter (where ${counted(narrowing)}), 0)::bigint as left,
      coalesce(sum(c.messages), 0)::bigint as all
    from conversation_count c where c.organization_id = ${narrowing.organization}`.execute(db);
  const [row] = rows;
  return row === undefined || row.all >= row.lists * row.left;
}

/** SQL: the filters leave something of what `c` counts. */
function counted({ channel, kind, states, unread }: Narrowing): Sql {
  return sql`${unread ? sql`c.unread > 0` : sql`c.messages > 0`}
    and ${channel === null ? sql`true` : sql`c.channel_id = ${channel}`}
    and ${kind === null ? sql`true` : sql`c.kind = ${kind}`}
    and ${states.length === 0 ? sql`true` : sql`c.state = any(${states}::text[])`}`;
}

/** SQL: the filters leave `m`. */
function left({ organization, channel, kind, states, unread }: Narrowing): Sql {
  return sql`m.organization_id = ${organization}
    and ${channel === null ? sql`true` : sql`m.channel_id = ${channel}`}
    and ${kind === null ? sql`true` : sql`m.kind = ${kind}`}
    and ${states.length === 0 ? sql`true` : sql`m.state = any(${states}::text[])`}
    and ${unread ? sql`m.read_at is null` : sql`true`}`;
}

/** The first among everything of the organisation. */
async function walkAll(
  db: Database,
  narrowing: Narrowing,
  page: Page,
  condition: Sql,
): Promise<readonly Found[]> {
  const way = direction(page);
  const { rows } = await sql<Found>`
    select m.message_id as id, m.written_at as at from public_message m
    where ${left(narrowing)} and ${behind(page, sql`m.written_at`, sql`m.message_id`)} and ${condition}
    order by m.written_at ${way}, m.message_id ${way} limit ${sql.lit(page.limit)}`.execute(db);
  return rows;
}

/** Its words as the dictionary cuts them, or its pairs of characters; within the organisation. */
function lexemesOf({ organization }: Narrowing, text: TextQuery): string {
  const parts = [text.words, text.pairs].filter((one) => one !== null).map((one) => `(${one})`);
  return allOf([anyOf(parts), quote(`o${organization}`)]);
}

/** The pairs only say that it may stand there. A query in brackets of its own is read once, not for each row. */
function literally(text: TextQuery): Sql {
  const terms = text.terms.map((term) => sql`strpos(t.folded, ${term}) > 0`);
  const whole = sql`(${sql.join(terms, sql` and `)})`;
  return text.words === null ? whole : sql`(t.search @@ (select ${text.words}::tsquery) or ${whole})`;
}

async function areFew(db: Database, words: string): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select from public_message_text where search @@ ${words}::tsquery limit ${sql.lit(mostGathered + 1)}) counted`.execute(
    db,
  );
  return (rows[0]?.count ?? 0) <= mostGathered;
}

function direction({ sort }: Page): Sql {
  return sort === 'newest' ? sql`desc` : sql`asc`;
}

/** SQL: the row stands behind the last one of the page before. The first part alone bounds the walk through the index. */
function behind({ sort, after }: Page, at: Sql, id: Sql): Sql {
  if (after === null) return sql`true`;
  const [time, message] = after;
  const beyond = sort === 'newest' ? sql`<` : sql`>`;
  return sql`(${at}, ${id}) ${beyond} (${time}::timestamptz, ${message}::uuid)`;
}

/** The first of each channel, kind and state that the filters leave, put together. */
async function walk(
  db: Database,
  narrowing: Narrowing,
  page: Page,
  condition: Sql,
): Promise<readonly Found[]> {
  const { organization, unread } = narrowing;
  const way = direction(page);
  const { rows } = await sql<Found>`
    select found.message_id as id, found.written_at as at from conversation_count c cross join lateral (
      select m.message_id, m.written_at from public_message m
      where m.channel_id = c.channel_id and m.kind = c.kind and m.state = c.state
        and ${unread ? sql`m.read_at is null` : sql`true`}
        and ${behind(page, sql`m.written_at`, sql`m.message_id`)} and ${condition}
      order by m.written_at ${way}, m.message_id ${way} limit ${sql.lit(page.limit)}) found
    where c.organization_id = ${organization} and ${counted(narrowing)}
    order by 2 ${way}, 1 ${way} limit ${sql.lit(page.limit)}`.execute(db);
  return rows;
}

/** Those with the words, newest first, until a page is full. */
async function gather(
  db: Database,
  narrowing: Narrowing,
  page: Page,
  words: string,
  text: TextQuery,
): Promise<readonly Found[]> {
  const way = direction(page);
  const { rows } = await sql<Found>`
    select m.message_id as id, m.written_at as at from (
      select t.message_id, t.written_at from public_message_text t
      where t.search @@ ${words}::tsquery and ${literally(text)}
        and ${behind(page, sql`t.written_at`, sql`t.message_id`)}
      order by t.written_at ${way}, t.message_id ${way} limit ${sql.lit(mostGathered)}) t
    join public_message m using (message_id)
    where ${left(narrowing)}
    order by t.written_at ${way}, t.message_id ${way} limit ${sql.lit(page.limit)}`.execute(db);
  return rows;
}
