import { type AccountabilityRecord, mustSeal } from '@sanshen/domain/cases';
import type { Instant } from '@sanshen/domain/kernel';
import type { AppContext } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/db/database.ts';
import { recordAccountability } from '../record.ts';
import { deletePerson } from './person-store.ts';
import { findRecord } from './record-store.ts';

/** The job: deletes whom records were about, and why, when the rule book's time is over; that there was a record stays. */
export async function sealRecords({ db, clock }: AppContext): Promise<void> {
  const now = clock.now();
  const due = await db
    .selectFrom('accountability_record')
    .select('record_id')
    .where('expires_at', '<=', now)
    .where('sealed_at', 'is', null)
    .orderBy('expires_at')
    .limit(500)
    .execute();
  for (const { record_id } of due) {
    await db.transaction().execute(async (trx) => {
      const record = await findRecord(trx, record_id, true);
      if (record !== null && mustSeal(record, now)) await sealIn(trx, record, now);
    });
  }
}

/** Seals one record in the caller's transaction. */
export async function sealIn(trx: Transaction, record: AccountabilityRecord, at: Instant): Promise<void> {
  await deletePerson(trx, record.id);
  await recordAccountability(trx, record.case, { kind: 'recordSealed', id: record.id, at });
}
