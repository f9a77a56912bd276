import { simplifiedCharacters, traditionalCharacters } from './traditional.gen.ts';

let table: Uint16Array | undefined;

/**
 * For each UTF-16 unit the one that stands for it when texts are compared: half width for full width, lower case, simplified for
 * traditional. Units that have no such form stand for themselves.
 */
export function foldTable(): Uint16Array {
  if (table !== undefined) return table;
  const made = new Uint16Array(65536);
  for (let code = 0; code < 65536; code++) made[code] = code;
  for (let code = 0xff01; code <= 0xff5e; code++) made[code] = code - 0xfee0;
  made[0x3000] = 0x20;
  for (let code = 0x41; code <= 0x5a; code++) {
    made[code] = code + 32;
    made[code + 0xfee0] = code + 32;
  }
  for (let index = 0; index < traditionalCharacters.length; index++) {
    made[traditionalCharacters.charCodeAt(index)] = simplifiedCharacters.charCodeAt(index);
  }
  table = made;
  return made;
}

/** The text with every unit folded; as long as the text itself. */
export function fold(text: string): string {
  const units = foldTable();
  const out = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index++) out[index] = units[text.charCodeAt(index)] ?? 0;
  return unitsToString(out, text.length);
}

/** A string of the first `length` units; in pieces, since a call takes no millions of arguments. */
export function unitsToString(units: Uint16Array, length: number): string {
  const parts: string[] = [];
  for (let start = 0; start < length; start += 8192) {
    parts.push(String.fromCharCode(...units.subarray(start, Math.min(length, start + 8192))));
  }
  return parts.join('');
}

/** Units that people put between characters to get past a word list: blanks, zero-width characters, dots, asterisks, dashes. */
export function isSeparator(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x3000 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2064) ||
    code === 0xfeff ||
    code === 0xad ||
    code === 0x2a ||
    code === 0xff0a ||
    code === 0x2e ||
    code === 0xff0e ||
    code === 0xb7 ||
    code === 0x2022 ||
    code === 0x30fb ||
    code === 0x2d ||
    code === 0x5f ||
    code === 0x7c ||
    code === 0x2f ||
    code === 0x7e ||
    code === 0x2b ||
    code === 0x23
  );
}
