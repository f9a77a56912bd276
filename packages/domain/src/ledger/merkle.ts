import type { Hash } from './suite.ts';

/** A complete subtree: `position` counts the subtrees of 2^level leaves from the left. */
export interface NodeAddress {
  readonly level: number;
  readonly position: number;
}

export interface TreeNode extends NodeAddress {
  readonly hash: Uint8Array;
}

/** The two hashes of RFC 6962 §2.1, told apart by their first byte so that a node can never pass for a leaf. */
export interface TreeHasher {
  readonly leaf: (data: Uint8Array) => Uint8Array;
  readonly node: (left: Uint8Array, right: Uint8Array) => Uint8Array;
  /** The root of the tree without leaves. */
  readonly empty: () => Uint8Array;
}

/** RFC 6962 hashing over any hash function of 32 bytes. */
export function treeHasher(hash: Hash): TreeHasher {
  // One buffer for all leaves and one for all nodes: a verifier hashes millions and nobody keeps the input.
  const single = new Uint8Array(33);
  const pair = new Uint8Array(65);
  pair[0] = 1;
  return {
    leaf(data) {
      const input = data.length === 32 ? single : new Uint8Array(data.length + 1);
      input.set(data, 1);
      return hash(input);
    },
    node(left, right) {
      pair.set(left, 1);
      pair.set(right, 33);
      return hash(pair);
    },
    empty: () => hash(''),
  };
}

/**
 * A growing Merkle tree that remembers only the roots of its complete subtrees (at most one a level), so that it takes
 * O(log n) memory whatever its size. Levels and positions are plain numbers: exact up to 2^53 leaves.
 */
export class CompactTree {
  readonly #hasher: TreeHasher;
  /** Roots of complete subtrees, largest and leftmost first: one for each 1 bit of the size. */
  readonly #roots: Uint8Array[];
  #size: number;

  constructor(hasher: TreeHasher, size = 0, roots: readonly Uint8Array[] = []) {
    if (roots.length !== frontier(size).length) throw new RangeError('the roots do not fit the size');
    this.#hasher = hasher;
    this.#size = size;
    this.#roots = [...roots];
  }

  get size(): number {
    return this.#size;
  }

  /** Adds a leaf by its leaf hash; gives every node of level ≥ 1 that it completes to `completed`. */
  append(leafHash: Uint8Array, completed?: (node: TreeNode) => void): void {
    let hash = leafHash;
    let position = this.#size;
    for (let level = 1; position % 2 === 1; level++) {
      const left = this.#roots.pop();
      if (left === undefined) throw new RangeError('a compact tree lost a root');
      hash = this.#hasher.node(left, hash);
      position = (position - 1) / 2;
      completed?.({ level, position, hash });
    }
    this.#roots.push(hash);
    this.#size += 1;
  }

  root(): Uint8Array {
    return foldRange(this.#hasher, this.#roots);
  }
}

/** A run of leaves, `begin` inside and `end` outside. */
export interface LeafRange {
  readonly begin: number;
  readonly end: number;
}

/** The complete subtrees that hold the first `size` leaves, left to right: what a {@link CompactTree} starts from. */
export function frontier(size: number): NodeAddress[] {
  return coverOf({ begin: 0, end: size });
}

/** The fewest complete subtrees that hold a run of leaves whose begin is aligned as RFC 6962 splits them. */
export function coverOf(range: LeafRange): NodeAddress[] {
  const nodes: NodeAddress[] = [];
  let begin = range.begin;
  while (begin < range.end) {
    let level = 0;
    let width = 1;
    while (begin % (width * 2) === 0 && begin + width * 2 <= range.end) {
      width *= 2;
      level += 1;
    }
    nodes.push({ level, position: begin / width });
    begin += width;
  }
  return nodes;
}

/** The Merkle tree hash of a run of leaves out of the hashes of its {@link coverOf}, left to right. */
export function foldRange(hasher: TreeHasher, cover: readonly Uint8Array[]): Uint8Array {
  const last = cover.at(-1);
  if (last === undefined) return hasher.empty();
  let hash = last;
  for (let at = cover.length - 2; at >= 0; at--) {
    const left = cover[at];
    if (left !== undefined) hash = hasher.node(left, hash);
  }
  return hash;
}

/** The largest power of two below `size`: where RFC 6962 splits a tree. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}
