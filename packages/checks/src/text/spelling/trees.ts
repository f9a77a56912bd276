/** Boosted regression trees for a probability, as flat arrays: inner nodes test one feature, leaves add to the score. */
export interface Trees {
  readonly bias: number;
  /** First node of each tree. */
  readonly roots: Uint32Array;
  /** Feature that a node tests; 255 marks a leaf. */
  readonly feature: Uint8Array;
  /** Threshold of an inner node (left if value ≤ threshold), value of a leaf. */
  readonly value: Float32Array;
  /** Left child; the right one follows it. */
  readonly left: Uint32Array;
}

export const LEAF = 255;

/** The probability that the trees give to the features at `row` of `features`. */
export function probability(trees: Trees, features: Float32Array, row = 0): number {
  return 1 / (1 + Math.exp(-score(trees, features, row)));
}

/** The log-odds that the trees give. */
export function score(trees: Trees, features: Float32Array, row = 0): number {
  const { feature, value, left } = trees;
  let sum = trees.bias;
  for (const root of trees.roots) {
    let node = root;
    for (let f = feature[node] ?? LEAF; f !== LEAF; f = feature[node] ?? LEAF) {
      const next = left[node] ?? 0;
      node = (features[row + f] ?? 0) <= (value[node] ?? 0) ? next : next + 1;
    }
    sum += value[node] ?? 0;
  }
  return sum;
}
