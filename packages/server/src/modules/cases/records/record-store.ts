import {
  type AccountabilityRecord,
  applyRecord,
  type RecordEvent,
  type RecordId,
} from '@sanshen/domain/cases';
import { brandId } from '@sanshen/domain/kernel';
import { type Database, type Transaction, toJson } from '../../../platform/db/database.ts';
import { findCase } from '../store.ts';

/** A record; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findRecord(
  db: Database | Transaction,
  id: string,
  hold = false,
): Promise<AccountabilityRecord | null> {
  const row = await db
    .selectFrom('accountability_record')
    .select('record')
    .where('record_id', '=', brandId<RecordId>(id))
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  // Written by projectRecord from this type and by nothing else.
  return row === undefined ? null : (row.record as unknown as AccountabilityRecord);
}

/**
 * A record, held until the transaction ends together with its case: the case first, as every command about a case holds them, so that no two wait for each
 * other. Null if there is none.
 */
export async function holdRecord(trx: Transaction, id: string): Promise<AccountabilityRecord | null> {
  const found = await findRecord(trx, id);
  if (found === null) return null;
  await findCase(trx, found.case, true);
  return findRecord(trx, id, true);
}

/** Writes the row that an event means. */
export async function projectRecord(trx: Transaction, event: RecordEvent): Promise<AccountabilityRecord> {
  const before = event.kind === 'recordMade' ? null : await findRecord(trx, event.id, true);
  // The body of an entry names the case besides.
  const after = applyRecord(before, event);
  const changing = { status: after.status, sealed_at: after.sealedAt, record: toJson(after) };
  await trx
    .insertInto('accountability_record')
    .values({
      record_id: after.id,
      case_id: after.case,
      root_id: after.root,
      organization_id: after.organization,
      expires_at: after.expiresAt,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('record_id').doUpdateSet(changing))
    .execute();
  return after;
}
