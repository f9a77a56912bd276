/**
 * What each character may have been meant to be. Kinds: 0 the same sound, 1 the same but for the tone, 2 and 3 a near
 * sound, 4 and 5 a like shape (5 less so), 6 only seen in corrected texts.
 */
export interface Confusions {
  /** First place in `entries` of the candidates of a token; one more than there are tokens. */
  readonly offsets: Uint32Array;
  /** Token (13 bits) with the kind (3 bits) above. */
  readonly entries: Uint16Array;
  /** How often, in steps of ln, a candidate was the correction in corrected texts; beside `entries`. */
  readonly seen: Uint8Array;
}

export const SEEN_STEP = 0.1;
export const tokenOf = (entry: number): number => entry & 8191;
export const kindOf = (entry: number): number => entry >>> 13;

/** Kinds of edits that no confusion suggests: completing a word, the list of wrong phrases, a missing and a surplus token. */
export const ONLY_PATTERN = 7;
export const ONLY_PHRASE = 8;
export const MISSING = 9;
export const SURPLUS = 10;
/** Whatever the neighbours ask for, in place of a very rare character. */
export const ONLY_CONTEXT = 11;
/** Two neighbours that stand the wrong way round. */
export const SWAPPED = 12;
