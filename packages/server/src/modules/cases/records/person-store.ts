import { createHash } from 'node:crypto';
import type { AccountabilityRecord, CaseId, RecordId } from '@sanshen/domain/cases';
import {
  brandId,
  canonicalJson,
  type Digest,
  type Instant,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/new-id.ts';

/** Whom a record is about, and why; kept apart from the record, so that it can be deleted. */
export interface RecordPerson {
  readonly person: PersonId;
  readonly grounds: string;
  readonly appeal: string | null;
  /** Why the appeal was decided as it was. */
  readonly verdict: string | null;
}

/**
 * What the ledger keeps of the person: with the salt and the grounds anybody can see that it is this record, without the salt nobody can try out names.
 */
export function commitmentTo(
  record: RecordId,
  { person, grounds }: Pick<RecordPerson, 'person' | 'grounds'>,
  salt: string,
): Digest {
  const text = canonicalJson({ record, person, grounds, salt });
  return brandId<Digest>(`sha256:${createHash('sha256').update(text).digest('hex')}`);
}

export async function keepPerson(
  trx: Transaction,
  record: { readonly id: RecordId; readonly root: OrganizationId },
  { person, grounds }: Pick<RecordPerson, 'person' | 'grounds'>,
  salt: string,
): Promise<void> {
  await trx
    .insertInto('accountability_record_person')
    .values({ record_id: record.id, root_id: record.root, person_id: person, salt, grounds })
    .execute();
}

/** Whom a record is about; null once it was deleted. */
export async function personOf(db: Database | Transaction, record: RecordId): Promise<RecordPerson | null> {
  const row = await db
    .selectFrom('accountability_record_person')
    .select(['person_id as person', 'grounds', 'appeal', 'verdict'])
    .where('record_id', '=', record)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether a record of a case is about a person. */
export async function isHeld(trx: Transaction, id: CaseId, person: PersonId): Promise<boolean> {
  const row = await trx
    .selectFrom('accountability_record_person as about')
    .innerJoin('accountability_record as one', 'one.record_id', 'about.record_id')
    .select('about.record_id')
    .where('one.case_id', '=', id)
    .where('about.person_id', '=', person)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds what was written about an appeal. */
export async function keepWords(
  trx: Transaction,
  record: RecordId,
  words: { readonly appeal: string } | { readonly verdict: string },
): Promise<void> {
  await trx.updateTable('accountability_record_person').set(words).where('record_id', '=', record).execute();
}

/** Deletes all that names the person of a record: the record's person, who looked at it, and the notices about it. */
export async function deletePerson(trx: Transaction, record: RecordId): Promise<void> {
  const row = await personOf(trx, record);
  await trx.deleteFrom('accountability_record_person').where('record_id', '=', record).execute();
  await trx.deleteFrom('accountability_record_view').where('record_id', '=', record).execute();
  if (row === null) return;
  const about = ['accountabilityRecorded', 'accountabilityDecided'] as const;
  await trx
    .deleteFrom('notification')
    .where('person_id', '=', row.person)
    .where('kind', 'in', about)
    .where(sql<boolean>`details ->> 'record' = ${record}`)
    .execute();
}

/** Notes that somebody looked at a record. */
export async function keepView(
  trx: Transaction,
  { id, root }: Pick<AccountabilityRecord, 'id' | 'root'>,
  person: PersonId,
  at: Instant,
): Promise<void> {
  await trx
    .insertInto('accountability_record_view')
    .values({ view_id: newId(), record_id: id, root_id: root, person_id: person, at })
    .execute();
}
