import {
  CompactTree,
  consistencyRanges,
  inclusionRanges,
  type NodeAddress,
  nodesOf,
  proofFrom,
  treeHasher,
  verifyConsistency,
  verifyInclusion,
} from '@sanshen/domain/ledger';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from './ledger-support.ts';

const hasher = treeHasher(sha256);
const hex = (bytes: Uint8Array) => bytes.toHex();

/** RFC 6962 §2.1, word for word: the definition that everything else is held against. */
function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return sha256('');
  if (leaves.length === 1) return sha256(Buffer.concat([Uint8Array.of(0), only]));
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(
    Buffer.concat([Uint8Array.of(1), naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split))]),
  );
}

/** RFC 6962 §2.1.1: PATH(m, D[n]). */
function naivePath(index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length <= 1) return [];
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return index < split
    ? [...naivePath(index, leaves.slice(0, split)), naiveRoot(leaves.slice(split))]
    : [...naivePath(index - split, leaves.slice(split)), naiveRoot(leaves.slice(0, split))];
}

/** RFC 6962 §2.1.2: SUBPROOF(m, D[n], b). */
function naiveSubproof(size: number, leaves: readonly Uint8Array[], known: boolean): Uint8Array[] {
  if (size === leaves.length) return known ? [] : [naiveRoot(leaves)];
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return size <= split
    ? [...naiveSubproof(size, leaves.slice(0, split), known), naiveRoot(leaves.slice(split))]
    : [...naiveSubproof(size - split, leaves.slice(split), false), naiveRoot(leaves.slice(0, split))];
}

interface Grown {
  readonly tree: CompactTree;
  readonly nodeAt: (address: NodeAddress) => Uint8Array | undefined;
}

function grow(leaves: readonly Uint8Array[]): Grown {
  const tree = new CompactTree(hasher);
  const nodes = new Map<string, Uint8Array>();
  for (const [position, leaf] of leaves.entries()) {
    const hash = hasher.leaf(leaf);
    nodes.set(`0/${position}`, hash);
    tree.append(hash, (node) => nodes.set(`${node.level}/${node.position}`, node.hash));
  }
  return { tree, nodeAt: ({ level, position }) => nodes.get(`${level}/${position}`) };
}

// The reference inputs of Certificate Transparency and the roots of their first n.
const referenceLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((leaf) => Uint8Array.fromHex(leaf));
const referenceRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('the roots of the Certificate Transparency reference inputs', () => {
  expect(hex(new CompactTree(hasher).root())).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  const roots = referenceLeaves.map((_, index) => hex(grow(referenceLeaves.slice(0, index + 1)).tree.root()));
  expect(roots).toEqual(referenceRoots);
});

test('the inclusion proofs of the reference tree: first of 8, sixth of 8, third of 3', () => {
  const { nodeAt } = grow(referenceLeaves);
  const proof = (index: number, size: number) =>
    proofFrom(hasher, inclusionRanges(index, size), nodeAt).map(hex);
  expect(proof(0, 8)).toEqual([
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ]);
  expect(proof(2, 3)).toEqual(['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']);
  expect(proof(0, 1)).toEqual([]);
});

const leafList = fc.array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 70 });

test('root, inclusion and consistency proofs are those of the recursive definition', () => {
  fc.assert(
    fc.property(leafList, fc.nat(), fc.nat(), (leaves, a, b) => {
      const { tree, nodeAt } = grow(leaves);
      const size = leaves.length;
      const index = a % size;
      const older = b % (size + 1);
      expect(hex(tree.root())).toBe(hex(naiveRoot(leaves)));
      const inclusion = proofFrom(hasher, inclusionRanges(index, size), nodeAt);
      expect(inclusion.map(hex)).toEqual(naivePath(index, leaves).map(hex));
      const consistency = proofFrom(hasher, consistencyRanges(older, size), nodeAt);
      const expected = older === 0 ? [] : naiveSubproof(older, leaves, true);
      expect(consistency.map(hex)).toEqual(expected.map(hex));
    }),
    { numRuns: 200 },
  );
});

test('every proof of every size up to 40 verifies', () => {
  const leaves = Array.from({ length: 40 }, (_, n) => Uint8Array.of(n));
  const { nodeAt } = grow(leaves);
  for (let size = 1; size <= leaves.length; size++) {
    const root = naiveRoot(leaves.slice(0, size));
    for (let index = 0; index < size; index++) {
      const proof = proofFrom(hasher, inclusionRanges(index, size), nodeAt);
      const leaf = hasher.leaf(Uint8Array.of(index));
      expect(verifyInclusion(hasher, index, size, leaf, proof, root)).toBe(true);
    }
    for (let older = 0; older <= size; older++) {
      const before = { size: older, root: naiveRoot(leaves.slice(0, older)) };
      const proof = proofFrom(hasher, consistencyRanges(older, size), nodeAt);
      expect(verifyConsistency(hasher, before, { size, root }, proof), `${older} in ${size}`).toBe(true);
    }
  }
});

test('a proof with one changed byte, one hash more or less, or for another place is refused', () => {
  fc.assert(
    fc.property(leafList, fc.nat(), fc.nat(), fc.nat(), (leaves, a, b, c) => {
      const { tree, nodeAt } = grow(leaves);
      const size = leaves.length;
      const index = a % size;
      const older = 1 + (b % size);
      const root = tree.root();
      const leaf = hasher.leaf(leaves[index] ?? new Uint8Array());
      const inclusion = proofFrom(hasher, inclusionRanges(index, size), nodeAt);
      const before = { size: older, root: naiveRoot(leaves.slice(0, older)) };
      const consistency = proofFrom(hasher, consistencyRanges(older, size), nodeAt);
      for (const bad of spoil(inclusion, c)) {
        expect(verifyInclusion(hasher, index, size, leaf, bad, root)).toBe(false);
      }
      for (const bad of spoil(consistency, c)) {
        expect(verifyConsistency(hasher, before, { size, root }, bad)).toBe(false);
      }
      expect(verifyInclusion(hasher, size, size, leaf, inclusion, root)).toBe(false);
      const otherRoot = { size: older, root: sha256('another history') };
      expect(verifyConsistency(hasher, otherRoot, { size, root }, consistency)).toBe(false);
    }),
    { numRuns: 200 },
  );
});

/** Every proof that is almost the right one. */
function spoil(proof: readonly Uint8Array[], seed: number): Uint8Array[][] {
  const bad = [[...proof, sha256('more')]];
  if (proof.length === 0) return bad;
  const at = seed % proof.length;
  const changed = proof.map((hash, index) =>
    index === at ? hash.map((byte, n) => (n === 5 ? byte ^ 1 : byte)) : hash,
  );
  return [...bad, changed, proof.slice(1), proof.slice(0, -1)];
}

test('a tree goes on from its stored complete subtrees as if it had never stopped', () => {
  fc.assert(
    fc.property(leafList, fc.nat(), (leaves, at) => {
      const cut = at % (leaves.length + 1);
      const { nodeAt, tree } = grow(leaves);
      const kept = nodesOf([{ begin: 0, end: cut }]).map((address) => nodeAt(address) ?? new Uint8Array());
      const resumed = new CompactTree(hasher, cut, kept);
      for (const leaf of leaves.slice(cut)) resumed.append(hasher.leaf(leaf));
      expect(hex(resumed.root())).toBe(hex(tree.root()));
    }),
  );
});

test('what cannot be asked is refused', () => {
  expect(() => inclusionRanges(3, 3)).toThrow(RangeError);
  expect(() => consistencyRanges(4, 3)).toThrow(RangeError);
  expect(() => new CompactTree(hasher, 3, [])).toThrow(RangeError);
  expect(() => proofFrom(hasher, inclusionRanges(0, 2), () => undefined)).toThrow(/missing/);
});
