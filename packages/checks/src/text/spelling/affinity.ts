import type { Lexicon } from './lexicon.ts';
import { Segmenter } from './lexicon.ts';
import { findSlot, hashesOf } from './slot-table.ts';

/** A value of q means a pointwise mutual information of q × AFFINITY_STEP. */
export const AFFINITY_STEP = 0.04;

/** The two hashes of a pair of words in either order. */
export function pairHashes(a1: number, b1: number, a2: number, b2: number): [number, number] {
  const a = Math.imul((a1 + a2) ^ Math.imul(a1 ^ a2, 0x2c1b3c6d), 0x9e3779b1);
  const b = Math.imul((b1 + b2) ^ Math.imul(b1 ^ b2, 0x297a2d39), 0x85ebca6b);
  return [a ^ (a >>> 15), b ^ (b >>> 13)];
}

/** The words of two and more characters in a sentence, and how well another word goes with them. */
export class Company {
  /** Greatest affinity that the last call found. */
  most = 0;
  private readonly lexicon: Lexicon;
  private readonly segmenter: Segmenter;
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly hashes: [number, number][] = [];

  constructor(lexicon: Lexicon, longest: number) {
    this.lexicon = lexicon;
    this.segmenter = new Segmenter(lexicon, longest);
  }

  /** Reads the words of `ids[from … to − 1]`. */
  read(ids: Uint16Array, from: number, to: number): void {
    this.starts.length = 0;
    this.ends.length = 0;
    this.hashes.length = 0;
    this.segmenter.cut(ids, from, to, from);
    let at = from;
    for (const length of this.segmenter.lengths()) {
      if (length > 1) {
        this.starts.push(at);
        this.ends.push(at + length);
        this.hashes.push(hashesOf(ids.subarray(at, at + length)));
      }
      at += length;
    }
  }

  /** Sum of the affinities of a word with the sentence's words that lie wholly outside of places `from … to − 1`. */
  affinity(word: ArrayLike<number>, from: number, to: number): number {
    this.most = 0;
    if (word.length < 2) return 0;
    const { together } = this.lexicon;
    const [a1, b1] = hashesOf(word);
    let sum = 0;
    for (let k = 0; k < this.hashes.length; k++) {
      if ((this.ends[k] ?? 0) > from && (this.starts[k] ?? 0) < to) continue;
      const [a2, b2] = this.hashes[k] ?? [0, 0];
      const slot = findSlot(together, ...pairHashes(a1, b1, a2, b2));
      if (slot < 0) continue;
      const affinity = (together.values[slot] ?? 0) * AFFINITY_STEP;
      sum += affinity;
      if (affinity > this.most) this.most = affinity;
    }
    return sum;
  }
}
