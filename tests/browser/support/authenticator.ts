import type { Desk } from './desk.ts';

/** A device's own passkeys, unlocked by a finger that a test moves. */
export interface Authenticator {
  /** The person cancels, or is not recognised, from now on. */
  refuse(): Promise<void>;
  accept(): Promise<void>;
}

/** Gives a desk a platform authenticator (CTAP 2.1, resident keys, user verification) in Chromium's own way. */
export async function addAuthenticator({ context, page }: Desk): Promise<Authenticator> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const verified = async (isUserVerified: boolean) => {
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  };
  return { refuse: () => verified(false), accept: () => verified(true) };
}
