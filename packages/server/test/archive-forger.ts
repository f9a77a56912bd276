import { type NoteSigner, noteKey, type Suites } from '@sanshen/domain/ledger';
import { generateKeyPair } from '../src/modules/ledger/public.ts';

/** A signer with a fresh key of his own under any name. */
export function signerFor(suites: Suites, name: string): NoteSigner {
  const suite = suites['ed25519-sha256'];
  const { publicKey, privateKey } = generateKeyPair(suite.id);
  return { key: noteKey(suite, name, publicKey), sign: (message) => suite.sign(privateKey, message) };
}
