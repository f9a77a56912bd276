/**
 * A table from keys to small values that keeps no keys: 16 bits of fingerprint a slot beside the value. A key lies in one of
 * two buckets of four slots (cuckoo hashing). A key that is not there is found all the same about once in 8,000 look-ups.
 */
export interface SlotTable {
  readonly buckets: number;
  /** 0 marks an empty slot. */
  readonly prints: Uint16Array;
  readonly values: Uint8Array | Uint16Array;
}

export const SLOTS_PER_BUCKET = 4;

/** The two hashes of an empty key. */
export const seedA = 0x51ed270b;
export const seedB = 0x2545f491;

/** Extends the two hashes of a run of tokens by one token to the left. */
export function extendA(hash: number, id: number): number {
  const mixed = Math.imul(hash ^ id, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
export function extendB(hash: number, id: number): number {
  const mixed = Math.imul(hash ^ id, 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

/** Fingerprint of a key: never zero. */
export function fingerprint(a: number, b: number): number {
  const mixed = Math.imul(b ^ (a >>> 7), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & 0xffff || 1;
}

/** The two buckets of a key. */
export function bucketA(a: number, buckets: number): number {
  return Math.floor(((Math.imul(a, 0x27d4eb2f) >>> 0) / 4294967296) * buckets);
}
export function bucketB(b: number, buckets: number): number {
  return Math.floor(((Math.imul(b, 0x165667b1) >>> 0) / 4294967296) * buckets);
}

/** Where the value of the key with these hashes lies in `values`, or −1. */
export function findSlot(table: SlotTable, a: number, b: number): number {
  const prints = table.prints;
  const print = fingerprint(a, b);
  let at = bucketA(a, table.buckets) * SLOTS_PER_BUCKET;
  if (prints[at] === print) return at;
  if (prints[at + 1] === print) return at + 1;
  if (prints[at + 2] === print) return at + 2;
  if (prints[at + 3] === print) return at + 3;
  at = bucketB(b, table.buckets) * SLOTS_PER_BUCKET;
  if (prints[at] === print) return at;
  if (prints[at + 1] === print) return at + 1;
  if (prints[at + 2] === print) return at + 2;
  if (prints[at + 3] === print) return at + 3;
  return -1;
}

/** The two hashes of a run of tokens. */
export function hashesOf(ids: ArrayLike<number>): [number, number] {
  let a = seedA;
  let b = seedB;
  for (let i = ids.length - 1; i >= 0; i--) {
    a = extendA(a, ids[i] ?? 0);
    b = extendB(b, ids[i] ?? 0);
  }
  return [a, b];
}
