import type { ManuscriptId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/db/database.ts';

/** Fields of a content that are texts, so that a passage of them can be pointed at. */
const textFields = ['body', 'title', 'byline', 'summary'] as const;
export type TextField = (typeof textFields)[number];

export function isTextField(field: string | null): field is TextField {
  return textFields.some((one) => one === field);
}

/** What a revision's text fields say, with its digest. */
export type DiscussedTexts = Readonly<Record<TextField, string>> & { readonly digest: string };

/** The texts of some revisions of a manuscript by their numbers; those that do not exist are left out. */
export async function loadTexts(
  db: Database | Transaction,
  manuscript: ManuscriptId,
  revisions: readonly number[],
): Promise<ReadonlyMap<number, DiscussedTexts>> {
  if (revisions.length === 0) return new Map();
  const rows = await db
    .selectFrom('revision')
    .select([
      'number',
      'digest',
      'plain_text as body',
      sql<string>`content ->> 'title'`.as('title'),
      sql<string>`content ->> 'byline'`.as('byline'),
      sql<string>`content ->> 'summary'`.as('summary'),
    ])
    .where('manuscript_id', '=', manuscript)
    .where('number', 'in', [...new Set(revisions)])
    .execute();
  return new Map(rows.map(({ number, ...texts }) => [number, texts]));
}
