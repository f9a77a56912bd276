import { FIRST_CHARACTER } from './alphabet.ts';
import { extendA, extendB, lookUp, type SlotTable, seedA, seedB } from './language-model.ts';

export const LONGEST_WORD = 8;
/** A word of step q has ln p = −q × WORD_STEP. */
export const WORD_STEP = 0.15;
/** ln p of a character that is no word by itself. */
export const STRAY = -15.5;

/** Words with their probabilities, keyed by their tokens read from the last to the first. */
export interface Lexicon extends SlotTable {
  /** Longest word that ends with a character, by token. */
  readonly longest: Uint8Array;
}

/** The two hashes of a word, for the builder. */
export function hashesOf(ids: ArrayLike<number>): [number, number] {
  let a = seedA;
  let b = seedB;
  for (let i = ids.length - 1; i >= 0; i--) {
    a = extendA(a, ids[i] ?? 0);
    b = extendB(b, ids[i] ?? 0);
  }
  return [a, b];
}

/** ln p of the word, or 0 when the lexicon does not have it. */
export function wordCost(lexicon: Lexicon, ids: ArrayLike<number>): number {
  const [a, b] = hashesOf(ids);
  const slot = lookUp(lexicon, a, b);
  return slot === 0 ? 0 : -((slot >>> 7) & 127) * WORD_STEP;
}

/** Cuts short windows of tokens into the most probable words. */
export class Segmenter {
  /** ln p of the best cutting of the last window, the word that covers its focus, and how many words there are. */
  total = 0;
  words = 0;
  focusLength = 0;
  focusCost = 0;
  private size = 0;
  private readonly lexicon: Lexicon;
  private readonly best = new Float64Array(64);
  private readonly length = new Uint8Array(64);
  private readonly cost = new Float64Array(64);

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
  }

  /** Cuts `ids[from … to − 1]` (at most 60 tokens) and notes the word over `focus`. */
  cut(ids: ArrayLike<number>, from: number, to: number, focus: number): void {
    const n = to - from;
    this.size = n;
    this.best[0] = 0;
    for (let end = 1; end <= n; end++) this.step(ids, from, end);
    this.total = this.best[n] ?? 0;
    this.words = 0;
    this.focusLength = 1;
    this.focusCost = STRAY;
    for (let end = n; end > 0; ) {
      const length = this.length[end] ?? 1;
      this.words++;
      if (focus < from + end && focus >= from + end - length) {
        this.focusLength = length;
        this.focusCost = this.cost[end] ?? 0;
      }
      end -= length;
    }
  }

  /** Lengths of the words of the last window, first to last. */
  lengths(): number[] {
    const lengths: number[] = [];
    for (let end = this.size; end > 0; end -= this.length[end] ?? 1) lengths.unshift(this.length[end] ?? 1);
    return lengths;
  }

  private step(ids: ArrayLike<number>, from: number, end: number): void {
    const last = ids[from + end - 1] ?? 0;
    let a = extendA(seedA, last);
    let b = extendB(seedB, last);
    let bestScore = -Infinity;
    const longest = last < FIRST_CHARACTER ? 1 : Math.min(end, this.lexicon.longest[last] ?? 1);
    for (let length = 1; length <= Math.max(1, longest); length++) {
      if (length > 1) {
        const token = ids[from + end - length] ?? 0;
        if (token < FIRST_CHARACTER) break;
        a = extendA(a, token);
        b = extendB(b, token);
      }
      const slot = last < FIRST_CHARACTER ? 0 : lookUp(this.lexicon, a, b);
      if (slot === 0 && length > 1) continue;
      const own = last < FIRST_CHARACTER ? -3 : slot === 0 ? STRAY : -((slot >>> 7) & 127) * WORD_STEP;
      const score = (this.best[end - length] ?? 0) + own;
      if (score > bestScore) {
        bestScore = score;
        this.length[end] = length;
        this.cost[end] = own;
      }
    }
    this.best[end] = bestScore;
  }
}
