import { factorProblems } from '@sanshen/contract/factors';
import type { PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { displayName } from '../organization/public.ts';
import { openChallenge, takeChallenge } from './challenges.ts';
import {
  addPasskey,
  asksAtSignOff,
  dropPasskeys,
  mostPasskeys,
  type Passkey,
  passkeysOf,
  setAtSignOff,
} from './passkey-store.ts';
import type { RelyingParty } from './relying-party.ts';
import { requirePassword } from './require-password.ts';
import { registrationOptions, verifyRegistration } from './webauthn.ts';

/** Who sets his passkeys, and in which session. */
interface Setting {
  readonly person: PersonId;
  readonly session: string;
}

/** Offers a new passkey. Throws `factor.tooManyPasskeys` and as requirePassword. */
export async function offerPasskey(
  context: AppContext,
  party: RelyingParty,
  { person, session }: Setting,
  password: string,
) {
  const login = await requirePassword(context, person, password);
  const known = await passkeysOf(context.db, person);
  if (known.length >= mostPasskeys) throw new Problem(factorProblems['factor.tooManyPasskeys']);
  const shown = (await displayName(context.db, person)) ?? login.name;
  const handle = handleOf(login.id);
  const options = await registrationOptions(party, { handle, name: login.name, displayName: shown }, known);
  const webauthn = options.challenge;
  const step = { kind: 'passkeyNew', person, session, webauthn } as const;
  return { ...(await openChallenge(context.db, context.clock, step)), options };
}

/** Registers the passkey that was made. Throws `factor.challengeEnded`, `factor.passkeyRefused`, `factor.passkeyKnown`, `factor.tooManyPasskeys`. */
export async function registerPasskey(
  context: AppContext,
  party: RelyingParty,
  { person, session }: Setting,
  made: { readonly challenge: string; readonly response: unknown; readonly name: string },
): Promise<Passkey> {
  const { db, clock } = context;
  // By itself, so that it stays taken whatever the answer is worth.
  const { webauthn } = await takeChallenge(db, clock, made.challenge, {
    kind: 'passkeyNew',
    person,
    session,
  });
  const brought = await verifyRegistration(party, webauthn ?? '', made.response);
  return db.transaction().execute(async (trx) => {
    await asksAtSignOff(trx, person);
    const known = await passkeysOf(trx, person);
    if (known.length >= mostPasskeys) throw new Problem(factorProblems['factor.tooManyPasskeys']);
    const added = await addPasskey(trx, { ...brought, person, name: made.name, createdAt: clock.now() });
    if (added === null) throw new Problem(factorProblems['factor.passkeyKnown']);
    return added;
  });
}

/** Removes a passkey. Throws `request.notFound`, `factor.lastPasskey` and as requirePassword. */
export async function removePasskey(
  context: AppContext,
  person: PersonId,
  passkey: string,
  password: string,
): Promise<void> {
  await requirePassword(context, person, password);
  await context.db.transaction().execute(async (trx) => {
    const asked = await asksAtSignOff(trx, person);
    if ((await dropPasskeys(trx, person, passkey)) === 0) throw platformProblem('request.notFound');
    const left = await passkeysOf(trx, person);
    if (asked && left.length === 0) throw new Problem(factorProblems['factor.lastPasskey']);
  });
}

/** Sets whether sign-offs ask for the passkey. Throws `factor.passkeyNeeded` and as requirePassword. */
export async function setPasskeyAtSignOff(
  context: AppContext,
  person: PersonId,
  wish: { readonly required: boolean; readonly password: string },
): Promise<void> {
  await requirePassword(context, person, wish.password);
  await context.db.transaction().execute(async (trx) => {
    await asksAtSignOff(trx, person);
    const known = await passkeysOf(trx, person);
    if (wish.required && known.length === 0) throw new Problem(factorProblems['factor.passkeyNeeded']);
    await setAtSignOff(trx, person, wish.required);
  });
}

/** The handle by which a passkey knows its login: it says nothing of the person. */
export function handleOf(login: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(login.replaceAll('-', ''), 'hex'));
}
