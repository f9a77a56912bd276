import type { AccountabilityRecord, CaseId } from '@sanshen/domain/cases';
import type { Instant } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import type { Transaction } from '../../../platform/db/database.ts';
import { tell } from '../../review/public.ts';
import { recordAccountability } from '../record.ts';
import { personOf } from './person-store.ts';
import { sealIn } from './seal-records.ts';

/** The records of a case that still name somebody, their rows held until the transaction ends. */
export async function holdRecords(trx: Transaction, id: CaseId): Promise<readonly AccountabilityRecord[]> {
  const rows = await trx
    .selectFrom('accountability_record')
    .select('record')
    .where('case_id', '=', id)
    .where('sealed_at', 'is', null)
    .orderBy('record_id')
    .forUpdate()
    .execute();
  // Written by projectRecord from this type and by nothing else.
  return rows.map(({ record }) => record as unknown as AccountabilityRecord);
}

/** Revokes records whose case fell: whom they named is told, and then deleted. */
export async function revokeRecords(
  trx: Transaction,
  records: readonly AccountabilityRecord[],
  { by, at }: { readonly by: PersonSnapshot; readonly at: Instant },
): Promise<void> {
  for (const { id, case: about } of records) {
    const named = await personOf(trx, id);
    const event = { kind: 'recordDecided', id, verdict: 'overturned', by, at } as const;
    await sealIn(trx, await recordAccountability(trx, about, event), at);
    if (named !== null)
      await tell(trx, { kind: 'accountabilityDecided', people: [named.person], details: {} }, at);
  }
}
