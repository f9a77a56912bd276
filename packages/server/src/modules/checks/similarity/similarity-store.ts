import type { Digest, ManuscriptId } from '@sanshen/domain/kernel';
import { type Database, type Transaction, toJson } from '../../../platform/db/database.ts';
import type { ReportSubject } from '../report-store.ts';
import type { StoredSimilar } from './similar.ts';

/** Keeps what a text was found to stand in, in place of what was found earlier for the same text. */
export async function saveSimilar(
  trx: Transaction,
  { manuscript, digest, root }: Pick<ReportSubject, 'manuscript' | 'digest' | 'root'>,
  found: readonly StoredSimilar[],
): Promise<void> {
  const texts = toJson(found);
  await trx
    .insertInto('check_similarity')
    .values({ manuscript_id: manuscript, digest, root_id: root, texts })
    .onConflict((conflict) => conflict.columns(['manuscript_id', 'digest']).doUpdateSet({ texts }))
    .execute();
}

/** What a text was found to stand in; null if it was not compared yet. */
export async function loadSimilar(
  db: Database,
  manuscript: ManuscriptId,
  digest: Digest,
): Promise<readonly StoredSimilar[] | null> {
  const row = await db
    .selectFrom('check_similarity')
    .select('texts')
    .where('manuscript_id', '=', manuscript)
    .where('digest', '=', digest)
    .executeTakeFirst();
  // Written by saveSimilar from these.
  return row === undefined ? null : (row.texts as unknown as readonly StoredSimilar[]);
}
