import { createHash } from 'node:crypto';
import { factorProblems } from '@sanshen/contract/factors';
import type { PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { Problem } from '../../platform/problem.ts';
import { openChallenge, takeChallenge } from './challenges.ts';
import type { RelyingParty } from './relying-party.ts';
import {
  authenticationOptions,
  readAssertion,
  registrationOptions,
  verifyAssertion,
  verifyRegistration,
} from './webauthn.ts';

/** The passkey of a device, which belongs to no login. */
export interface DeviceKey {
  readonly credential: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** Who holds the device in his hand, in which session. */
interface Holder {
  readonly person: PersonId;
  readonly session: string;
}

/** Offers to make a passkey for a device; whoever is logged in on it touches it. */
export async function offerDeviceKey(
  { db, clock }: AppContext,
  party: RelyingParty,
  { person, session }: Holder,
  device: { readonly id: string; readonly name: string },
) {
  const handle = new Uint8Array(createHash('sha256').update(`sanshen device\n${device.id}`).digest());
  const shown = { handle, name: device.name, displayName: device.name };
  const options = await registrationOptions(party, shown, []);
  const step = {
    kind: 'deviceNew',
    person,
    session,
    subject: device.id,
    webauthn: options.challenge,
  } as const;
  return { ...(await openChallenge(db, clock, step)), options };
}

/** The key that was made, and whether it can leave the device. Throws `factor.challengeEnded`, `factor.passkeyRefused`. */
export async function acceptDeviceKey(
  { db, clock }: AppContext,
  party: RelyingParty,
  { person, session }: Holder,
  device: string,
  answer: { readonly challenge: string; readonly response: unknown },
): Promise<DeviceKey & { readonly leavesDevice: boolean }> {
  const of = { kind: 'deviceNew', person, session, subject: device } as const;
  const { webauthn } = await takeChallenge(db, clock, answer.challenge, of);
  return verifyRegistration(party, webauthn ?? '', answer.response);
}

/** Asks a device to prove itself for one thing. */
export async function offerDeviceProof(
  { db, clock }: AppContext,
  party: RelyingParty,
  { person, session }: Holder,
  subject: string,
  key: DeviceKey,
) {
  const options = await authenticationOptions(party, [key]);
  const step = { kind: 'deviceProof', person, session, subject, webauthn: options.challenge } as const;
  return { ...(await openChallenge(db, clock, step)), options };
}

/** The key's new count, if the device proved itself. Throws `factor.challengeEnded`, `factor.passkeyRefused`. */
export async function acceptDeviceProof(
  { db, clock }: AppContext,
  party: RelyingParty,
  { person, session }: Holder,
  subject: string,
  key: DeviceKey,
  answer: { readonly challenge: string; readonly response: unknown },
): Promise<number> {
  const assertion = readAssertion(answer.response);
  const of = { kind: 'deviceProof', person, session, subject } as const;
  const { webauthn } = await takeChallenge(db, clock, answer.challenge, of);
  if (assertion.id !== key.credential) throw new Problem(factorProblems['factor.passkeyRefused']);
  return (await verifyAssertion(party, webauthn ?? '', key, assertion)).counter;
}
