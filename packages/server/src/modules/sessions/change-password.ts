import { sessionProblems } from '@sanshen/contract/session';
import type { PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { Problem } from '../../platform/problem.ts';
import { requirePasswordLength } from './create-login.ts';
import { hashPassword, passwordMatches } from './password.ts';
import { endSessionsOf } from './session-store.ts';
import { countAttempt, forgetFailures } from './throttle.ts';

/** Sets a person's new password and ends the person's other sessions. Throws `session.loginRefused` if `current` is wrong. */
export async function changePasswordOf(
  context: AppContext,
  command: CommandKey,
  change: {
    readonly person: PersonId;
    readonly session: string;
    readonly current: string;
    readonly next: string;
  },
): Promise<void> {
  requirePasswordLength(change.next);
  // A stolen session must not be a way to guess the password.
  const attempt = { name: `person ${change.person}`, address: `person ${change.person}` };
  await countAttempt(context.db, context.clock, attempt);
  // A digest of two passwords without salt, kept for a week, would let the table's reader guess around argon2id.
  const withheld = { ...command, bodyDigest: 'withheld' };
  await runCommand(context, withheld, async (trx) => {
    const login = await trx
      .selectFrom('login')
      .select(['login_id', 'password_hash'])
      .where('person_id', '=', change.person)
      .where('disabled_at', 'is', null)
      .executeTakeFirst();
    if (login === undefined || !(await passwordMatches(change.current, login.password_hash))) {
      throw new Problem(sessionProblems['session.loginRefused']);
    }
    if (change.next.normalize('NFKC') === change.current.normalize('NFKC')) {
      throw new Problem(sessionProblems['session.passwordUnchanged']);
    }
    await trx
      .updateTable('login')
      .set({
        password_hash: await hashPassword(change.next),
        must_change_password: false,
        changed_at: context.clock.now(),
      })
      .where('login_id', '=', login.login_id)
      .execute();
    await endSessionsOf(trx, change.person, change.session);
  });
  await forgetFailures(context.db, attempt);
}
