import {
  bucketA,
  bucketB,
  fingerprint,
  SLOTS_PER_BUCKET,
  type SlotTable,
} from '../../src/text/spelling/slot-table.ts';

/** Places keys into cuckoo buckets. */
export class Packer {
  readonly buckets: number;
  readonly prints: Uint16Array;
  readonly values: Uint16Array;
  private readonly homeA: Uint32Array;
  private readonly homeB: Uint32Array;
  private turn = 0;

  constructor(count: number) {
    this.buckets = Math.ceil(count / SLOTS_PER_BUCKET / 0.95) + 1;
    const slots = this.buckets * SLOTS_PER_BUCKET;
    this.prints = new Uint16Array(slots);
    this.values = new Uint16Array(slots);
    this.homeA = new Uint32Array(slots);
    this.homeB = new Uint32Array(slots);
  }

  /** Places a key, which must not be there yet. */
  put(keyA: number, keyB: number, value: number): void {
    let item = {
      print: fingerprint(keyA, keyB),
      value,
      a: bucketA(keyA, this.buckets),
      b: bucketB(keyB, this.buckets),
    };
    let bucket = item.a;
    for (let tries = 0; tries < 5000; tries++) {
      let at = this.free(item.a);
      if (at < 0) at = this.free(item.b);
      const isFree = at >= 0;
      if (!isFree) at = bucket * SLOTS_PER_BUCKET + (this.turn++ % SLOTS_PER_BUCKET);
      const evicted = {
        print: this.prints[at],
        value: this.values[at],
        a: this.homeA[at],
        b: this.homeB[at],
      };
      this.prints[at] = item.print;
      this.values[at] = item.value;
      this.homeA[at] = item.a;
      this.homeB[at] = item.b;
      if (isFree) return;
      item = evicted;
      bucket = bucket === item.a ? item.b : item.a;
    }
    throw new Error('no place left for a key: lower the load');
  }

  /** The table with values of one byte, or of two. */
  table(bytes: 1 | 2): SlotTable {
    const values = bytes === 1 ? Uint8Array.from(this.values) : this.values;
    return { buckets: this.buckets, prints: this.prints, values };
  }

  private free(bucket: number): number {
    for (let at = bucket * SLOTS_PER_BUCKET; at < (bucket + 1) * SLOTS_PER_BUCKET; at++) {
      if (this.prints[at] === 0) return at;
    }
    return -1;
  }
}

/** `levels` values that stand for a sample with little squared error (Lloyd), in ascending order. */
export function levelsOf(sample: Float64Array, levels: number): Float64Array {
  const sorted = sample.toSorted();
  const book = Float64Array.from(
    { length: levels },
    (_, k) => sorted[Math.floor(((k + 0.5) * sorted.length) / levels)] ?? 0,
  );
  for (let round = 0; round < 30; round++) {
    const sums = new Float64Array(levels);
    const counts = new Float64Array(levels);
    for (const x of sorted) {
      const k = nearest(book, x);
      sums[k] += x;
      counts[k]++;
    }
    for (let k = 0; k < levels; k++) if (counts[k] > 0) book[k] = sums[k] / counts[k];
    book.sort();
  }
  return book;
}

/** Index of the value nearest to x in an ascending book. */
export function nearest(book: Float64Array, x: number): number {
  let low = 0;
  let high = book.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (x <= (book[middle] + book[middle + 1]) / 2) high = middle;
    else low = middle + 1;
  }
  return low;
}
