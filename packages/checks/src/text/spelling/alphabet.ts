/** Token ids of the language model: five classes, then the characters of the table in order of frequency. */
export const BOUNDARY = 0;
export const RARE = 1;
export const DIGITS = 2;
export const LETTERS = 3;
export const SYMBOL = 4;
export const FIRST_CHARACTER = 5;

/** The characters that the model knows, and their ids. */
export interface Alphabet {
  readonly characters: readonly string[];
  readonly size: number;
  /** Id by UTF-16 unit; RARE for Han characters outside the table. */
  readonly idOfUnit: Uint16Array;
}

/** Builds the alphabet of a table of characters (each one UTF-16 unit). */
export function alphabetOf(characters: readonly string[]): Alphabet {
  const idOfUnit = new Uint16Array(65536).fill(SYMBOL);
  for (let unit = 0x3400; unit <= 0x9fff; unit++) idOfUnit[unit] = RARE;
  for (let unit = 0xd800; unit <= 0xdfff; unit++) idOfUnit[unit] = RARE;
  for (let unit = 0xf900; unit <= 0xfaff; unit++) idOfUnit[unit] = RARE;
  for (const [from, to, id] of CLASSES) for (let unit = from; unit <= to; unit++) idOfUnit[unit] = id;
  characters.forEach((character, index) => {
    idOfUnit[character.charCodeAt(0)] = FIRST_CHARACTER + index;
  });
  for (const [alias, unit] of ALIASES) idOfUnit[alias] = idOfUnit[unit] ?? SYMBOL;
  return { characters, size: FIRST_CHARACTER + characters.length, idOfUnit };
}

const CLASSES: readonly (readonly [number, number, number])[] = [
  [0x30, 0x39, DIGITS],
  [0xff10, 0xff19, DIGITS],
  [0x41, 0x5a, LETTERS],
  [0x61, 0x7a, LETTERS],
  [0xff21, 0xff3a, LETTERS],
  [0xff41, 0xff5a, LETTERS],
  [0xc0, 0x24f, LETTERS],
];

/** Half-width punctuation reads as its full-width form: the wrong width is another rule's matter. */
const ALIASES: readonly (readonly [number, number])[] = [
  [0x2c, 0xff0c],
  [0x3a, 0xff1a],
  [0x3b, 0xff1b],
  [0x3f, 0xff1f],
  [0x21, 0xff01],
  [0x28, 0xff08],
  [0x29, 0xff09],
];

/** A text as token ids with the place of each token; `sentences` are ranges of tokens. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly ids: Uint16Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Token index at which each sentence starts, and `count` at the end. */
  readonly sentences: readonly number[];
}

/**
 * Reads a text as tokens: one a character, one for a run of digits or letters; spaces are passed over; a line break, 。！？
 * and ； end a sentence. Offsets are UTF-16 units. Linear time.
 */
export function tokenize(text: string, alphabet: Alphabet): Tokens {
  const ids = new Uint16Array(text.length);
  const starts = new Uint32Array(text.length);
  const ends = new Uint32Array(text.length);
  const sentences: number[] = [];
  let count = 0;
  let sentenceStart = 0;
  const close = () => {
    if (count > sentenceStart) sentences.push(sentenceStart);
    sentenceStart = count;
  };
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029) {
      close();
      continue;
    }
    if (isPassedOver(unit)) continue;
    const id = alphabet.idOfUnit[unit] ?? SYMBOL;
    const previous = count > sentenceStart ? ids[count - 1] : BOUNDARY;
    if ((id === DIGITS || id === LETTERS) && previous === id && ends[count - 1] === at) {
      ends[count - 1] = at + 1;
      continue;
    }
    if (unit === 0x2e && previous === DIGITS && ends[count - 1] === at) {
      ends[count - 1] = at + 1;
      continue;
    }
    ids[count] = id;
    starts[count] = at;
    ends[count] = at + 1;
    count++;
    if (unit === 0x3002 || unit === 0xff01 || unit === 0xff1f || unit === 0xff1b) close();
  }
  close();
  sentences.push(count);
  return { text, count, ids, starts, ends, sentences };
}

function isPassedOver(unit: number): boolean {
  return (
    unit <= 0x20 || unit === 0x3000 || unit === 0xa0 || (unit >= 0x200b && unit <= 0x200f) || unit === 0xfeff
  );
}
