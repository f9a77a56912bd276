import type { accountabilityRecordSchema } from '@sanshen/contract/cases-schemas';
import { type AccountabilityRecord, recordAppealRefusal } from '@sanshen/domain/cases';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { z } from 'zod';
import type { AppContext } from '../../../platform/context.ts';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import { displayName, namesOf } from '../../organization/public.ts';
import { recordAccountability } from '../record.ts';
import { type CaseScene, openScene, refusal, verdictRefusal } from '../scene.ts';
import { findCase } from '../store.ts';
import { keepView, personOf, type RecordPerson } from './person-store.ts';

type Shown = z.input<typeof accountabilityRecordSchema>;

/**
 * The records of a case for those whom the rule book names, and for who may decide about an appeal that is open. Each look is entered in the ledger
 * before anything is given. Throws `request.notFound`, `cases.recordNotYours`.
 */
export function readCaseRecords(
  { db, clock }: AppContext,
  wish: { readonly person: PersonId; readonly case: string },
): Promise<{ readonly items: Shown[] }> {
  // No answer is kept for a repeated request, as of other commands: it names people, and a second look is a look.
  return db.transaction().execute(async (trx) => {
    const scene = await openScene(trx, wish.person, wish.case, clock.now(), true);
    const records = await recordsOf(trx, scene);
    const items: Shown[] = [];
    for (const record of records) {
      const about = await personOf(trx, record.id);
      await keepView(trx, record, wish.person, scene.now);
      // Who reads about himself is not entered by name: that would tell whom the record is about.
      if (about?.person !== wish.person) {
        const event = { kind: 'recordViewed', id: record.id, by: scene.actor.by, at: scene.now } as const;
        await recordAccountability(trx, record.case, event);
      }
      items.push(await show(trx, record, about, scene, wish.person));
    }
    return { items };
  });
}

/** Those that the caller may read. */
async function recordsOf(trx: Transaction, scene: CaseScene): Promise<readonly AccountabilityRecord[]> {
  const rows = await trx
    .selectFrom('accountability_record')
    .select('record')
    .where('case_id', '=', scene.one.id)
    .orderBy('record_id')
    .execute();
  // Written by projectRecord from this type and by nothing else.
  const all = rows.map(({ record }) => record as unknown as AccountabilityRecord);
  if (scene.readsRecords) return all;
  const open = all.filter((record) => decides(record, scene));
  if (open.length === 0) throw refusal('cases.recordNotYours');
  return open;
}

function decides(record: AccountabilityRecord, scene: CaseScene): boolean {
  return verdictRefusal(record, scene) === null;
}

async function show(
  db: Database | Transaction,
  record: AccountabilityRecord,
  about: RecordPerson | null,
  scene: CaseScene,
  reader: PersonId,
): Promise<Shown> {
  const { one, now } = scene;
  return {
    ...(await shownBase(db, record, about, one.title, now)),
    may: {
      appeal: about?.person === reader && recordAppealRefusal(record, now) === null,
      decide: about !== null && about.person !== reader && decides(record, scene),
    },
  };
}

async function shownBase(
  db: Database | Transaction,
  record: AccountabilityRecord,
  about: RecordPerson | null,
  caseTitle: string,
  now: Instant,
): Promise<Omit<Shown, 'may'>> {
  const names = await namesOf(db, [record.organization], now);
  const name = about === null ? null : await displayName(db, about.person);
  const { decided } = record;
  return {
    ...{ record: record.id, case: record.case, caseTitle, status: record.status },
    organizationName: names.get(record.organization) ?? record.organization,
    ...{ madeAt: record.made.at, madeBy: record.made.by.name },
    ...{ appealUntil: record.appealUntil, expiresAt: record.expiresAt },
    person: about === null ? null : { person: about.person, name: name ?? '' },
    ...{ grounds: about?.grounds ?? null, appeal: about?.appeal ?? null },
    decided: decided === null ? null : { name: decided.by.name, at: decided.at, note: about?.verdict ?? '' },
  };
}

/** The records about a person himself, which nobody can keep from him; his look is noted too. */
export async function listOwnRecords(
  { db, clock }: AppContext,
  person: PersonId,
): Promise<{ readonly items: Shown[] }> {
  return db.transaction().execute(async (trx) => {
    const now = clock.now();
    const rows = await trx
      .selectFrom('accountability_record_person as about')
      .innerJoin('accountability_record as one', 'one.record_id', 'about.record_id')
      .select(['one.record', 'about.grounds', 'about.appeal', 'about.verdict'])
      .where('about.person_id', '=', person)
      .orderBy('one.record_id')
      .limit(100)
      .execute();
    const items: Shown[] = [];
    for (const { record: column, ...words } of rows) {
      // As above.
      const record = column as unknown as AccountabilityRecord;
      await keepView(trx, record, person, now);
      const title = (await findCase(trx, record.case))?.title ?? '';
      const may = { appeal: recordAppealRefusal(record, now) === null, decide: false };
      items.push({ ...(await shownBase(trx, record, { person, ...words }, title, now)), may });
    }
    return { items };
  });
}
