import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash as hashOnce,
  sign as signWith,
  verify as verifyWith,
} from 'node:crypto';
import type { Digest } from '@sanshen/domain/kernel';
import { digestOf, hashFor, isDigestOf, type Suite, type SuiteId, type Suites } from '@sanshen/domain/ledger';
import { sm2 } from 'sm-crypto-v2';

/** A key pair in its suite's own encoding: Ed25519 32-byte seed and key; SM2 32-byte scalar and 65-byte point. */
export interface KeyPair {
  readonly privateKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

/**
 * A hash as bytes. By way of a string into Node's pool of small buffers, since asking for a buffer allocates memory of
 * its own for each hash, which costs a verifier more than the hashing.
 */
function hashBytes(algorithm: 'sha256' | 'sm3', data: string | Uint8Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(32);
  bytes.write(hashOnce(algorithm, data, 'latin1'), 0, 32, 'latin1');
  return bytes;
}

/** SHA-256 with Ed25519 (RFC 8032), both from OpenSSL. */
const ed25519: Suite = {
  id: 'ed25519-sha256',
  hashName: 'sha256',
  hash: (data) => hashBytes('sha256', data),
  sign(privateKey, message) {
    const key = createPrivateKey({
      format: 'der',
      type: 'pkcs8',
      key: Buffer.concat([ed25519Prefix, privateKey]),
    });
    return signWith(null, Buffer.from(message), key);
  },
  verify(publicKey, message, signature) {
    try {
      return verifyWith(null, Buffer.from(message), ed25519PublicKey(publicKey), signature);
    } catch {
      return false;
    }
  },
};

// PKCS #8 header of a bare Ed25519 seed (RFC 8410 §7).
const ed25519Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

let lastKey: { readonly bytes: Uint8Array; readonly key: ReturnType<typeof createPublicKey> } | undefined;

/** A verifier checks thousands of checkpoints with one key, and making the key costs as much as using it. */
function ed25519PublicKey(bytes: Uint8Array): ReturnType<typeof createPublicKey> {
  if (lastKey === undefined || Buffer.compare(lastKey.bytes, bytes) !== 0) {
    const x = Buffer.from(bytes).toString('base64url');
    lastKey = { bytes, key: createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } }) };
  }
  return lastKey.key;
}

/** SM3 (GB/T 32905) from OpenSSL with SM2 signatures (GB/T 32918.2, default user id, r‖s). */
const sm2Sm3: Suite = {
  id: 'sm2-sm3',
  hashName: 'sm3',
  hash: (data) => hashBytes('sm3', data),
  sign(privateKey, message) {
    const signature = sm2.doSignature(Buffer.from(message), privateKey.toHex(), { hash: true });
    return Uint8Array.fromHex(signature);
  },
  verify(publicKey, message, signature) {
    try {
      return (
        signature.length === 64 &&
        sm2.doVerifySignature(Buffer.from(message), signature.toHex(), publicKey.toHex(), { hash: true })
      );
    } catch {
      return false;
    }
  },
};

/** The suites that this server can hash, sign and verify with. */
export const suites: Suites = { 'ed25519-sha256': ed25519, 'sm2-sm3': sm2Sm3 };

/** Makes a fresh key pair for a suite. */
export function generateKeyPair(suite: SuiteId): KeyPair {
  if (suite === 'sm2-sm3') {
    const pair = sm2.generateKeyPairHex();
    return { privateKey: Uint8Array.fromHex(pair.privateKey), publicKey: Uint8Array.fromHex(pair.publicKey) };
  }
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(ed25519Prefix.length),
    publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'),
  };
}

/** The suite of a ledger for which none was asked. */
export const defaultSuite: SuiteId = 'ed25519-sha256';

let suiteInUse = suites[defaultSuite];

/** The suite that this ledger is hashed with: fixed at its first start, known to a process from its start. */
export function ledgerSuite(): Suite {
  return suiteInUse;
}

/** The digest of a text by the hash that this ledger is hashed with. */
export function ledgerDigest(text: string): Digest {
  return digestOf(suiteInUse.hashName, suiteInUse.hash(text));
}

/** Whether a digest, by whichever hash it names, is a text's. */
export function isDigestOfText(digest: Digest, text: string): boolean {
  const hash = hashFor(suites, digest);
  return hash !== undefined && isDigestOf(digest, hash(text));
}

/** Sets what {@link ledgerSuite} gives; only the module's start does it, from the ledger's identity. */
export function useLedgerSuite(id: SuiteId): void {
  suiteInUse = suites[id];
}
