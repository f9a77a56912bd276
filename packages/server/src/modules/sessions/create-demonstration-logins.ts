import type { PersonId } from '@sanshen/domain/kernel';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { requirePasswordLength } from './create-login.ts';
import { loginName } from './login-name.ts';
import { hashPassword } from './password.ts';

/**
 * Gives many people logins with one and the same password, hashed once: for the demonstration only, where the password is printed anyway.
 * Names that exist already are left alone. Throws `session.passwordTooShort`.
 */
export async function createDemonstrationLogins(
  db: Database | Transaction,
  clock: Clock,
  logins: readonly { readonly person: PersonId; readonly name: string }[],
  password: string,
): Promise<void> {
  requirePasswordLength(password);
  if (logins.length === 0) return;
  const password_hash = await hashPassword(password);
  const now = clock.now();
  const rows = logins.map((login) => ({
    login_id: newId(Date.parse(now)),
    person_id: login.person,
    name: loginName(login.name),
    password_hash,
    created_at: now,
    changed_at: now,
    disabled_at: null,
    // Only a database that the demonstration filled has these, and it prints the password beside each name.
    must_change_password: false,
  }));
  await db
    .insertInto('login')
    .values(rows)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
}
