import { reduce, winnow } from './winnow.ts';

const size = 64;
const rows = 4;

/**
 * A MinHash sketch of a text's fingerprints: 64 numbers. The share of equal numbers of two sketches is about the share of fingerprints
 * that the texts have in common (Jaccard), within 0.06 either way. Null for a text too short to have fingerprints.
 */
export function sketchOf(text: string): Uint32Array | null {
  const { hashes } = winnow(reduce(text));
  if (hashes.length === 0) return null;
  const sketch = new Uint32Array(size).fill(0xffffffff);
  for (const hash of hashes) {
    let mixed = hash;
    for (let at = 0; at < size; at++) {
      mixed = next(mixed, at);
      if (mixed < (sketch[at] ?? 0)) sketch[at] = mixed;
    }
  }
  return sketch;
}

/** Another hash of the same value, by a multiplication and a shift that depend on the place. */
function next(value: number, at: number): number {
  const mixed = Math.imul((value ^ (value >>> 16)) + Math.imul(at + 1, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** About what share of fingerprints two texts have in common, 0 to 1. */
export function likeness(one: Uint32Array, two: Uint32Array): number {
  let same = 0;
  for (let at = 0; at < size; at++) if (one[at] === two[at]) same++;
  return same / size;
}

/**
 * Sixteen keys of a sketch. Texts that share a key are candidates: of texts alike by half 64 % are found, by 0.7 more than 98 %, by 0.2
 * 2.5 %. An archive keeps the keys under an index and compares only what it finds there.
 */
export function bandsOf(sketch: Uint32Array): readonly number[] {
  return Array.from({ length: size / rows }, (_, band) => {
    let key = band + 1;
    for (let row = 0; row < rows; row++)
      key = next((key ^ (sketch[band * rows + row] ?? 0)) >>> 0, band * rows + row);
    return key;
  });
}
