import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Seals small secrets with AES-256-GCM; `about` is bound to the result, so that one cannot be put in the place of another. */
export interface Vault {
  seal(plain: string, about: string): Buffer;
  /** Throws when the key is another one, or the sealed bytes or `about` were changed. */
  open(sealed: Uint8Array, about: string): string;
}

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * The vault of this installation: the key comes from SANSHEN_MASTER_KEY (32 bytes as base64), else from a file in the data folder that is
 * made on first use (0600). Several processes must share one. Throws when the key is malformed.
 */
export async function openVault(dataFolder: string, fromEnvironment: string | undefined): Promise<Vault> {
  const text = fromEnvironment ?? (await keyFile(join(dataFolder, 'keys', 'master.key')));
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32) throw new Error('the master key must be 32 bytes in base64');
  return {
    seal: (plain, about) => seal(key, plain, about),
    open: (sealed, about) => unseal(key, Buffer.from(sealed), about),
  };
}

function seal(key: Buffer, plain: string, about: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]);
}

function unseal(key: Buffer, sealed: Buffer, about: string): string {
  if (sealed[0] !== version || sealed.length < 1 + nonceBytes + tagBytes) {
    throw new Error('a sealed secret has an unknown form');
  }
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(about)).setAuthTag(tag);
  const body = sealed.subarray(1 + nonceBytes + tagBytes);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

async function keyFile(path: string): Promise<string> {
  const there = await readIfThere(path);
  if (there !== null) return there;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(fresh, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(32).toString('base64')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  // A link is made whole or not at all: of two processes that start at once, both read the one that won.
  await link(fresh, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(fresh);
  return readFile(path, 'utf8');
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
