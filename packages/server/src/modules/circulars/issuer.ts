import type { Circular } from '@sanshen/domain/circulars';
import type { Instant } from '@sanshen/domain/kernel';
import { officialName } from '@sanshen/domain/organization';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { loadSurroundings } from '../organization/public.ts';

/** What the issuing organisation is called now, by its full name as the head of a document has it. */
export async function issuerNameOf(
  db: Database | Transaction,
  { organization }: Pick<Circular, 'organization'>,
  at: Instant,
): Promise<string> {
  return officialName(await loadSurroundings(db, [organization], at), organization) ?? organization;
}
