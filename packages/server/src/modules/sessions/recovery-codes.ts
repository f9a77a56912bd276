import { createHash, randomInt } from 'node:crypto';
import type { PersonId } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../platform/db/database.ts';

const count = 10;
// Without 0, o, 1, l and i, which people confuse when they copy from paper.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Puts ten new recovery codes in the place of a person's old ones; gives them, since only their hashes are kept. 79 bits each. */
export async function replaceRecoveryCodes(trx: Transaction, person: PersonId): Promise<string[]> {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  const codes = Array.from({ length: count }, () => [group(), group(), group(), group()].join('-'));
  await trx.deleteFrom('recovery_code').where('person_id', '=', person).execute();
  const rows = codes.map((code) => ({ person_id: person, code_hash: hashOf(code) }));
  await trx.insertInto('recovery_code').values(rows).execute();
  return codes;
}

/** Spends a recovery code; false if the person has none like it. */
export async function spendRecoveryCode(trx: Transaction, person: PersonId, typed: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('recovery_code')
    .where('person_id', '=', person)
    .where('code_hash', '=', hashOf(typed))
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** How many recovery codes a person has left. */
export async function countRecoveryCodes(db: Database, person: PersonId): Promise<number> {
  const { left } = await db
    .selectFrom('recovery_code')
    .select((eb) => eb.fn.countAll().as('left'))
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  return Number(left);
}

/** As typed from paper: in capitals, with blanks or without the hyphens. */
function hashOf(typed: string): Buffer {
  const plain = typed.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');
  return createHash('sha256').update(plain).digest();
}
