import { sessionProblems } from '@sanshen/contract/session';
import type { Instant } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Session } from '../../platform/http/session.ts';
import { Problem } from '../../platform/problem.ts';
import { openChallenge } from './challenges.ts';
import { loginName } from './login-name.ts';
import { hashPassword, passwordMatches } from './password.ts';
import { openSession } from './session-store.ts';
import { countAttempt, forgetFailures } from './throttle.ts';
import { totpSince } from './totp-store.ts';

export interface LogInRequest {
  readonly name: string;
  readonly password: string;
  readonly address: string;
  readonly userAgent: string | null;
}

/** A session with its token, or the second step that is due. */
export type LoggedIn =
  | { readonly token: string; readonly session: Session }
  | { readonly challenge: string; readonly expiresAt: Instant };

let decoy: Promise<string> | undefined;

/**
 * Opens a session for a name and its password, or the second step where the login asks for one. Throws `session.loginRefused`, the same and after the same work whether the
 * name is unknown, disabled or the password wrong, and `session.throttled`.
 */
export async function logInWithPassword(
  context: Pick<AppContext, 'db' | 'clock'>,
  request: LogInRequest,
): Promise<LoggedIn> {
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
  if ((await totpSince(context.db, login.person_id)) !== null) {
    return openChallenge(context.db, context.clock, { kind: 'code', person: login.person_id });
  }
  return openSession(context.db, context.clock, login.person_id, {
    ...request,
    passwordMustChange: login.must_change_password,
  });
}
