import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keySourceOf, type MasterKey, type MasterKeys, openMasterKeys } from './master-keys.ts';

/**
 * Seals small secrets in envelopes: each under a data key of its own (AES-256-GCM), which is sealed under the installation's master key. `about` is
 * bound to the result, so that one secret cannot be put in the place of another.
 */
export interface Vault {
  seal(plain: string, about: string): Buffer;
  /** Throws when no master key opens it, or the sealed bytes or `about` were changed. */
  open(sealed: Uint8Array, about: string): string;
  /** As {@link Vault.open}, for what needs no text: the bytes are wiped when `work` is done. */
  use<Result>(sealed: Uint8Array, about: string, work: (plain: Buffer) => Result): Result;
  /** The same secret with its data key sealed under the present master key; null if it is already. The secret itself is not opened. */
  rewrap(sealed: Uint8Array, about: string): Buffer | null;
}

/** 1: sealed under the master key itself, as before there were envelopes. 2: an envelope. */
const direct = 1;
const envelope = 2;
const idBytes = 8;
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const wrappedBytes = nonceBytes + tagBytes + keyBytes;
const headBytes = 1 + idBytes + wrappedBytes;

/**
 * The vault of this installation: its master keys come from SANSHEN_MASTER_KEY, else from the command in SANSHEN_MASTER_KEY_COMMAND, else from a file in the
 * data folder that is made on first use (0600). Several processes must share them. Throws when a key is malformed.
 */
export async function openVault(
  dataFolder: string,
  fromEnvironment: string | undefined,
  command?: string,
): Promise<Vault> {
  return vaultOf(openMasterKeys(await keySourceOf(dataFolder, { key: fromEnvironment, command })));
}

/** A vault over some master keys. */
export function vaultOf(keys: MasterKeys): Vault {
  function use<Result>(sealed: Uint8Array, about: string, work: (plain: Buffer) => Result): Result {
    const plain = opened(keys, Buffer.from(sealed), about);
    try {
      return work(plain);
    } finally {
      plain.fill(0);
    }
  }
  return {
    seal: (plain, about) => sealed(keys.current(), Buffer.from(plain, 'utf8'), about),
    use,
    open: (bytes, about) => use(bytes, about, (plain) => plain.toString('utf8')),
    rewrap(bytes, about) {
      const present = keys.current();
      const given = Buffer.from(bytes);
      if (given[0] === direct) return sealed(present, opened(keys, given, about), about);
      const { id, wrapped, rest } = parts(given);
      if (id === present.id) return null;
      const dataKey = unwrapped(keys, id, wrapped);
      const again = Buffer.concat([head(present, dataKey), rest]);
      dataKey.fill(0);
      return again;
    },
  };
}

function sealed(master: MasterKey, plain: Buffer, about: string): Buffer {
  const dataKey = randomBytes(keyBytes);
  const bytes = Buffer.concat([head(master, dataKey), encrypt(dataKey, plain, about)]);
  dataKey.fill(0);
  plain.fill(0);
  return bytes;
}

function head(master: MasterKey, dataKey: Buffer): Buffer {
  return Buffer.concat([
    Buffer.of(envelope),
    Buffer.from(master.id, 'hex'),
    encrypt(master.key, dataKey, wrapAbout(master.id)),
  ]);
}

function opened(keys: MasterKeys, bytes: Buffer, about: string): Buffer {
  if (bytes[0] === direct && bytes.length >= 1 + nonceBytes + tagBytes) {
    return openedDirectly(keys, bytes.subarray(1), about);
  }
  const { id, wrapped, rest } = parts(bytes);
  const dataKey = unwrapped(keys, id, wrapped);
  try {
    return decrypt(dataKey, rest, about);
  } finally {
    dataKey.fill(0);
  }
}

function parts(bytes: Buffer) {
  if (bytes[0] !== envelope || bytes.length < headBytes + nonceBytes + tagBytes) {
    throw new Error('a sealed secret has an unknown form');
  }
  return {
    id: bytes.subarray(1, 1 + idBytes).toString('hex'),
    wrapped: bytes.subarray(1 + idBytes, headBytes),
    rest: bytes.subarray(headBytes),
  };
}

function unwrapped(keys: MasterKeys, id: string, wrapped: Buffer): Buffer {
  const master = keys.find(id);
  if (master === null) throw new Error(`no master key ${id}: a secret was sealed under another one`);
  return decrypt(master.key, wrapped, wrapAbout(id));
}

/** The old form does not say its key: each is tried, and the tag tells. */
function openedDirectly(keys: MasterKeys, bytes: Buffer, about: string): Buffer {
  let failed: unknown = new Error('no master key');
  for (const { key } of keys.all()) {
    try {
      return decrypt(key, bytes, about);
    } catch (error) {
      failed = error;
    }
  }
  throw failed;
}

function wrapAbout(id: string): string {
  return `data key under ${id}`;
}

/** Nonce, tag and body. */
function encrypt(key: Buffer, plain: Buffer, about: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function decrypt(key: Buffer, bytes: Buffer, about: string): Buffer {
  const nonce = bytes.subarray(0, nonceBytes);
  const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(about)).setAuthTag(tag);
  const first = decipher.update(bytes.subarray(nonceBytes + tagBytes));
  decipher.final();
  return first;
}
