import { randomInt } from 'node:crypto';

// Without 0, o, 1, l and i, which people confuse when they copy from paper.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A random password of four groups of five characters (99 bits), to be told to one person and changed at the first login. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
