import type { Digest, Instant, Json, ManuscriptId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/db/database.ts';

/** A working copy as it is kept; the content is whatever the editor had, so it may be incomplete. */
export interface Draft {
  readonly person: PersonId;
  readonly name: string;
  readonly base: Digest | null;
  readonly content: Json;
  readonly sequence: number;
  readonly savedAt: Instant;
}

/**
 * Keeps a working copy; false if a later one of the same check-out is kept already. The same one again is kept again.
 */
export async function putDraft(
  trx: Transaction,
  manuscript: ManuscriptId,
  root: OrganizationId,
  draft: Omit<Draft, 'name' | 'content'> & {
    readonly text: string;
    readonly token: string;
    readonly files: readonly Digest[];
  },
): Promise<boolean> {
  const { person, text, savedAt, ...rest } = draft;
  const row = { ...rest, content: text, saved_at: savedAt };
  const kept = await trx
    .insertInto('manuscript_draft')
    .values({ manuscript_id: manuscript, person_id: person, root_id: root, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(['manuscript_id', 'person_id'])
        .doUpdateSet(row)
        .where((eb) =>
          eb.or([
            eb('manuscript_draft.token', '<>', row.token),
            eb('manuscript_draft.sequence', '<=', row.sequence),
          ]),
        ),
    )
    .returning('manuscript_id')
    .executeTakeFirst();
  return kept !== undefined;
}

function selectDrafts(db: Database | Transaction, manuscript: ManuscriptId) {
  return db
    .selectFrom('manuscript_draft as draft')
    .leftJoin('person', 'person.person_id', 'draft.person_id')
    .select([
      'draft.person_id as person',
      sql<string>`coalesce(person.name, draft.person_id)`.as('name'),
      'draft.base',
      'draft.content',
      'draft.sequence',
      'draft.saved_at as savedAt',
    ])
    .where('draft.manuscript_id', '=', manuscript);
}

/** A person's working copy; null for none. */
export async function loadDraft(
  db: Database | Transaction,
  manuscript: ManuscriptId,
  person: PersonId,
): Promise<Draft | null> {
  const query = selectDrafts(db, manuscript).where('draft.person_id', '=', person);
  return (await query.executeTakeFirst()) ?? null;
}

/** The latest working copy of anybody but this person; null for none. */
export async function loadLatestOfOthers(
  db: Database,
  manuscript: ManuscriptId,
  person: PersonId,
): Promise<Draft | null> {
  const query = selectDrafts(db, manuscript)
    .where('draft.person_id', '<>', person)
    .orderBy('draft.saved_at', 'desc')
    .limit(1);
  return (await query.executeTakeFirst()) ?? null;
}

/** Removes a person's working copy; nothing happens if there is none. */
export async function deleteDraft(
  db: Database | Transaction,
  manuscript: ManuscriptId,
  person: PersonId,
): Promise<void> {
  await db
    .deleteFrom('manuscript_draft')
    .where('manuscript_id', '=', manuscript)
    .where('person_id', '=', person)
    .execute();
}

/** Manuscripts with a working copy that names a file which whoever saved it had uploaded himself; at most `limit`. */
export async function draftsWithFile(
  db: Database,
  file: Digest,
  limit: number,
): Promise<readonly ManuscriptId[]> {
  const rows = await db
    .selectFrom('manuscript_draft as draft')
    .innerJoin('file_upload as upload', (join) =>
      join.onRef('upload.person_id', '=', 'draft.person_id').on('upload.digest', '=', file),
    )
    .select('draft.manuscript_id')
    .distinct()
    .where(sql<boolean>`draft.files @> array[${file}]::text[]`)
    .limit(limit)
    .execute();
  return rows.map((row) => row.manuscript_id);
}

/** Removes working copies and check-outs that nobody touched since `before`. */
export async function purgeDrafts(db: Database, before: Instant): Promise<void> {
  await db.deleteFrom('manuscript_draft').where('saved_at', '<', before).execute();
  await db.deleteFrom('manuscript_check_out').where('expires_at', '<', before).execute();
}
