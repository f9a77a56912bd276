import { factorProblems } from '@sanshen/contract/factors';
import type { PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { Problem } from '../../platform/problem.ts';
import { personOfCode, takeChallenge } from './challenges.ts';
import { withCodeThrottled } from './require-password.ts';
import { openSession } from './session-store.ts';
import { takeCode } from './totp-store.ts';

/**
 * The second step of a login: opens the session for the code. A wrong code leaves the step open, slowed down as passwords are. Throws
 * `factor.challengeEnded`, `factor.codeRefused`, `session.throttled`.
 */
export async function enterCode(
  context: AppContext,
  step: { readonly challenge: string; readonly code: string },
  from: { readonly address: string; readonly userAgent: string | null },
) {
  const { db, clock, vault } = context;
  const person = await personOfCode(db, clock, step.challenge);
  return withCodeThrottled(context, person, from.address, () =>
    db.transaction().execute(async (trx) => {
      await takeChallenge(trx, clock, step.challenge, { kind: 'code', person });
      await takeCode(trx, vault, person, step.code, clock.now());
      const passwordMustChange = await requireEnabled(trx, person);
      return openSession(trx, clock, person, { ...from, passwordMustChange });
    }),
  );

  async function requireEnabled(trx: Parameters<typeof takeCode>[0], whose: PersonId): Promise<boolean> {
    const login = await trx
      .selectFrom('login')
      .select('must_change_password')
      .where('person_id', '=', whose)
      .where('disabled_at', 'is', null)
      .executeTakeFirst();
    if (login === undefined) throw new Problem(factorProblems['factor.challengeEnded']);
    return login.must_change_password;
  }
}
