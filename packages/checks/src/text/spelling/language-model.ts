import type { SlotTable } from './slot-table.ts';

export const ORDER = 5;

/**
 * A character 5-gram model with back-off (modified Kneser–Ney, pruned). The table holds n-grams of two to five tokens, keyed
 * from their last token to their first; a value is a code of the books below.
 */
export interface LanguageModel {
  readonly table: SlotTable;
  /** ln p and ln of the back-off weight by code, for n-grams shorter than ORDER. */
  readonly logP: Float32Array;
  readonly logBackoff: Float32Array;
  /** ln p by code of the longest n-grams. */
  readonly logPLongest: Float32Array;
  /** The same of each token by itself. */
  readonly unigram: Float32Array;
  readonly unigramBackoff: Float32Array;
  /** One bit for each pair of tokens (first × size + second): whether it was seen. */
  readonly pairs: Uint8Array;
  readonly size: number;
}

/** Whether the model knows the pair of tokens. */
export function knowsPair(model: LanguageModel, first: number, second: number): boolean {
  const bit = first * model.size + second;
  return ((model.pairs[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0;
}
