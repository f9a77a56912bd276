import { coverOf, foldRange, type LeafRange, type NodeAddress, splitOf, type TreeHasher } from './merkle.ts';
import { sameBytes } from './suite.ts';

/** The runs of leaves whose hashes prove that leaf `index` is in the tree of `size` leaves (RFC 6962 §2.1.1), lowest first. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) {
    throw new RangeError(`leaf ${index} is not in a tree of ${size}`);
  }
  const ranges: LeafRange[] = [];
  let begin = 0;
  let end = size;
  while (end - begin > 1) {
    const middle = begin + splitOf(end - begin);
    if (index < middle) {
      ranges.push({ begin: middle, end });
      end = middle;
    } else {
      ranges.push({ begin, end: middle });
      begin = middle;
    }
  }
  return ranges.reverse();
}

/** The runs of leaves whose hashes prove that the tree of `newer` leaves extends the one of `older` (RFC 6962 §2.1.2). */
export function consistencyRanges(older: number, newer: number): LeafRange[] {
  if (!Number.isSafeInteger(older) || !Number.isSafeInteger(newer) || older < 0 || older > newer) {
    throw new RangeError(`a tree of ${newer} cannot extend one of ${older}`);
  }
  if (older === 0 || older === newer) return [];
  const ranges: LeafRange[] = [];
  let begin = 0;
  let end = newer;
  // The old tree is a prefix of what is looked at; when it begins at 0 the verifier has its hash already.
  while (older !== end) {
    const middle = begin + splitOf(end - begin);
    if (older <= middle) {
      ranges.push({ begin: middle, end });
      end = middle;
    } else {
      ranges.push({ begin, end: middle });
      begin = middle;
    }
  }
  if (begin !== 0) ranges.push({ begin, end });
  return ranges.reverse();
}

/** The stored nodes that a proof over `ranges` needs; fetch them together, then {@link proofFrom}. */
export function nodesOf(ranges: readonly LeafRange[]): NodeAddress[] {
  return ranges.flatMap(coverOf);
}

/** Puts a proof together from stored nodes. Throws RangeError when `nodeAt` doesn't know a node that is needed. */
export function proofFrom(
  hasher: TreeHasher,
  ranges: readonly LeafRange[],
  nodeAt: (address: NodeAddress) => Uint8Array | undefined,
): Uint8Array[] {
  return ranges.map((range) =>
    foldRange(
      hasher,
      coverOf(range).map((address) => {
        const hash = nodeAt(address);
        if (hash === undefined) throw new RangeError(`node ${address.level}/${address.position} is missing`);
        return hash;
      }),
    ),
  );
}

/** The root that an inclusion proof leads to; undefined when the proof has the wrong length for its place. */
export function rootFromInclusion(
  hasher: TreeHasher,
  index: number,
  size: number,
  leafHash: Uint8Array,
  proof: readonly Uint8Array[],
): Uint8Array | undefined {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size)
    return undefined;
  let hash = leafHash;
  let position = index;
  let last = size - 1;
  for (const sibling of proof) {
    if (last === 0 || sibling.length !== 32) return undefined;
    if (position % 2 === 1 || position === last) {
      hash = hasher.node(sibling, hash);
      // A right edge without a sibling on this level moves up unchanged.
      while (position % 2 === 0 && position !== 0) {
        position /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = hasher.node(hash, sibling);
    }
    position = Math.floor(position / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? hash : undefined;
}

/** Tells whether the leaf with this hash is at `index` in the tree with this size and root. */
export function verifyInclusion(
  hasher: TreeHasher,
  index: number,
  size: number,
  leafHash: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  const reached = rootFromInclusion(hasher, index, size, leafHash, proof);
  return reached !== undefined && sameBytes(reached, root);
}

export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Tells whether the newer tree holds the older one unchanged as its beginning. */
export function verifyConsistency(
  hasher: TreeHasher,
  older: TreeHead,
  newer: TreeHead,
  proof: readonly Uint8Array[],
): boolean {
  if (older.size > newer.size || older.size < 0 || proof.some((hash) => hash.length !== 32)) return false;
  if (older.size === newer.size) return proof.length === 0 && sameBytes(older.root, newer.root);
  if (older.size === 0) return proof.length === 0 && sameBytes(older.root, hasher.empty());
  let position = older.size - 1;
  let last = newer.size - 1;
  while (position % 2 === 1) {
    position = Math.floor(position / 2);
    last = Math.floor(last / 2);
  }
  // A complete old tree is itself the first node; else the proof begins with it.
  const [first, rest] = position === 0 ? [older.root, proof] : [proof[0], proof.slice(1)];
  if (first === undefined) return false;
  let oldHash = first;
  let newHash = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      oldHash = hasher.node(sibling, oldHash);
      newHash = hasher.node(sibling, newHash);
      while (position % 2 === 0 && position !== 0) {
        position /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      newHash = hasher.node(newHash, sibling);
    }
    position = Math.floor(position / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameBytes(oldHash, older.root) && sameBytes(newHash, newer.root);
}
