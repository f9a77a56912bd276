import type { Suggestion } from '@sanshen/document';
import type { Digest, Instant, Json, ManuscriptId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { sql } from 'kysely';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';

/** A set of suggestions as it is saved. */
export interface NewSet {
  readonly manuscript: ManuscriptId;
  readonly set: string;
  readonly root: OrganizationId;
  readonly author: PersonSnapshot;
  readonly base: { readonly revision: number; readonly digest: Digest };
  readonly body: Json;
  readonly suggestions: readonly Suggestion[];
  readonly note: string;
  readonly at: Instant;
}

/** What was said of one suggestion. */
export interface Verdict {
  readonly id: string;
  readonly verdict: 'accepted' | 'rejected';
  readonly reason: string;
}

export type SetState = 'open' | 'settled' | 'withdrawn';

const lineColumns = [
  'manuscript_id',
  'set_id',
  'root_id',
  'author_id',
  'author',
  'base_revision',
  'base_digest',
  'note',
  'state',
  'suggested',
  'accepted',
  'rejected',
  'saved_at',
] as const;

export type SetLine = Awaited<ReturnType<typeof loadSets>>[number];
export type SetRow = SetLine & { readonly body: unknown; readonly suggestions: unknown };

/** Sets of a manuscript before a place in the order of saving, newest first. */
export async function loadSets(
  db: Database,
  manuscript: ManuscriptId,
  before: readonly [string, string] | null,
  openOnly: boolean,
  limit: number,
) {
  return db
    .selectFrom('suggestion_set')
    .select(lineColumns)
    .where('manuscript_id', '=', manuscript)
    .$if(openOnly, (query) => query.where('state', '=', 'open'))
    .$if(before !== null, (query) =>
      query.where(sql<boolean>`(saved_at, set_id) < (${before?.[0]}::timestamptz, ${before?.[1]}::uuid)`),
    )
    .orderBy('saved_at', 'desc')
    .orderBy('set_id', 'desc')
    .limit(limit)
    .execute();
}

function selectSets(db: Database | Transaction, manuscript: ManuscriptId) {
  return db
    .selectFrom('suggestion_set')
    .select([...lineColumns, 'body', 'suggestions'])
    .where('manuscript_id', '=', manuscript);
}

/** One set of a manuscript; null if it has none of this id. */
export async function loadSet(
  db: Database | Transaction,
  manuscript: ManuscriptId,
  set: string,
): Promise<SetRow | null> {
  return (await selectSets(db, manuscript).where('set_id', '=', set).executeTakeFirst()) ?? null;
}

/** As {@link loadSet}, and holds its row until the transaction ends. */
export async function lockSet(
  trx: Transaction,
  manuscript: ManuscriptId,
  set: string,
): Promise<SetRow | null> {
  return (await selectSets(trx, manuscript).where('set_id', '=', set).forUpdate().executeTakeFirst()) ?? null;
}

/** A person's open set, its row held; null if he has none. */
export async function lockOpenSet(
  trx: Transaction,
  manuscript: ManuscriptId,
  author: PersonId,
): Promise<SetRow | null> {
  const open = selectSets(trx, manuscript).where('author_id', '=', author).where('state', '=', 'open');
  return (await open.forUpdate().executeTakeFirst()) ?? null;
}

function savedColumns(saved: NewSet) {
  return {
    author: toJson(saved.author),
    base_revision: saved.base.revision,
    base_digest: saved.base.digest,
    body: toJson(saved.body),
    suggestions: toJson(saved.suggestions),
    note: saved.note,
    suggested: saved.suggestions.length,
    saved_at: saved.at,
  };
}

/** Keeps a new open set; false if its author has got one at this very moment. */
export async function insertSet(trx: Transaction, saved: NewSet): Promise<boolean> {
  const kept = await trx
    .insertInto('suggestion_set')
    .values({
      manuscript_id: saved.manuscript,
      set_id: saved.set,
      root_id: saved.root,
      author_id: saved.author.person,
      state: 'open',
      ...savedColumns(saved),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['manuscript_id', 'author_id'])
        // A parameter here would no longer name the index once PostgreSQL plans for any value of it.
        .where('state', '=', sql.lit('open'))
        .doNothing(),
    )
    .executeTakeFirst();
  return (kept.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Puts what was saved in the place of what an open set held, of which nothing has been settled. */
export async function replaceSet(trx: Transaction, saved: NewSet): Promise<void> {
  await trx
    .updateTable('suggestion_set')
    .set(savedColumns(saved))
    .where('manuscript_id', '=', saved.manuscript)
    .where('set_id', '=', saved.set)
    .execute();
}

/** Ends a set, or says how much of it has been settled. */
export async function updateSet(
  trx: Transaction,
  { manuscript_id, set_id }: Pick<SetRow, 'manuscript_id' | 'set_id'>,
  change: { readonly state: SetState; readonly accepted?: number; readonly rejected?: number },
): Promise<void> {
  await trx
    .updateTable('suggestion_set')
    .set(change)
    .where('manuscript_id', '=', manuscript_id)
    .where('set_id', '=', set_id)
    .execute();
}

/** Keeps verdicts on suggestions of a set. */
export async function insertVerdicts(
  trx: Transaction,
  row: Pick<SetRow, 'manuscript_id' | 'set_id' | 'root_id'>,
  verdicts: readonly Verdict[],
  given: { readonly by: PersonSnapshot; readonly at: Instant; readonly revision: number | null },
): Promise<void> {
  if (verdicts.length === 0) return;
  await trx
    .insertInto('suggestion_verdict')
    .values(
      verdicts.map(({ id, verdict, reason }) => ({
        manuscript_id: row.manuscript_id,
        set_id: row.set_id,
        root_id: row.root_id,
        suggestion_id: id,
        verdict,
        reason,
        by: toJson(given.by),
        revision: given.revision,
        at: given.at,
      })),
    )
    .execute();
}

/** The verdicts on suggestions of a set. */
export async function loadVerdicts(db: Database | Transaction, manuscript: ManuscriptId, set: string) {
  return db
    .selectFrom('suggestion_verdict')
    .select(['suggestion_id', 'verdict', 'reason', 'by', 'revision', 'at'])
    .where('manuscript_id', '=', manuscript)
    .where('set_id', '=', set)
    .execute();
}
