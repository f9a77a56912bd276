import { type AccountabilityRecord, mustSeal, recordTimes } from '@sanshen/domain/cases';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { AccountabilityRules } from '@sanshen/domain/policy';
import type { AppContext } from '../../../platform/context.ts';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import { effectivePolicy } from '../../policy/public.ts';
import { recordAccountability } from '../record.ts';
import { toCase } from '../store.ts';
import { deletePerson } from './person-store.ts';
import { holdRecord } from './record-store.ts';

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
      const record = await holdRecord(trx, record_id);
      if (record !== null && mustSeal(record, now)) await sealIn(trx, record, now);
    });
  }
  await forgetConcerned(db, now);
}

/** Deletes whom cases concerned, where a case has been over for as long as records are kept, and holds none any more. */
async function forgetConcerned(db: Database, now: Instant): Promise<void> {
  const rows = await db
    .selectFrom('accountability_case as found')
    .select('found.one')
    .where('found.status', 'in', ['closed', 'dismissed'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('accountability_case_person as about')
          .select('about.case_id')
          .whereRef('about.case_id', '=', 'found.case_id'),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('accountability_record as kept')
            .select('kept.record_id')
            .whereRef('kept.case_id', '=', 'found.case_id')
            .where('kept.sealed_at', 'is', null),
        ),
      ),
    )
    .execute();
  const known = new Map<OrganizationId, AccountabilityRules | null>();
  for (const one of rows.map((row) => toCase(row.one))) {
    if (!known.has(one.organization)) {
      const rules = (await effectivePolicy(db, one.organization, now))?.policy.accountability;
      known.set(one.organization, rules ?? null);
    }
    const rules = known.get(one.organization) ?? null;
    if (rules === null || one.closed === null || recordTimes(rules, one.closed.at).expiresAt > now) continue;
    await db.deleteFrom('accountability_case_person').where('case_id', '=', one.id).execute();
  }
}

/** Seals one record in the caller's transaction. */
export async function sealIn(trx: Transaction, record: AccountabilityRecord, at: Instant): Promise<void> {
  await deletePerson(trx, record.id);
  await recordAccountability(trx, record.case, { kind: 'recordSealed', id: record.id, at });
}
