import { fold } from '../lexicon/fold.ts';

/** How dense fingerprints are: a run of `gram` + `window` − 1 units that two texts share is seen for sure. */
export interface Density {
  /** Units that one hash is of. */
  readonly gram: number;
  /** Runs of which the one with the smallest hash is kept. */
  readonly window: number;
}

/** For two texts side by side. */
const close: Density = { gram: 8, window: 8 };

/** A text reduced to what is compared, letters and digits folded, with the way back. */
export interface Reduced {
  readonly text: string;
  /** Offset in the original of each unit. */
  readonly places: Int32Array;
}

/** Leaves out everything but letters, digits and Han characters, so that layout and punctuation change nothing. */
export function reduce(text: string): Reduced {
  const folded = fold(text);
  const places = new Int32Array(text.length);
  const parts: string[] = [];
  let length = 0;
  for (const match of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    parts.push(match[0]);
    for (let at = 0; at < match[0].length; at++) places[length++] = match.index + at;
  }
  return { text: parts.join(''), places: places.slice(0, length) };
}

/** Hashes of a text with the places in the reduced text at which their runs begin; both in order of place. */
export interface Fingerprints {
  readonly hashes: Uint32Array;
  readonly places: Int32Array;
}

/**
 * Fingerprints by winnowing (Schleimer, Wilkerson, Aiken 2003): of each window of runs the smallest hash. Unless told otherwise any two
 * texts that share fifteen units in a row share a fingerprint, and about one of four or five units is kept.
 */
export function winnow({ text }: Reduced, { gram, window }: Density = close): Fingerprints {
  const count = text.length - gram + 1;
  if (count < 1) return { hashes: new Uint32Array(), places: new Int32Array() };
  const hashes = gramHashes(text, count, gram);
  const kept: number[] = [];
  let least = -1;
  for (let end = 0; end < count; end++) {
    const start = end - window + 1;
    if (least < start) {
      least = Math.max(0, start);
      for (let at = least + 1; at <= end; at++) if ((hashes[at] ?? 0) <= (hashes[least] ?? 0)) least = at;
    } else if ((hashes[end] ?? 0) <= (hashes[least] ?? 0)) least = end;
    if ((start >= 0 || end === count - 1) && kept.at(-1) !== least) kept.push(least);
  }
  return { hashes: Uint32Array.from(kept, (at) => hashes[at] ?? 0), places: Int32Array.from(kept) };
}

function gramHashes(text: string, count: number, gram: number): Uint32Array {
  const hashes = new Uint32Array(count);
  const factor = 0x01000193;
  let power = 1;
  for (let at = 1; at < gram; at++) power = Math.imul(power, factor);
  let hash = 0;
  for (let at = 0; at < text.length; at++) {
    if (at >= gram) hash = (hash - Math.imul(text.charCodeAt(at - gram), power)) | 0;
    hash = (Math.imul(hash, factor) + text.charCodeAt(at)) | 0;
    // Mixed, since the smallest of unmixed hashes would always be of the same characters.
    if (at >= gram - 1) hashes[at - gram + 1] = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  }
  return hashes;
}

/** A run of text that stands in both: offsets of the originals. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly otherStart: number;
  readonly otherEnd: number;
}

/** How much of an article stands in another text. */
export interface Share {
  /** 0 to 1, of the article's letters, digits and Han characters. */
  readonly share: number;
  readonly passages: readonly Passage[];
}

/** The passages of `article` that stand in `other` word for word, punctuation and layout apart, and their share. Linear in both lengths. */
export function sharedPassages(article: string, other: string, least = 15): Share {
  const one = reduce(article);
  const two = reduce(other);
  const places = new Map<number, number>();
  const ofOther = winnow(two);
  ofOther.hashes.forEach((hash, index) => {
    // The first place stands for all: which of several copies was taken is not known.
    if (!places.has(hash)) places.set(hash, ofOther.places[index] ?? 0);
  });
  const prints = winnow(one);
  const passages: Passage[] = [];
  let covered = 0;
  let total = 0;
  prints.hashes.forEach((hash, index) => {
    const at = prints.places[index] ?? 0;
    const there = places.get(hash);
    if (there === undefined || at < covered) return;
    const run = extend(one.text, two.text, at, there, covered);
    if (run === null || run.length < least) return;
    total += run.length;
    covered = run.start + run.length;
    passages.push({
      start: one.places[run.start] ?? 0,
      end: (one.places[run.start + run.length - 1] ?? 0) + 1,
      otherStart: two.places[run.other] ?? 0,
      otherEnd: (two.places[run.other + run.length - 1] ?? 0) + 1,
    });
  });
  return { share: one.text.length === 0 ? 0 : total / one.text.length, passages };
}

/** The longest common run round two places, not before `from`; null if the hash only happened to be equal. */
function extend(one: string, two: string, at: number, there: number, from: number) {
  let start = at;
  let other = there;
  while (start > from && other > 0 && one.charCodeAt(start - 1) === two.charCodeAt(other - 1)) {
    start--;
    other--;
  }
  let end = at;
  let otherEnd = there;
  while (end < one.length && otherEnd < two.length && one.charCodeAt(end) === two.charCodeAt(otherEnd)) {
    end++;
    otherEnd++;
  }
  return end === at ? null : { start, other, length: end - start };
}
