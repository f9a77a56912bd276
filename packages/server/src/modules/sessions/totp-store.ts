import { factorProblems } from '@sanshen/contract/factors';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { registerSealed } from '../../platform/sealed-columns.ts';
import type { Vault } from '../../platform/vault.ts';
import { spendRecoveryCode } from './recovery-codes.ts';
import { matchingStep } from './totp.ts';

const about = (person: string) => `totp:${person}`;

registerSealed({
  table: 'login_totp',
  key: ['person_id'],
  column: 'secret',
  about: ([person = '']) => about(person),
});

/** Keeps a secret that was begun with; one that was begun with and not confirmed is replaced. Throws `factor.totpOn`. */
export async function keepTotp(
  trx: Transaction,
  vault: Vault,
  person: PersonId,
  secret: Uint8Array,
  at: Instant,
): Promise<void> {
  const sealed = vault.seal(Buffer.from(secret).toString('base64'), about(person));
  const kept = await trx
    .insertInto('login_totp')
    .values({ person_id: person, secret: sealed, created_at: at, confirmed_at: null, last_step: null })
    .onConflict((conflict) =>
      conflict
        .column('person_id')
        .doUpdateSet({ secret: sealed, created_at: at })
        .where('login_totp.confirmed_at', 'is', null),
    )
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows === 0n) throw new Problem(factorProblems['factor.totpOn']);
}

/** Since when a person's codes are asked for; null if they are off. */
export async function totpSince(db: Database, person: PersonId): Promise<Instant | null> {
  const row = await db
    .selectFrom('login_totp')
    .select('confirmed_at')
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row?.confirmed_at ?? null;
}

/**
 * Takes a code of the app; false if it is wrong or its step, or a later one, was taken before. `confirmed` says whether it is one that is on or one that
 * was only begun. The row is held, so that of two at once one is taken.
 */
export async function takeTotp(
  trx: Transaction,
  vault: Vault,
  person: PersonId,
  code: string,
  now: Instant,
  confirmed: boolean,
): Promise<boolean> {
  const row = await trx
    .selectFrom('login_totp')
    .select(['secret', 'last_step'])
    .where('person_id', '=', person)
    .where('confirmed_at', confirmed ? 'is not' : 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return false;
  const secret = Buffer.from(vault.open(row.secret, about(person)), 'base64');
  const step = matchingStep(secret, code, now, row.last_step);
  if (step === null) return false;
  await trx
    .updateTable('login_totp')
    .set({ last_step: step, ...(confirmed ? {} : { confirmed_at: now }) })
    .where('person_id', '=', person)
    .execute();
  return true;
}

/** Takes a code of the app or a recovery code. Throws `factor.codeRefused`. */
export async function takeCode(
  trx: Transaction,
  vault: Vault,
  person: PersonId,
  typed: string,
  now: Instant,
): Promise<void> {
  const digits = typed.replace(/\s/g, '');
  const taken = /^\d{6}$/.test(digits)
    ? await takeTotp(trx, vault, person, digits, now, true)
    : await spendRecoveryCode(trx, person, typed);
  if (!taken) throw new Problem(factorProblems['factor.codeRefused']);
}

/** Switches codes off, with the recovery codes. False if they were not on. */
export async function dropTotp(trx: Transaction, person: PersonId): Promise<boolean> {
  await trx.deleteFrom('recovery_code').where('person_id', '=', person).execute();
  const { numDeletedRows } = await trx
    .deleteFrom('login_totp')
    .where('person_id', '=', person)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
