import type { Instant, ManuscriptId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import { announce } from '../../../platform/live/announce.ts';

/** The last check-out of a manuscript; in force until `expiresAt`. */
export interface CheckOut {
  readonly token: string;
  readonly person: PersonId;
  readonly name: string;
  readonly since: Instant;
  readonly expiresAt: Instant;
}

/** The last check-out of a manuscript, whether it is in force or not; null if there never was one. */
export async function loadCheckOut(
  db: Database | Transaction,
  manuscript: ManuscriptId,
): Promise<CheckOut | null> {
  return (await selectCheckOut(db, manuscript).executeTakeFirst()) ?? null;
}

/** As {@link loadCheckOut}, and keeps everybody else waiting who wants it until the transaction ends. */
export async function holdCheckOut(trx: Transaction, manuscript: ManuscriptId): Promise<CheckOut | null> {
  await lockOf(trx, manuscript).forUpdate().execute();
  return loadCheckOut(trx, manuscript);
}

/** As {@link loadCheckOut}, and keeps it from changing hands until the transaction ends. */
export async function keepCheckOut(trx: Transaction, manuscript: ManuscriptId): Promise<CheckOut | null> {
  await lockOf(trx, manuscript).forShare().execute();
  return loadCheckOut(trx, manuscript);
}

function lockOf(trx: Transaction, manuscript: ManuscriptId) {
  return trx.selectFrom('manuscript_check_out').select('token').where('manuscript_id', '=', manuscript);
}

function selectCheckOut(db: Database | Transaction, manuscript: ManuscriptId) {
  return db
    .selectFrom('manuscript_check_out as held')
    .leftJoin('person', 'person.person_id', 'held.person_id')
    .select([
      'held.token',
      'held.person_id as person',
      sql<string>`coalesce(person.name, held.person_id)`.as('name'),
      'held.since',
      'held.expires_at as expiresAt',
    ])
    .where('held.manuscript_id', '=', manuscript);
}

/** Writes the first check-out of a manuscript; false if there was one. Two at once: the second waits for the first. */
export async function insertCheckOut(
  trx: Transaction,
  manuscript: ManuscriptId,
  root: OrganizationId,
  checkOut: Omit<CheckOut, 'name'>,
): Promise<boolean> {
  const inserted = await trx
    .insertInto('manuscript_check_out')
    .values({ manuscript_id: manuscript, root_id: root, ...rowOf(checkOut) })
    .onConflict((conflict) => conflict.column('manuscript_id').doNothing())
    .returning('token')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Writes who has a manuscript from now on; hold it before. */
export async function updateCheckOut(
  trx: Transaction,
  manuscript: ManuscriptId,
  checkOut: Omit<CheckOut, 'name'>,
): Promise<void> {
  await trx
    .updateTable('manuscript_check_out')
    .set(rowOf(checkOut))
    .where('manuscript_id', '=', manuscript)
    .execute();
}

function rowOf({ token, person, since, expiresAt }: Omit<CheckOut, 'name'>) {
  return { token, person_id: person, since, expires_at: expiresAt };
}

/** Ends a check-out at `at` if this token is the one in force. */
export async function endCheckOut(
  db: Database,
  manuscript: ManuscriptId,
  token: string,
  at: Instant,
): Promise<void> {
  await db
    .updateTable('manuscript_check_out')
    .set({ expires_at: at })
    .where('manuscript_id', '=', manuscript)
    .where('token', '=', token)
    .where('expires_at', '>', at)
    .execute();
  await announce(db, { kind: 'checkout', id: manuscript });
}
