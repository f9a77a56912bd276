import { sessionProblems } from '@sanshen/contract/session';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Session } from '../../platform/http/session.ts';
import { Problem } from '../../platform/problem.ts';
import { loginName } from './login-name.ts';
import { hashPassword, passwordMatches } from './password.ts';
import { openSession } from './session-store.ts';
import { countAttempt, forgetFailures } from './throttle.ts';

export interface LogInRequest {
  readonly name: string;
  readonly password: string;
  readonly address: string;
  readonly userAgent: string | null;
}

let decoy: Promise<string> | undefined;

/**
 * Opens a session for a name and its password. Throws `session.loginRefused`, the same and after the same work whether the
 * name is unknown, disabled or the password wrong, and `session.throttled`.
 */
export async function logInWithPassword(
  context: { readonly db: Database; readonly clock: Clock },
  request: LogInRequest,
): Promise<{ readonly token: string; readonly session: Session }> {
  const attempt = { name: loginName(request.name), address: request.address };
  await countAttempt(context.db, context.clock, attempt);
  const login = await context.db
    .selectFrom('login')
    .select(['person_id', 'password_hash', 'must_change_password', 'disabled_at'])
    .where('name', '=', attempt.name)
    .executeTakeFirst();
  decoy ??= hashPassword('a password that nobody has');
  const matches = await passwordMatches(request.password, login?.password_hash ?? (await decoy));
  if (login === undefined || !matches || login.disabled_at !== null) {
    throw new Problem(sessionProblems['session.loginRefused']);
  }
  await forgetFailures(context.db, attempt);
  return openSession(context.db, context.clock, login.person_id, {
    ...request,
    passwordMustChange: login.must_change_password,
  });
}
