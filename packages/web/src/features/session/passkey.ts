import { startAuthentication, startRegistration } from '@simplewebauthn/browser';

type Options = Readonly<Record<string, unknown>>;
type RequestOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];
type CreationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];
/** A credential in WebAuthn's JSON form, as the contract carries it. */
type CredentialJson = Record<string, never>;

/** The person, or the device, did not go through with it. */
export class PasskeyNotUsed extends Error {}

/** True if this browser can use passkeys here. */
export const passkeysWork = typeof PublicKeyCredential === 'function';

/** Lets the device answer the server's options. Throws {@link PasskeyNotUsed} if the person cancels or has no passkey here. */
export async function askPasskey(options: Options): Promise<CredentialJson> {
  // The server made the options by the same standard; the contract carries them as plain JSON.
  return answer(() => startAuthentication({ optionsJSON: options as unknown as RequestOptions }));
}

/** Lets the device make a passkey by the server's options. Throws {@link PasskeyNotUsed} if the person cancels. */
export async function createPasskey(options: Options): Promise<CredentialJson> {
  // As above.
  return answer(() => startRegistration({ optionsJSON: options as unknown as CreationOptions }));
}

async function answer(ask: () => Promise<unknown>): Promise<CredentialJson> {
  try {
    // Plain JSON by the library's declaration.
    return (await ask()) as CredentialJson;
  } catch (cause) {
    throw new PasskeyNotUsed('no passkey was used', { cause });
  }
}
