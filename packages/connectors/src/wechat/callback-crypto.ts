/**
 * WeChat's callback signatures and its "safe mode" (AES-256-CBC, PKCS#7 with blocks of 32, the account's id at the end of the text).
 * After the platform's page on message encryption.
 */
import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** SHA-1 over the sorted, joined parts; the platform fixes the function. */
export function callbackSignature(...parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** Compares without telling by its duration where two signatures differ. */
export function sameSignature(expected: string, given: string): boolean {
  const a = Buffer.from(expected);
  const b = Buffer.from(given);
  return a.length === b.length && timingSafeEqual(a, b);
}

const blockSize = 32;

/** The key that a 43-character EncodingAESKey spells; null for any other text. */
export function aesKey(encodingAesKey: string): Buffer | null {
  if (!/^[A-Za-z0-9+/]{43}$/.test(encodingAesKey)) return null;
  return Buffer.from(`${encodingAesKey}=`, 'base64');
}

export interface Opened {
  readonly message: string;
  /** The account's AppID; compare it before believing the message. */
  readonly appId: string;
}

/** Decrypts a message; null when the text was not made with this key. */
export function openMessage(key: Buffer, encrypted: string): Opened | null {
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
    const padding = padded.at(-1) ?? 0;
    if (padding < 1 || padding > blockSize || padding > padded.length - 20) return null;
    if (!padded.subarray(-padding).every((byte) => byte === padding)) return null;
    const content = padded.subarray(0, -padding);
    const length = content.readUInt32BE(16);
    if (20 + length > content.length) return null;
    const utf8 = new TextDecoder('utf-8', { fatal: true });
    return {
      message: utf8.decode(content.subarray(20, 20 + length)),
      appId: utf8.decode(content.subarray(20 + length)),
    };
  } catch {
    return null;
  }
}

/** Encrypts a message; `random` must be 16 fresh random bytes. */
export function sealMessage(key: Buffer, message: string, appId: string, random: Uint8Array): string {
  const text = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const content = Buffer.concat([random, length, text, Buffer.from(appId)]);
  const padding = blockSize - (content.length % blockSize);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const sealed = Buffer.concat([
    cipher.update(content),
    cipher.update(Buffer.alloc(padding, padding)),
    cipher.final(),
  ]);
  return sealed.toString('base64');
}
