import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '@sanshen/domain/kernel';

/** Codes that change with time, RFC 6238 over RFC 4226: HMAC-SHA-1, steps of 30 s, six digits, which every app knows. */
const stepSeconds = 30;
const digits = 6;
/** Steps before and after the present one whose codes are taken too: clocks differ, and people type slowly. */
const tolerance = 1;
/** Bytes of a secret: the length of SHA-1's result (RFC 4226 §4, R6). */
export const secretBytes = 20;

/** The number of the step that a moment lies in (RFC 6238 §4.2). */
export function stepAt(at: Instant): number {
  return Math.floor(Date.parse(at) / 1000 / stepSeconds);
}

/** The code of a step (RFC 4226 §5.3), `length` digits. */
export function codeAt(secret: Uint8Array, step: number, length: number = digits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** length).padStart(length, '0');
}

/**
 * The step whose code this is, among those that are taken at `now` and come after `last`, the last one taken; null if none is. All candidates are
 * compared in full, so that the time tells nothing.
 */
export function matchingStep(
  secret: Uint8Array,
  code: string,
  now: Instant,
  last: number | null,
): number | null {
  const present = stepAt(now);
  const typed = Buffer.from(code.padEnd(digits).slice(0, digits + 1));
  let found: number | null = null;
  for (let step = present - tolerance; step <= present + tolerance; step += 1) {
    const expected = Buffer.from(codeAt(secret, step));
    const same = typed.length === expected.length && timingSafeEqual(typed, expected);
    if (same && (last === null || step > last)) found = step;
  }
  return found;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base32 without padding (RFC 4648 §6), as people type it into apps. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)])
    .join('');
}

/** The address that an app reads from a QR code (Google Authenticator's key URI format). */
export function otpauthUri(login: string, secret: Uint8Array): string {
  const query = `secret=${base32(secret)}&issuer=Sanshen&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`;
  return `otpauth://totp/${encodeURIComponent(`Sanshen:${login}`)}?${query}`;
}
