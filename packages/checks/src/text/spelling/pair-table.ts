/**
 * A square of bits with a value of one byte for each that is set: which pairs of tokens a model knows. The pairs of one row lie
 * together, so that asking for many of them touches little memory.
 */
export interface PairTable {
  /** Tokens a row. */
  readonly size: number;
  readonly bits: Uint32Array;
  /** Bits set before every fourth word of `bits`. */
  readonly ranks: Uint32Array;
  /** In the order of the bits. */
  readonly values: Uint8Array;
}

const WORDS_PER_RANK = 4;

/** Whether the pair at place `row × size + column` is set. */
export function hasPair(table: PairTable, place: number): boolean {
  return (((table.bits[place >>> 5] ?? 0) >>> (place & 31)) & 1) !== 0;
}

/** The value of the pair at place `row × size + column`, or −1. */
export function pairValue(table: PairTable, place: number): number {
  const { bits } = table;
  const word = place >>> 5;
  const last = bits[word] ?? 0;
  if (((last >>> (place & 31)) & 1) === 0) return -1;
  let rank = table.ranks[word >>> 2] ?? 0;
  for (let at = word & ~(WORDS_PER_RANK - 1); at < word; at++) rank += setBits(bits[at] ?? 0);
  return table.values[rank + setBits(last & ((1 << (place & 31)) - 1))] ?? 0;
}

/** A table of pairs whose places ascend. */
export function pairTable(size: number, places: Uint32Array, values: Uint8Array): PairTable {
  const bits = new Uint32Array(Math.ceil(size ** 2 / 32));
  const ranks = new Uint32Array(Math.ceil(bits.length / WORDS_PER_RANK));
  let block = 0;
  for (let rank = 0; rank < places.length; rank++) {
    const place = places[rank] ?? 0;
    const word = place >>> 5;
    bits[word] = (bits[word] ?? 0) | (1 << (place & 31));
    while (block <= word >>> 2) ranks[block++] = rank;
  }
  return { size, bits, ranks, values };
}

/** The places of the pairs, ascending. */
export function pairPlaces({ bits, values }: PairTable): Uint32Array {
  const places = new Uint32Array(values.length);
  let count = 0;
  for (let word = 0; word < bits.length; word++) {
    for (let left = bits[word] ?? 0; left !== 0; left &= left - 1) {
      places[count++] = word * 32 + 31 - Math.clz32(left & -left);
    }
  }
  return places;
}

/** The same pairs with the second token first. */
export function turned(size: number, places: Uint32Array, values: Uint8Array): PairTable {
  const columns = new Uint16Array(places.length);
  const rows = new Uint16Array(places.length);
  const starts = new Uint32Array(size + 1);
  let row = 0;
  let first = 0;
  for (let k = 0; k < places.length; k++) {
    const place = places[k] ?? 0;
    for (; place >= first + size; first += size) row++;
    const column = place - first;
    rows[k] = row;
    columns[k] = column;
    starts[column + 1] = (starts[column + 1] ?? 0) + 1;
  }
  for (let column = 0; column < size; column++) {
    starts[column + 1] = (starts[column + 1] ?? 0) + (starts[column] ?? 0);
  }
  const turnedPlaces = new Uint32Array(places.length);
  const turnedValues = new Uint8Array(places.length);
  for (let k = 0; k < places.length; k++) {
    const column = columns[k] ?? 0;
    const at = starts[column] ?? 0;
    starts[column] = at + 1;
    turnedPlaces[at] = column * size + (rows[k] ?? 0);
    turnedValues[at] = values[k] ?? 0;
  }
  return pairTable(size, turnedPlaces, turnedValues);
}

function setBits(word: number): number {
  const two = word - ((word >>> 1) & 0x55555555);
  const four = (two & 0x33333333) + ((two >>> 2) & 0x33333333);
  return Math.imul((four + (four >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
