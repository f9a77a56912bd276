import { loginProblems } from '@sanshen/contract/logins';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem } from '../../platform/problem.ts';
import { loginName } from './login-name.ts';
import { hashPassword } from './password.ts';

export interface PersonLogin {
  readonly id: string;
  readonly name: string;
  readonly disabledAt: Instant | null;
}

/** A person's login; null if there is none. Its row is held until the transaction ends. */
export async function holdLoginOf(trx: Transaction, person: PersonId): Promise<PersonLogin | null> {
  const row = await trx
    .selectFrom('login')
    .select(['login_id as id', 'name', 'disabled_at as disabledAt'])
    .where('person_id', '=', person)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Adds a login with a one-time password; gives the name as it is kept. Throws `login.exists`, `login.nameTaken`. */
export async function addLogin(
  trx: Transaction,
  login: {
    readonly person: PersonId;
    readonly name: string;
    readonly password: string;
    readonly at: Instant;
  },
): Promise<string> {
  const { person, at } = login;
  if ((await holdLoginOf(trx, person)) !== null) throw new Problem(loginProblems['login.exists']);
  const name = loginName(login.name);
  const added = await trx
    .insertInto('login')
    .values({
      login_id: newId(Date.parse(at)),
      person_id: person,
      name,
      password_hash: await hashPassword(login.password),
      must_change_password: true,
      created_at: at,
      changed_at: at,
      disabled_at: null,
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) throw new Problem(loginProblems['login.nameTaken'], { name });
  return name;
}

/** Puts a one-time password in the place of the one that was. */
export async function replacePassword(
  trx: Transaction,
  login: string,
  password: string,
  at: Instant,
): Promise<void> {
  await trx
    .updateTable('login')
    .set({ password_hash: await hashPassword(password), must_change_password: true, changed_at: at })
    .where('login_id', '=', login)
    .execute();
}

/** Disables a login from a moment on, or enables it again with null. */
export async function setDisabled(trx: Transaction, login: string, at: Instant | null): Promise<void> {
  await trx.updateTable('login').set({ disabled_at: at }).where('login_id', '=', login).execute();
}

/** Whether no login of a person is disabled: what he was given beside his sessions ends with it. */
export async function mayLogIn(db: Database | Transaction, person: PersonId): Promise<boolean> {
  const row = await db
    .selectFrom('login')
    .select('login_id')
    .where('person_id', '=', person)
    .where('disabled_at', 'is not', null)
    .executeTakeFirst();
  return row === undefined;
}
