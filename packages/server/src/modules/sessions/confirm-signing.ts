import { createHash, randomBytes } from 'node:crypto';
import { factorProblems } from '@sanshen/contract/factors';
import { addHours, type Digest, type ManuscriptId, type PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem } from '../../platform/problem.ts';
import { keepConfirmation, requireManuscriptView } from '../review/public.ts';
import { challengeHours, openChallenge, takeChallenge } from './challenges.ts';
import { noteUse, passkeysOf } from './passkey-store.ts';
import type { RelyingParty } from './relying-party.ts';
import { authenticationOptions, readAssertion, verifyAssertion } from './webauthn.ts';

interface Signer {
  readonly person: PersonId;
  readonly session: string;
}

/**
 * Offers to confirm a sign-off on exactly this text. What the device signs is made of person, manuscript and digest, so that its signature proves by
 * itself what was confirmed. Throws `request.notFound`, `access.forbidden`, `factor.passkeyNeeded`.
 */
export async function offerConfirmation(
  context: AppContext,
  party: RelyingParty,
  { person, session }: Signer,
  text: { readonly manuscript: ManuscriptId; readonly digest: Digest },
) {
  const { db, clock } = context;
  await requireManuscriptView(context, db, person, text.manuscript, 'text');
  const known = await passkeysOf(db, person);
  if (known.length === 0) throw new Problem(factorProblems['factor.passkeyNeeded']);
  const nonce = randomBytes(16).toString('base64url');
  const options = await authenticationOptions(party, known, new Uint8Array(boundTo(person, text, nonce)));
  const step = { kind: 'signOff', person, session, webauthn: nonce, ...text } as const;
  return { ...(await openChallenge(db, clock, step)), options };
}

/** Keeps a passkey's confirmation, to go with one sign-off. Throws `factor.challengeEnded`, `factor.passkeyRefused`. */
export async function confirmSigning(
  context: AppContext,
  party: RelyingParty,
  { person, session }: Signer,
  answer: { readonly challenge: string; readonly response: unknown },
) {
  const { db, clock } = context;
  const assertion = readAssertion(answer.response);
  const {
    webauthn: nonce,
    manuscript,
    digest,
  } = await takeChallenge(db, clock, answer.challenge, {
    kind: 'signOff',
    person,
    session,
  });
  const passkey = (await passkeysOf(db, person)).find((one) => one.credential === assertion.id);
  if (passkey === undefined || nonce === null || manuscript === null || digest === null) {
    throw new Problem(factorProblems['factor.passkeyRefused']);
  }
  const challenge = boundTo(person, { manuscript, digest }, nonce).toString('base64url');
  const use = await verifyAssertion(party, challenge, passkey, assertion);
  const now = clock.now();
  const confirmation = {
    confirmation: newId(Date.parse(now)) as string,
    person,
    manuscript,
    digest,
    passkey: passkey.passkey,
    passkeyName: passkey.name,
    publicKey: passkey.publicKey,
    evidence: { nonce, ...assertion.response },
    confirmedAt: now,
    expiresAt: addHours(now, challengeHours),
  };
  await db.transaction().execute(async (trx) => {
    if (!(await noteUse(trx, passkey, { ...use, at: now }))) {
      throw new Problem(factorProblems['factor.passkeyRefused']);
    }
    await keepConfirmation(trx, confirmation);
  });
  const { confirmation: id, expiresAt } = confirmation;
  return { confirmation: id, passkey: passkey.name, expiresAt };
}

/** The challenge that binds a confirmation: SHA-256 over what is confirmed, with a nonce that is kept beside the signature. */
function boundTo(
  person: PersonId,
  { manuscript, digest }: { readonly manuscript: ManuscriptId; readonly digest: Digest },
  nonce: string,
): Buffer {
  const text = ['sanshen sign-off confirmation 1', person, manuscript, digest, nonce].join('\n');
  return createHash('sha256').update(text).digest();
}
