import { createHash, randomBytes } from 'node:crypto';

/** Crockford's letters: none of them looks like another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 16;

/** What makes one opened form different from another; it travels in the form, so that sending it twice asks once. */
export function newFormToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Whether a token has the form of {@link newFormToken}. */
export function isFormToken(token: string): boolean {
  return /^[\w-]{32}$/.test(token);
}

/** The asker's code (80 bits), which nobody keeps but he: it follows from the token of the form that he sent. */
export function codeOf(token: string): string {
  const bytes = createHash('sha256').update(`asker's code ${token}`).digest();
  return Array.from({ length }, (_, at) => letters.charAt((bytes[at] ?? 0) % letters.length)).join('');
}

/** A code as it is shown: in fours. */
export function codeText(code: string): string {
  return (code.match(/.{4}/g) ?? []).join('-');
}

/** What somebody typed as a code; null where it can be none. */
export function readCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return code.length === length && [...code].every((letter) => letters.includes(letter)) ? code : null;
}

/** What is kept of a code. */
export function digestOfCode(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
