import { archivePrints } from '@sanshen/checks/text/similarity/index';
import type { ManuscriptId, OrganizationId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/db/database.ts';

/** The text of a manuscript that the archive is to find again. */
export interface PrintedText {
  readonly manuscript: ManuscriptId;
  readonly root: OrganizationId;
  readonly revision: number;
  readonly text: string;
}

/** Puts the prints of a manuscript's newest text in place of those of an older one; only what differs is written. */
export async function putPrints(trx: Transaction, printed: PrintedText): Promise<void> {
  const { manuscript, root, revision, text } = printed;
  await trx
    .insertInto('passage_source')
    .values({ manuscript_id: manuscript, root_id: root, revision: 0, prints: sql`'{}'` })
    .onConflict((conflict) => conflict.column('manuscript_id').doNothing())
    .execute();
  const before = await trx
    .selectFrom('passage_source')
    .select(['revision', 'prints'])
    .where('manuscript_id', '=', manuscript)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (before.revision >= revision) return;
  const prints = archivePrints(text);
  const old = new Set(before.prints);
  const now = new Set(prints);
  const gone = before.prints.filter((print) => !now.has(print));
  const fresh = prints.filter((print) => !old.has(print));
  await sql`delete from passage_print where root_id = ${root} and manuscript_id = ${manuscript}
    and print = any(${gone}::int[])`.execute(trx);
  await sql`insert into passage_print (root_id, print, manuscript_id)
    select ${root}, print, ${manuscript}::uuid from unnest(${fresh}::int[]) print on conflict do nothing`.execute(
    trx,
  );
  await trx
    .updateTable('passage_source')
    .set({ revision, prints: sql`${prints}::int[]` })
    .where('manuscript_id', '=', manuscript)
    .execute();
}

/** Manuscripts looked at for one print: what stands in more is a turn of phrase, and the nearest of them will do. */
const mostOfPrint = 48;
/** Manuscripts among which those that may be named are chosen. */
const mostFound = 40;

/** An earlier manuscript that shares prints with a text. */
export interface Candidate {
  readonly manuscript: ManuscriptId;
  readonly revision: number;
}

/**
 * Earlier manuscripts of the tree that most likely share passages with a text, the likeliest first: those of the same organisation unless
 * abandoned, those of others only once released. A print that many share counts for little. The cost is bounded whatever the archive holds.
 */
export async function candidatesFor(
  db: Database,
  about: {
    readonly manuscript: ManuscriptId;
    readonly root: OrganizationId;
    readonly organization: OrganizationId;
    readonly text: string;
  },
  limit: number,
): Promise<readonly Candidate[]> {
  const prints = archivePrints(about.text);
  if (prints.length === 0) return [];
  const { rows } = await sql<Candidate>`
    with found as (
      select held.manuscript_id, 1.0 / count(*) over (partition by asked.print) as weight
      from unnest(${prints}::int[]) as asked(print) cross join lateral (
        select manuscript_id from passage_print
        where root_id = ${about.root} and print = asked.print and manuscript_id < ${about.manuscript}::uuid
        order by manuscript_id desc limit ${sql.lit(mostOfPrint)}) held),
    likely as (
      select manuscript_id, sum(weight) as weight from found group by manuscript_id
      order by weight desc, manuscript_id desc limit ${sql.lit(mostFound)})
    select likely.manuscript_id as manuscript, source.revision
    from likely join manuscript m using (manuscript_id) join passage_source source using (manuscript_id)
    where case when m.organization_id = ${about.organization} then m.phase <> 'abandoned'
      else m.phase in ('released', 'publishing', 'published', 'takenDown') end
    order by likely.weight desc, likely.manuscript_id desc limit ${sql.lit(limit)}`.execute(db);
  return rows;
}

/** Manuscripts whose prints are made in one transaction. */
const batch = 50;

/** True if texts from before the prints still have none. */
export async function hasBacklog(db: Database): Promise<boolean> {
  const row = await db.selectFrom('passage_backlog').select('manuscript_id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Makes the prints that texts still lack. */
export async function workOffBacklog(db: Database): Promise<void> {
  let done = batch;
  while (done > 0) done = await db.transaction().execute(printBatch);
}

async function printBatch(trx: Transaction): Promise<number> {
  const taken = await trx
    .deleteFrom('passage_backlog')
    .where('manuscript_id', 'in', (waiting) =>
      waiting.selectFrom('passage_backlog').select('manuscript_id').limit(batch),
    )
    .returning('manuscript_id')
    .execute();
  if (taken.length === 0) return 0;
  const rows = await trx
    .selectFrom('manuscript')
    .innerJoin('revision', (join) =>
      join
        .onRef('revision.manuscript_id', '=', 'manuscript.manuscript_id')
        .onRef('revision.number', '=', 'manuscript.revision'),
    )
    .select(['manuscript.manuscript_id', 'manuscript.root_id', 'revision.number', 'revision.plain_text'])
    .where(
      'manuscript.manuscript_id',
      'in',
      taken.map((row) => row.manuscript_id),
    )
    .orderBy('manuscript.manuscript_id')
    .execute();
  for (const { manuscript_id: manuscript, root_id: root, number: revision, plain_text: text } of rows)
    await putPrints(trx, { manuscript, root, revision, text });
  return taken.length;
}
