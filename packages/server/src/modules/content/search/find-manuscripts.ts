import type { Instant, ManuscriptId } from '@sanshen/domain/kernel';
import type { Phase } from '@sanshen/domain/review';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { draftPhases, type ReadingScope } from './reading-scope.ts';
import { allOf, anyOf, quote, type TextQuery } from './text-query.ts';

export type Sort = 'changed' | 'created' | 'due';

/** What a list is narrowed by; null or empty where it is not. */
export interface Narrowing {
  readonly phase: readonly Phase[];
  readonly topic: readonly string[];
  readonly form: readonly string[];
  readonly importance: readonly string[];
  readonly channel: readonly string[];
  readonly person: string | null;
  readonly changedFrom: Instant | null;
  readonly changedTo: Instant | null;
  readonly waitingFor: string | null;
  readonly text: TextQuery | null;
}

/** One found manuscript with what it is sorted by. */
export interface Found {
  readonly id: ManuscriptId;
  readonly key: Instant;
}

/** Counted and gathered by lexemes at most; what is more frequent is found by walking the newest ones. */
export const mostCounted = 10_000;
/** Organisations that are named one by one in the index's question; of more only the root is. */
const mostNamed = 200;

type Condition = RawBuilder<unknown>;

/**
 * The first manuscripts of a list in its order behind `after`. Few manuscripts with the lexemes asked for: these are gathered from the index
 * and sorted. Many: the newest of each organisation are walked, which soon gives a page then.
 */
export async function findManuscripts(
  db: Database,
  scope: ReadingScope,
  narrowing: Narrowing,
  page: {
    readonly sort: Sort;
    readonly after: readonly [Instant, ManuscriptId] | null;
    readonly limit: number;
  },
): Promise<readonly Found[]> {
  if (scope.listed.length === 0) return [];
  const lexemes = lexemeQuery(scope, narrowing);
  const rare = lexemes !== null && (await areRare(db, lexemes));
  const conditions = [...conditionsOf(scope, narrowing), ...textConditions(scope, narrowing, lexemes)];
  const source = rare ? gathered(scope, conditions, page) : walked(scope, narrowing, conditions, page);
  const { rows } = await sql<Found>`select id, key from ${source} found
    order by key ${direction(page.sort)}, id limit ${sql.lit(page.limit)}`.execute(db);
  return rows;
}

/** How many a list has in all, up to {@link mostCounted} and one. */
export async function countManuscripts(
  db: Database,
  scope: ReadingScope,
  narrowing: Narrowing,
  sort: Sort,
): Promise<number> {
  if (scope.listed.length === 0) return 0;
  const lexemes = lexemeQuery(scope, narrowing);
  const conditions = [...conditionsOf(scope, narrowing), ...textConditions(scope, narrowing, lexemes)];
  if (sort === 'due')
    conditions.push(sql`exists (select from review_task task where task.manuscript_id = m.manuscript_id)`);
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select from manuscript m left join manuscript_text t using (manuscript_id)
    where ${every([...conditions, inScope(scope)])} limit ${sql.lit(mostCounted + 1)}) counted`.execute(db);
  return rows[0]?.count ?? 0;
}

async function areRare(db: Database, lexemes: string): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select from manuscript_text where search @@ ${lexemes}::tsquery limit ${sql.lit(mostCounted + 1)}) counted`.execute(
    db,
  );
  return (rows[0]?.count ?? 0) <= mostCounted;
}

/** What the index is asked for: where, and whatever else stands in the lexemes. Null if that is only where. */
function lexemeQuery(scope: ReadingScope, { topic, form, channel, person, text }: Narrowing): string | null {
  const anyWith = (letter: string, values: readonly string[]) =>
    values.length === 0 ? [] : [anyOf(values.map((value) => quote(letter + value)))];
  const parts = [
    ...anyWith('t', topic),
    ...anyWith('f', form),
    ...anyWith('c', channel),
    ...anyWith('a', person === null ? [] : [person]),
    ...(text === null
      ? []
      : [anyOf([text.words, text.pairs].filter((one) => one !== null).map((one) => `(${one})`))]),
  ];
  if (parts.length === 0) return null;
  if (scope.author !== null) return allOf([...parts, quote(`a${scope.author}`)]);
  const where =
    scope.listed.length <= mostNamed
      ? anyWith('o', scope.listed)
      : anyWith('r', scope.root === null ? [] : [scope.root]);
  return allOf([...parts, ...where]);
}

function gathered(
  scope: ReadingScope,
  conditions: readonly Condition[],
  page: Parameters<typeof findManuscripts>[3],
) {
  const { key, join } = keyed(page.sort, scope);
  return sql`(select m.manuscript_id as id, ${key} as key
    from manuscript_text t join manuscript m using (manuscript_id) ${join}
    where ${every([...conditions, after(key, page)])} order by 2 ${direction(page.sort)}, 1 limit ${sql.lit(page.limit)})`;
}

/** The first of each organisation, and of each phase asked for, from indexes in the list's own order. */
function walked(
  scope: ReadingScope,
  { phase }: Narrowing,
  conditions: readonly Condition[],
  page: Parameters<typeof findManuscripts>[3],
) {
  const { key, join } = keyed(page.sort, scope);
  const each = (narrowed: readonly Condition[]) => sql`select m.manuscript_id as id, ${key} as key
    from manuscript m left join manuscript_text t using (manuscript_id) ${join}
    where ${every([...narrowed, ...conditions, after(key, page)])} order by 2 ${direction(page.sort)}, 1 limit ${sql.lit(page.limit)}`;
  if (scope.author !== null) return sql`(${each([inScope(scope)])})`;
  const organizations = sql`unnest(${scope.listed}::text[]) as place(organization_id)`;
  if (phase.length === 0) {
    return sql`(select first.* from ${organizations} cross join lateral
      (${each([sql`m.organization_id = place.organization_id`])}) first)`;
  }
  return sql`(select first.* from ${organizations} cross join unnest(${phase}::text[]) as step(phase) cross join lateral
    (${each([sql`m.organization_id = place.organization_id and m.phase = step.phase`])}) first)`;
}

function inScope(scope: ReadingScope): Condition {
  const where = sql`m.organization_id = any(${scope.listed}::text[])`;
  return scope.author === null ? where : sql`m.author_id = ${scope.author} and ${where}`;
}

function keyed(sort: Sort, scope: ReadingScope): { readonly key: Condition; readonly join: Condition } {
  if (sort === 'changed') return { key: sql`m.changed_at`, join: sql`` };
  if (sort === 'created') return { key: sql`m.created_at`, join: sql`` };
  // Every seat of a stage is due at the stage's time.
  const join = sql`join (select manuscript_id, min(due_at) as due_at from review_task
    where owner_id = any(${scope.listed}::text[]) group by manuscript_id) due on due.manuscript_id = m.manuscript_id`;
  return { key: sql`due.due_at`, join };
}

function direction(sort: Sort): Condition {
  return sort === 'due' ? sql`asc` : sql`desc`;
}

function after(key: Condition, { sort, after }: Parameters<typeof findManuscripts>[3]): Condition {
  if (after === null) return sql`true`;
  const [at, id] = after;
  const beyond = sort === 'due' ? sql`>` : sql`<`;
  // The first part alone bounds the walk through the index.
  return sql`${key} ${beyond}= ${at}::timestamptz and (${key} ${beyond} ${at}::timestamptz or m.manuscript_id > ${id}::uuid)`;
}

/** What stands in the manuscript's own row. */
function conditionsOf(scope: ReadingScope, narrowing: Narrowing): Condition[] {
  const { phase, topic, importance, person, changedFrom, changedTo, waitingFor } = narrowing;
  const among = (column: Condition, values: readonly string[]) =>
    values.length === 0 ? [] : [sql`${column} = any(${values}::text[])`];
  return [
    sql`(m.organization_id = any(${scope.everything}::text[]) or m.phase <> all(${draftPhases}::text[]))`,
    ...among(sql`m.phase`, phase),
    ...among(sql`m.topic`, topic),
    ...among(sql`m.importance`, importance),
    ...(person === null ? [] : [sql`m.author_id = ${person}`]),
    ...(changedFrom === null ? [] : [sql`m.changed_at >= ${changedFrom}::timestamptz`]),
    ...(changedTo === null ? [] : [sql`m.changed_at < ${changedTo}::timestamptz`]),
    ...(waitingFor === null
      ? []
      : [
          sql`exists (select from review_task task where task.manuscript_id = m.manuscript_id and task.office = ${waitingFor})`,
        ]),
  ];
}

/** What stands in the newest text; whose text may not be read is found by the title, which is listed anyway. */
function textConditions(
  scope: ReadingScope,
  { form, channel, text }: Narrowing,
  lexemes: string | null,
): Condition[] {
  const conditions: Condition[] = lexemes === null ? [] : [sql`t.search @@ ${lexemes}::tsquery`];
  if (form.length > 0) conditions.push(sql`t.form = any(${form}::text[])`);
  if (channel.length > 0) conditions.push(sql`t.channels && ${channel}::text[]`);
  if (text !== null) {
    const inText = matches(text.words, sql`t.folded`, text.terms);
    const inTitle = matches(text.titleWords, sql`t.folded_title`, text.terms);
    const ownOnly = scope.listed.every((one) => scope.everything.includes(one));
    conditions.push(
      ownOnly ? inText : sql`case when ${mayReadText(scope)} then ${inText} else ${inTitle} end`,
    );
  }
  return conditions;
}

/** The pairs were asked of the index; whether the terms stand there literally is seen in the text. */
function matches(words: string | null, folded: Condition, terms: readonly string[]): Condition {
  const literally = every(terms.map((term) => sql`strpos(${folded}, ${term}) > 0`));
  return words === null ? literally : sql`(t.search @@ ${words}::tsquery or (${literally}))`;
}

/** SQL: the caller may read the text of `m`. */
export function mayReadText(scope: ReadingScope): Condition {
  return sql`(m.organization_id = any(${scope.everything}::text[])
    or (m.organization_id = any(${scope.released}::text[]) and m.phase in ('released', 'publishing', 'published', 'takenDown'))
    or (m.organization_id = any(${scope.published}::text[]) and m.phase in ('publishing', 'published', 'takenDown')))`;
}

function every(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`true` : sql`${sql.join(conditions, sql` and `)}`;
}
