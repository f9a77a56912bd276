import { createHash } from 'node:crypto';
import type { Incident, Written } from '@sanshen/domain/incidents';
import { brandId, type Digest, type Instant } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';

/** Keeps what somebody wrote beside the record, which gets its digest; the id in it keeps a short text from being guessed. */
export async function keepWords(
  trx: Transaction,
  { id: incident, root }: Pick<Incident, 'id' | 'root'>,
  words: string,
  at: Instant,
): Promise<Written> {
  const id = newId();
  await trx
    .insertInto('incident_words')
    .values({ words_id: id, incident_id: incident, root_id: root, words, written_at: at })
    .execute();
  const digest = createHash('sha256').update(`${id}\n${words}`).digest('hex');
  return { id, digest: brandId<Digest>(`sha256:${digest}`) };
}

/** Everything that was written about an incident, by id. */
export async function wordsOf(
  db: Database | Transaction,
  incident: Incident['id'],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('incident_words')
    .select(['words_id', 'words'])
    .where('incident_id', '=', incident)
    .execute();
  return new Map(rows.map((row) => [row.words_id, row.words]));
}
