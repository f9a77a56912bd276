import { sessionProblems } from '@sanshen/contract/session';
import type { PersonId } from '@sanshen/domain/kernel';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem } from '../../platform/problem.ts';
import { loginName } from './login-name.ts';
import { hashPassword } from './password.ts';

/** Characters that a password has at least (NIST SP 800-63B asks for 8; officials' accounts get more). */
export const minimumPasswordLength = 12;

/** Throws `session.passwordTooShort`. */
export function requirePasswordLength(password: string): void {
  if ([...password].length < minimumPasswordLength)
    throw new Problem(sessionProblems['session.passwordTooShort']);
}

/**
 * Gives a person a login, or a new password to the login of this name if it is theirs.
 * Throws `session.passwordTooShort`, and Error if the name is another person's.
 */
export async function createLogin(
  db: Database | Transaction,
  clock: Clock,
  login: { readonly person: PersonId; readonly name: string; readonly password: string },
): Promise<void> {
  requirePasswordLength(login.password);
  const hash = await hashPassword(login.password);
  const now = clock.now();
  const done = await db
    .insertInto('login')
    .values({
      login_id: newId(Date.parse(now)),
      person_id: login.person,
      name: loginName(login.name),
      password_hash: hash,
      created_at: now,
      changed_at: now,
      disabled_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ password_hash: hash, changed_at: now })
        .where('login.person_id', '=', login.person),
    )
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows === 0n) throw new Error('this login name belongs to another person');
}
