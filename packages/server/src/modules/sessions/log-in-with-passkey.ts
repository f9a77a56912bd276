import { factorProblems } from '@sanshen/contract/factors';
import type { AppContext } from '../../platform/context.ts';
import { Problem } from '../../platform/problem.ts';
import { openChallenge, takeChallenge } from './challenges.ts';
import { findPasskey, noteUse } from './passkey-store.ts';
import { handleOf } from './passkeys.ts';
import type { RelyingParty } from './relying-party.ts';
import { openSession } from './session-store.ts';
import { countAttempt, forgetFailures } from './throttle.ts';
import { type Assertion, authenticationOptions, readAssertion, verifyAssertion } from './webauthn.ts';

/** Offers a login by whichever passkey the browser finds: the same for everybody, so nothing can be learnt from it. */
export async function offerPasskeyLogin({ db, clock }: AppContext, party: RelyingParty) {
  const options = await authenticationOptions(party, []);
  const step = { kind: 'passkeyLogin', webauthn: options.challenge } as const;
  return { ...(await openChallenge(db, clock, step)), options };
}

/**
 * Opens a session for a passkey, which is two factors by itself: the device and what unlocks it. Throws `factor.challengeEnded`, and
 * `factor.passkeyRefused` alike for an unknown passkey, a disabled login or a wrong signature; `session.throttled`.
 */
export async function logInWithPasskey(
  context: AppContext,
  party: RelyingParty,
  answer: { readonly challenge: string; readonly response: unknown },
  from: { readonly address: string; readonly userAgent: string | null },
) {
  const { db, clock } = context;
  const assertion = readAssertion(answer.response);
  const attempt = { name: `passkey ${assertion.id}`, address: from.address };
  await countAttempt(db, clock, attempt);
  const { webauthn } = await takeChallenge(db, clock, answer.challenge, { kind: 'passkeyLogin' });
  const passkey = await findPasskey(db, assertion.id);
  if (passkey === null) throw new Problem(factorProblems['factor.passkeyRefused']);
  const use = await verifyAssertion(party, webauthn ?? '', passkey, assertion);
  const opened = await db.transaction().execute(async (trx) => {
    const login = await trx
      .selectFrom('login')
      .select(['login_id', 'must_change_password'])
      .where('person_id', '=', passkey.person)
      .where('disabled_at', 'is', null)
      .executeTakeFirst();
    const used = await noteUse(trx, passkey, { ...use, at: clock.now() });
    if (login === undefined || !used || !handleMatches(assertion, login.login_id)) {
      throw new Problem(factorProblems['factor.passkeyRefused']);
    }
    const passwordMustChange = login.must_change_password;
    return openSession(trx, clock, passkey.person, { ...from, passwordMustChange });
  });
  await forgetFailures(db, attempt);
  return opened;
}

/** A passkey that is found without a name says whose it is (WebAuthn §7.2, step 6). */
function handleMatches({ response: { userHandle } }: Assertion, login: string): boolean {
  return userHandle === Buffer.from(handleOf(login)).toString('base64url');
}
