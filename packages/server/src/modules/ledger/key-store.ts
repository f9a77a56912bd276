import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  formatKey,
  fromBase64,
  type NoteKey,
  type NoteSigner,
  noteKey,
  parseKey,
  type SuiteId,
} from '@sanshen/domain/ledger';
import { z } from 'zod';
import { generateKeyPair, suites } from './suites.ts';

/** Signs in the name of this installation; the private key never leaves it. */
export interface Signer extends NoteSigner {
  readonly sign: (message: string | Uint8Array) => Uint8Array;
}

/** Keys of this installation: checkpoints and release certificates are signed with them. */
export interface KeyStore {
  /** The key in use; `signer.key` names it. */
  readonly signer: Signer;
  /** Every key that was ever in use, so that old signatures can be verified. */
  publicKeys(): readonly NoteKey[];
}

const fileSchema = z.object({
  format: z.literal('sanshen-keys/1'),
  /** Newest last; the last one signs. Public key as name+id+base64, private key as base64. */
  keys: z.array(z.object({ verifier: z.string(), privateKey: z.base64() })).min(1),
});

/** Where the key file lies in the data folder. */
export function keyFileOf(dataFolder: string): string {
  return join(dataFolder, 'keys', 'signing.json');
}

/**
 * Opens the key file of a data folder; makes it on first use (mode 0600, folder 0700) with one key of `suite` under `name`.
 * Of two processes that start at once, one makes it and both read it. Throws when the file is malformed.
 */
export async function openKeyStore(
  dataFolder: string,
  name: string,
  suite: SuiteId = 'ed25519-sha256',
): Promise<KeyStore> {
  const path = keyFileOf(dataFolder);
  const text = (await readIfThere(path)) ?? (await makeKeyFile(path, name, suite));
  return keyStoreFrom(text, path);
}

function keyStoreFrom(text: string, path: string): KeyStore {
  const { keys } = fileSchema.parse(JSON.parse(text));
  const opened = keys.map(({ verifier, privateKey }) => {
    const key = parseKey(suites, verifier);
    const secret = fromBase64(privateKey);
    if (key === undefined || secret === undefined) throw new Error(`${path}: a key is malformed`);
    return { key, secret };
  });
  const active = opened.at(-1);
  if (active === undefined) throw new Error(`${path}: no key`);
  const { key, secret } = active;
  return {
    signer: { key, sign: (message) => suites[key.suite].sign(secret, message) },
    publicKeys: () => opened.map((one) => one.key),
  };
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function makeKeyFile(path: string, name: string, suite: SuiteId): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const { privateKey, publicKey } = generateKeyPair(suite);
  const verifier = formatKey(noteKey(suites[suite], name, publicKey));
  const text = JSON.stringify({
    format: 'sanshen-keys/1',
    keys: [{ verifier, privateKey: privateKey.toBase64() }],
  });
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(fresh, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  // A link is made whole or not at all, and never over a key that is already there.
  await link(fresh, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(fresh);
  return readFile(path, 'utf8');
}
