import type { Digest, HashSuite } from '../kernel/index.ts';

/** A hash function given from outside; a string is hashed as its UTF-8 bytes. Gives 32 bytes. */
export type Hash = (data: string | Uint8Array) => Uint8Array;

export type SuiteId = 'ed25519-sha256' | 'sm2-sm3';

/** The algorithms that a ledger is hashed and signed with; the code that runs them comes from outside the domain. */
export interface Suite {
  readonly id: SuiteId;
  readonly hashName: HashSuite;
  readonly hash: Hash;
  /** Gives the signature of `message`; the private key is in the suite's own encoding. */
  readonly sign: (privateKey: Uint8Array, message: Uint8Array | string) => Uint8Array;
  /** Never throws: a malformed key or signature is simply not valid. */
  readonly verify: (publicKey: Uint8Array, message: Uint8Array | string, signature: Uint8Array) => boolean;
}

/** The suites that a verifier knows, by id. */
export type Suites = { readonly [id in SuiteId]: Suite };

/** Writes 32 hash bytes as a {@link Digest} that names its hash function. */
export function digestOf(hashName: HashSuite, bytes: Uint8Array): Digest {
  // The shape is right by construction: toHex writes lower case and every suite gives 32 bytes.
  return `${hashName}:${bytes.toHex()}` as Digest;
}

/** Tells whether a digest, whatever its hash function, stands for these bytes. */
export function isDigestOf(digest: Digest, bytes: Uint8Array): boolean {
  return digest.endsWith(bytes.toHex()) && digest.length === digest.indexOf(':') + 1 + bytes.length * 2;
}

/** The raw bytes of a digest, without the name of its hash function. */
export function digestBytes(digest: Digest): Uint8Array {
  return Uint8Array.fromHex(digest.slice(digest.indexOf(':') + 1));
}

/** The hash function that a digest names, out of the known suites; undefined when none has it. */
export function hashFor(suites: Suites, digest: string): Hash | undefined {
  if (digest.startsWith('sha256:')) return suites['ed25519-sha256'].hash;
  if (digest.startsWith('sm3:')) return suites['sm2-sm3'].hash;
  return undefined;
}

/** Tells whether two byte strings are the same; not meant for secrets. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
