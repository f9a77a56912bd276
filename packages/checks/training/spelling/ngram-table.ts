/** An open hash table of n-grams of one order, keyed by two 32-bit hashes, with what smoothing needs beside each. */
export class NgramTable {
  readonly capacity: number;
  readonly keyA: Int32Array;
  readonly keyB: Int32Array;
  readonly count: Uint32Array;
  /** Sum and discounts of the n-grams that continue this one. */
  readonly total: Float32Array;
  readonly discounted: Float32Array;
  readonly probability: Float32Array;
  readonly mark: Uint8Array;
  size = 0;

  constructor(bits: number, isContext: boolean) {
    this.capacity = 2 ** bits;
    this.keyA = new Int32Array(this.capacity);
    this.keyB = new Int32Array(this.capacity);
    this.count = new Uint32Array(this.capacity);
    this.total = new Float32Array(isContext ? this.capacity : 0);
    this.discounted = new Float32Array(isContext ? this.capacity : 0);
    this.probability = new Float32Array(this.capacity);
    this.mark = new Uint8Array(this.capacity);
  }

  /** Slot of an n-gram, adding it when it is not there. `size` tells whether it was new. */
  add(a: number, b: number): number {
    const mask = this.capacity - 1;
    let at = (a ^ Math.imul(b, 0x27d4eb2f)) & mask;
    while (this.mark[at] !== 0) {
      if (this.keyA[at] === a && this.keyB[at] === b) return at;
      at = (at + 1) & mask;
    }
    this.mark[at] = USED;
    this.keyA[at] = a;
    this.keyB[at] = b;
    this.size++;
    if (this.size > this.capacity * 0.8) throw new Error('the table of n-grams is full: give it more bits');
    return at;
  }

  /** Slot of an n-gram, or −1. */
  find(a: number, b: number): number {
    const mask = this.capacity - 1;
    let at = (a ^ Math.imul(b, 0x27d4eb2f)) & mask;
    while (this.mark[at] !== 0) {
      if (this.keyA[at] === a && this.keyB[at] === b) return at;
      at = (at + 1) & mask;
    }
    return -1;
  }
}

export const USED = 1;
export const VISITED = 2;
export const KEPT = 4;
