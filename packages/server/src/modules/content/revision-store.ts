import { mediaOf, parseBody, plainText } from '@sanshen/document';
import { filesBesideBody, type ManuscriptContent } from '@sanshen/domain/content';
import type { Digest, Instant, ManuscriptId, OrganizationId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';

/** A revision as it is kept, with its text. */
export interface StoredRevision {
  readonly number: number;
  readonly digest: Digest;
  readonly content: ManuscriptContent;
  readonly plainText: string;
  readonly editor: PersonSnapshot;
  readonly stage: string | null;
  readonly reason: string;
  readonly at: Instant;
}

/** Keeps a revision and which files it refers to. */
export async function insertRevision(
  trx: Transaction,
  manuscript: ManuscriptId,
  root: OrganizationId,
  revision: Omit<StoredRevision, 'plainText'>,
): Promise<void> {
  const { content } = revision;
  await trx
    .insertInto('revision')
    .values({
      manuscript_id: manuscript,
      number: revision.number,
      root_id: root,
      digest: revision.digest,
      content: toJson(content),
      plain_text: plainText(parseBody(content.body)).text,
      editor: toJson(revision.editor),
      stage: revision.stage,
      reason: revision.reason,
      at: revision.at,
    })
    .execute();
  await keepFilesOf(trx, manuscript, filesOf(content));
}

/** Makes files those of a manuscript: who may read its text may look at them. */
export async function keepFilesOf(
  trx: Transaction,
  manuscript: ManuscriptId,
  files: readonly Digest[],
): Promise<void> {
  if (files.length === 0) return;
  await trx
    .insertInto('revision_file')
    .values(files.map((file) => ({ file, manuscript_id: manuscript })))
    .onConflict((conflict) => conflict.columns(['file', 'manuscript_id']).doNothing())
    .execute();
}

/** Every file that a content refers to, each once. */
export function filesOf(content: ManuscriptContent): readonly Digest[] {
  const inBody = mediaOf(parseBody(content.body)).flatMap((one) => (one.file === null ? [] : [one.file]));
  return [...new Set([...inBody, ...filesBesideBody(content)])];
}

const columns = ['number', 'digest', 'content', 'plain_text', 'editor', 'stage', 'reason', 'at'] as const;

interface Row {
  readonly number: number;
  readonly digest: Digest;
  readonly content: unknown;
  readonly plain_text: string;
  readonly editor: unknown;
  readonly stage: string | null;
  readonly reason: string;
  readonly at: Instant;
}

function toRevision({ plain_text, content, editor, ...row }: Row): StoredRevision {
  // Both columns are written by insertRevision from these types.
  return {
    ...row,
    plainText: plain_text,
    content: content as ManuscriptContent,
    editor: editor as PersonSnapshot,
  };
}

/** One revision by its number; null if there is none. */
export async function loadRevisionNumber(
  db: Database | Transaction,
  manuscript: ManuscriptId,
  number: number,
): Promise<StoredRevision | null> {
  const row = await db
    .selectFrom('revision')
    .select(columns)
    .where('manuscript_id', '=', manuscript)
    .where('number', '=', number)
    .executeTakeFirst();
  return row === undefined ? null : toRevision(row);
}

/** The newest revision with a digest; null if there is none. */
export async function loadRevision(
  db: Database | Transaction,
  manuscript: ManuscriptId,
  digest: Digest,
): Promise<StoredRevision | null> {
  const row = await db
    .selectFrom('revision')
    .select(columns)
    .where('manuscript_id', '=', manuscript)
    .where('digest', '=', digest)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : toRevision(row);
}

/** Revisions below a number, newest first. */
export async function listRevisionsBelow(
  db: Database,
  manuscript: ManuscriptId,
  below: number,
  limit: number,
): Promise<readonly Omit<StoredRevision, 'content' | 'plainText'>[]> {
  const rows = await db
    .selectFrom('revision')
    .select(['number', 'digest', 'editor', 'stage', 'reason', 'at'])
    .where('manuscript_id', '=', manuscript)
    .where('number', '<', below)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  // Written by insertRevision from a PersonSnapshot.
  return rows.map((row) => ({ ...row, editor: row.editor as unknown as PersonSnapshot }));
}
