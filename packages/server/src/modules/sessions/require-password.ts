import { factorProblems } from '@sanshen/contract/factors';
import type { PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { Problem } from '../../platform/problem.ts';
import { passwordMatches } from './password.ts';
import { countAttempt, forgetFailures } from './throttle.ts';

/** A login whose owner has just proved that he knows its password. */
export interface ProvenLogin {
  readonly id: string;
  readonly name: string;
}

/**
 * Asks for the password again before a change of what protects the login: a stolen session or a desk left open must not be enough. Guessing is slowed
 * down as at login. Throws `factor.loginMissing`, `factor.passwordWrong`, `session.throttled`.
 */
export async function requirePassword(
  { db, clock }: Pick<AppContext, 'db' | 'clock'>,
  person: PersonId,
  password: string,
): Promise<ProvenLogin> {
  const login = await db
    .selectFrom('login')
    .select(['login_id as id', 'name', 'password_hash'])
    .where('person_id', '=', person)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (login === undefined) throw new Problem(factorProblems['factor.loginMissing']);
  const attempt = { name: `person ${person}`, address: `person ${person}` };
  await countAttempt(db, clock, attempt);
  if (!(await passwordMatches(password, login.password_hash))) {
    throw new Problem(factorProblems['factor.passwordWrong']);
  }
  await forgetFailures(db, attempt);
  return { id: login.id, name: login.name };
}

/** Lets guesses of a person's codes be slowed down as those of passwords: work that throws counts as failed. Throws `session.throttled`. */
export async function withCodeThrottled<Result>(
  { db, clock }: Pick<AppContext, 'db' | 'clock'>,
  person: PersonId,
  address: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const attempt = { name: `code ${person}`, address };
  await countAttempt(db, clock, attempt);
  const result = await work();
  await forgetFailures(db, attempt);
  return result;
}
