import { FIRST_CHARACTER } from './alphabet.ts';
import { extendA, extendB, findSlot, hashesOf, type SlotTable, seedA, seedB } from './slot-table.ts';

export const LONGEST_WORD = 8;
export const WORD_STEP = 0.08;
/** ln p of a character that is no word by itself. */
export const STRAY = -15.5;

/** Words with their probabilities, keyed by their tokens read from the last to the first, and what else is known of them. */
export interface Lexicon {
  /** A value of q means ln p = −q × WORD_STEP. */
  readonly words: SlotTable;
  /** Longest word that ends with a character, by token. */
  readonly longest: Uint8Array;
  /** From a word of three to five tokens with WILD in place of one to the token that belongs there. */
  readonly patterns: SlotTable;
  /** From a wrong phrase to its number in `phraseRight`. */
  readonly phrases: SlotTable;
  /** Longest wrong phrase that ends with a character, by token. */
  readonly phraseLongest: Uint8Array;
  /** Tokens of the right phrases, each with its length before it; `phraseAt` tells where each starts. */
  readonly phraseRight: Uint16Array;
  readonly phraseAt: Uint32Array;
  /** From a pair of words to how much more often than by chance they stand in one sentence. */
  readonly together: SlotTable;
  /** How typical a token is of given names, and whether it is a surname (+SURNAME): 16 is neutral. */
  readonly names: Uint8Array;
}

/** Stands in a pattern for the token that is asked for. */
export const WILD = 65534;
export const SURNAME = 64;

/** ln p of the word, or 0 when the lexicon does not have it. */
export function wordCost(lexicon: Lexicon, ids: ArrayLike<number>): number {
  const [a, b] = hashesOf(ids);
  const slot = findSlot(lexicon.words, a, b);
  return slot < 0 ? 0 : -(lexicon.words.values[slot] ?? 0) * WORD_STEP;
}

/** Cuts short windows of tokens into the most probable words. */
export class Segmenter {
  /** ln p of the best cutting of the last window, the word that covers its focus, and how many words there are. */
  total = 0;
  words = 0;
  /** Words of one character. */
  singles = 0;
  focusStart = 0;
  focusLength = 0;
  focusCost = 0;
  private size = 0;
  private readonly lexicon: Lexicon;
  private readonly best: Float64Array;
  private readonly length: Uint8Array;
  private readonly cost: Float64Array;

  /** `longest` is the greatest number of tokens that it will be given at once. */
  constructor(lexicon: Lexicon, longest = 63) {
    this.lexicon = lexicon;
    this.best = new Float64Array(longest + 1);
    this.length = new Uint8Array(longest + 1);
    this.cost = new Float64Array(longest + 1);
  }

  /** Cuts `ids[from … to − 1]` and notes the word over `focus`. */
  cut(ids: ArrayLike<number>, from: number, to: number, focus: number): void {
    const n = to - from;
    this.size = n;
    this.best[0] = 0;
    for (let end = 1; end <= n; end++) this.step(ids, from, end);
    this.total = this.best[n] ?? 0;
    this.words = 0;
    this.singles = 0;
    this.focusStart = focus;
    this.focusLength = 1;
    this.focusCost = STRAY;
    for (let end = n; end > 0; ) {
      const length = this.length[end] ?? 1;
      this.words++;
      if (length === 1) this.singles++;
      if (focus < from + end && focus >= from + end - length) {
        this.focusStart = from + end - length;
        this.focusLength = length;
        this.focusCost = this.cost[end] ?? 0;
      }
      end -= length;
    }
  }

  /** Lengths of the words of the last window, first to last. */
  lengths(): number[] {
    const lengths: number[] = [];
    for (let end = this.size; end > 0; end -= this.length[end] ?? 1) lengths.push(this.length[end] ?? 1);
    return lengths.reverse();
  }

  private step(ids: ArrayLike<number>, from: number, end: number): void {
    const { words } = this.lexicon;
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
      const slot = last < FIRST_CHARACTER ? -1 : findSlot(words, a, b);
      if (slot < 0 && length > 1) continue;
      const own = last < FIRST_CHARACTER ? -3 : slot < 0 ? STRAY : -(words.values[slot] ?? 0) * WORD_STEP;
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
