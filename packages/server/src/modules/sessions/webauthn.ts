import { factorProblems } from '@sanshen/contract/factors';
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { z } from 'zod';
import { Problem } from '../../platform/problem.ts';
import type { Passkey } from './passkey-store.ts';
import type { RelyingParty } from './relying-party.ts';

/** Ed25519, ECDSA with P-256, RSA with SHA-256: what browsers and phones make. */
const algorithms = [-8, -7, -257];
const timeout = 5 * 60_000;

/** Loaded when the first passkey is used: with its certificates' library it takes 28 MB and a third of a second. */
const library = () => import('@simplewebauthn/server');

const base64url = z
  .string()
  .max(20_000)
  .regex(/^[A-Za-z0-9_-]*$/);
const credential = {
  id: base64url.min(1),
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.json()).default({}),
};
const registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(30)).max(10).optional(),
  }),
});
const authentication = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish(),
  }),
});
export type Assertion = z.output<typeof authentication>;

function refused(): Problem {
  return new Problem(factorProblems['factor.passkeyRefused']);
}

/** Options for a new passkey of a login; its own ones are not offered again. */
export async function registrationOptions(
  party: RelyingParty,
  login: { readonly handle: Uint8Array<ArrayBuffer>; readonly name: string; readonly displayName: string },
  known: readonly Pick<Passkey, 'credential' | 'transports'>[],
) {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userID: login.handle,
    userName: login.name,
    userDisplayName: login.displayName,
    timeout,
    attestationType: 'none',
    excludeCredentials: known.map((one) => ({ id: one.credential, transports: [...one.transports] })),
    // It must be found without a name, and must know who touches it.
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    supportedAlgorithmIDs: algorithms,
  });
}

/** What a new passkey brought. Throws `factor.passkeyRefused` for anything that is not exactly an answer to this challenge from our pages. */
export async function verifyRegistration(party: RelyingParty, challenge: string, answer: unknown) {
  const parsed = registration.safeParse(answer);
  if (!parsed.success) throw refused();
  const { data } = parsed;
  try {
    const { verifyRegistrationResponse } = await library();
    await requireNoCertificates(data.response.attestationObject);
    const result = await verifyRegistrationResponse({
      // Its members have been checked; the library's type knows more values of the literal ones.
      response: data as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!result.verified) throw refused();
    const { credential: made, credentialBackedUp, credentialDeviceType } = result.registrationInfo;
    return {
      credential: made.id,
      publicKey: Buffer.from(made.publicKey),
      counter: made.counter,
      transports: data.response.transports ?? [],
      backedUp: credentialBackedUp,
      /** Whether it can be copied to other devices (WebAuthn §6.1.3, backup eligibility). */
      leavesDevice: credentialDeviceType === 'multiDevice',
    };
  } catch {
    throw refused();
  }
}

/** Certificates were not asked for. Checking them would call addresses that stand in them, and so let a caller choose whom this server calls. */
async function requireNoCertificates(attestationObject: string): Promise<void> {
  const { decodeAttestationObject, isoBase64URL } = await import('@simplewebauthn/server/helpers');
  const decoded = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const format = decoded.get('fmt');
  const selfSigned = format === 'packed' && decoded.get('attStmt').get('x5c') === undefined;
  if (format !== 'none' && !selfSigned) throw refused();
}

/** Options for a proof by a passkey: by one of those named, or by any that the browser finds. */
export async function authenticationOptions(
  party: RelyingParty,
  known: readonly Pick<Passkey, 'credential' | 'transports'>[],
  challenge?: Uint8Array<ArrayBuffer>,
) {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: party.id,
    userVerification: 'required',
    timeout,
    ...(challenge === undefined ? {} : { challenge }),
    allowCredentials: known.map((one) => ({
      id: one.credential,
      // As the browser named them when the passkey was made; unknown ones are passed over by browsers.
      transports: one.transports as AuthenticatorTransport[],
    })),
  });
}

/** The shape of a proof. Throws `factor.passkeyRefused`. */
export function readAssertion(answer: unknown): Assertion {
  const parsed = authentication.safeParse(answer);
  if (!parsed.success) throw refused();
  return parsed.data;
}

/** The new count of the passkey's device. Throws `factor.passkeyRefused` for a wrong signature, challenge, origin or count, or without user verification. */
export async function verifyAssertion(
  party: RelyingParty,
  challenge: string,
  passkey: Pick<Passkey, 'credential' | 'publicKey' | 'counter'>,
  assertion: Assertion,
) {
  try {
    const { verifyAuthenticationResponse } = await library();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      // As in verifyRegistration.
      response: assertion as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: passkey.credential,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
    });
    if (!verified) throw refused();
    return { counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp };
  } catch {
    throw refused();
  }
}
