import { hasPair, type PairTable } from './pair-table.ts';
import type { SlotTable } from './slot-table.ts';

export const ORDER = 5;

/**
 * A character 5-gram model with back-off (modified Kneser–Ney, pruned). Pairs of tokens lie in a square, n-grams of three to
 * five tokens in a table for each length, keyed from their last token to their first; a value is a code of the books below. An
 * n-gram is there only with those that it begins and ends with.
 */
export interface LanguageModel {
  /** Row: the first token. */
  readonly pairs: PairTable;
  /** Row: the second token. */
  readonly pairsTurned: PairTable;
  /** Of three, four and five tokens. */
  readonly tables: readonly SlotTable[];
  /** ln p and ln of the back-off weight by code, for n-grams shorter than ORDER. */
  readonly logP: Float32Array;
  readonly logBackoff: Float32Array;
  /** ln p by code of the longest n-grams. */
  readonly logPLongest: Float32Array;
  /** The same of each token by itself. */
  readonly unigram: Float32Array;
  readonly unigramBackoff: Float32Array;
  readonly size: number;
}

/** Whether the model knows the pair of tokens. */
export function knowsPair(model: LanguageModel, first: number, second: number): boolean {
  return hasPair(model.pairs, first * model.size + second);
}
