import { parseBody, plainText } from '@sanshen/document';
import type { ManuscriptContent } from '@sanshen/domain/content';
import type { ManuscriptId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import { fold } from './fold.ts';
import { lexemesOf, searchedCharacters } from './lexemes.ts';

/** Writes what is searched of a manuscript's newest text. */
export async function putText(
  trx: Transaction,
  manuscript: ManuscriptId,
  about: { readonly organization: OrganizationId; readonly root: OrganizationId; readonly author: PersonId },
  content: ManuscriptContent,
): Promise<void> {
  const body = plainText(parseBody(content.body)).text;
  const channels = content.channels.map((one) => one.channel);
  const { title, topic, schedule } = content;
  const form = content.source.form;
  const lexemes = lexemesOf({ ...about, topic, form, channels, title, body });
  const row = {
    form,
    channels,
    schedule,
    folded_title: fold(title),
    folded: fold(`${title}\n${body.slice(0, searchedCharacters)}`),
    search: sql<string>`array_to_tsvector(${lexemes}::text[])`,
  };
  await trx
    .insertInto('manuscript_text')
    .values({ manuscript_id: manuscript, root_id: about.root, organization_id: about.organization, ...row })
    .onConflict((conflict) => conflict.column('manuscript_id').doUpdateSet(row))
    .execute();
}

/** Manuscripts whose texts are read in one transaction. */
const batch = 100;

/** True if texts from before the search still have to be read. */
export async function hasBacklog(db: Database): Promise<boolean> {
  const row = await db
    .selectFrom('manuscript_text_backlog')
    .select('manuscript_id')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Reads the texts that still have to be. */
export async function workOffBacklog(db: Database): Promise<void> {
  let done = batch;
  while (done > 0) done = await db.transaction().execute(readBatch);
}

async function readBatch(trx: Transaction): Promise<number> {
  const taken = await trx
    .deleteFrom('manuscript_text_backlog')
    .where('manuscript_id', 'in', (waiting) =>
      waiting.selectFrom('manuscript_text_backlog').select('manuscript_id').limit(batch),
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
    .select([
      'manuscript.manuscript_id',
      'organization_id',
      'manuscript.root_id',
      'author_id',
      'revision.content',
    ])
    .where(
      'manuscript.manuscript_id',
      'in',
      taken.map((row) => row.manuscript_id),
    )
    // A revision that is saved meanwhile waits, and then writes its own text.
    .forUpdate('manuscript')
    .execute();
  for (const row of rows) {
    const about = { organization: row.organization_id, root: row.root_id, author: row.author_id };
    // Written by insertRevision from a ManuscriptContent.
    await putText(trx, row.manuscript_id, about, row.content as unknown as ManuscriptContent);
  }
  return taken.length;
}
