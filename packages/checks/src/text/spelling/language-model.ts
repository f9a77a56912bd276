/**
 * A character 5-gram model with back-off (modified Kneser–Ney, pruned), in one table of 32-bit slots.
 *
 * A slot is 18 bits of fingerprint, 7 bits of probability, 7 bits of back-off weight. An n-gram lies in one of two buckets
 * of four slots (cuckoo hashing). A wrong hit happens about once in 30,000 look-ups of an n-gram that is not there.
 */
export const ORDER = 5;
export const SLOTS_PER_BUCKET = 4;
/** Natural logarithms are kept in steps: a probability of step q is −q × PROBABILITY_STEP, a back-off weight likewise. */
export const PROBABILITY_STEP = 0.125;
export const BACKOFF_STEP = 0.0625;

/** A cuckoo table: each slot has an 18-bit fingerprint above 14 bits of value. */
export interface SlotTable {
  readonly buckets: number;
  readonly slots: Uint32Array;
}

/** The n-grams with the unigrams beside them. */
export interface LanguageModel extends SlotTable {
  /** ln p of each token, and ln of its back-off weight. */
  readonly unigram: Float32Array;
  readonly unigramBackoff: Float32Array;
}

/** Extends the two hashes of an n-gram by one token to the left; start with {@link seedA}, {@link seedB}. */
export function extendA(hash: number, id: number): number {
  const mixed = Math.imul(hash ^ id, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
export function extendB(hash: number, id: number): number {
  const mixed = Math.imul(hash ^ id, 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}
export const seedA = 0x51ed270b;
export const seedB = 0x2545f491;

/** Fingerprint of an n-gram: never zero, so that an empty slot is none. */
export function fingerprint(a: number, b: number): number {
  const mixed = Math.imul(b ^ (a >>> 7), 0xc2b2ae35);
  return (((mixed ^ (mixed >>> 16)) >>> 0) % 262143) + 1;
}
/** The two buckets of an n-gram. */
export function bucketA(a: number, buckets: number): number {
  return Math.floor(((Math.imul(a, 0x27d4eb2f) >>> 0) / 4294967296) * buckets);
}
export function bucketB(b: number, buckets: number): number {
  return Math.floor(((Math.imul(b, 0x165667b1) >>> 0) / 4294967296) * buckets);
}

/** The slot of the n-gram with these hashes, or 0. */
export function lookUp(model: SlotTable, a: number, b: number): number {
  const slots = model.slots;
  const print = fingerprint(a, b);
  let at = bucketA(a, model.buckets) * SLOTS_PER_BUCKET;
  for (let end = at + SLOTS_PER_BUCKET; at < end; at++) {
    const slot = slots[at] ?? 0;
    if (slot >>> 14 === print) return slot;
  }
  at = bucketB(b, model.buckets) * SLOTS_PER_BUCKET;
  for (let end = at + SLOTS_PER_BUCKET; at < end; at++) {
    const slot = slots[at] ?? 0;
    if (slot >>> 14 === print) return slot;
  }
  return 0;
}
