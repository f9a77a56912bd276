import { AFFINITY_STEP, pairHashes } from '../../src/text/spelling/affinity.ts';
import { BOUNDARY, FIRST_CHARACTER } from '../../src/text/spelling/alphabet.ts';
import { type Lexicon, Segmenter } from '../../src/text/spelling/lexicon.ts';
import { hashesOf, type SlotTable } from '../../src/text/spelling/slot-table.ts';
import { NgramTable } from './ngram-table.ts';
import { Packer } from './pack-slots.ts';

/** Words of a sentence beyond these are not paired: long lists would drown the rest. */
const MOST_WORDS = 24;

/**
 * Which words of two and more characters stand in one sentence more often than chance would have it: pointwise mutual
 * information of pairs that stand together in at least `least` sentences; the `most` strongest by count × information.
 */
export function countAffinity(stream: Uint16Array, lexicon: Lexicon, least: number, most: number): SlotTable {
  const words = new NgramTable(20, false);
  const pairs = new NgramTable(26, false);
  const first = new Uint32Array(pairs.capacity);
  const second = new Uint32Array(pairs.capacity);
  let sentences = 0;
  forEachSentence(stream, lexicon, (hashes) => {
    sentences++;
    const slots = hashes.map(([a, b]) => words.add(a, b));
    slots.forEach((slot, i) => {
      words.count[slot]++;
      if (words.count[slot] < LEAST_WORD) return;
      for (let k = 0; k < i; k++) {
        const other = slots[k];
        if (other === slot || words.count[other] < LEAST_WORD || pairs.size > pairs.capacity * 0.75) continue;
        const at = pairs.add(...pairHashes(...hashes[i], ...hashes[k]));
        pairs.count[at]++;
        first[at] = slot;
        second[at] = other;
      }
    });
  });
  const found: { at: number; worth: number; affinity: number }[] = [];
  for (let at = 0; at < pairs.capacity; at++) {
    const n = pairs.count[at];
    if (n < least) continue;
    const affinity = Math.log((n * sentences) / (words.count[first[at]] * words.count[second[at]]));
    if (affinity > 1) found.push({ at, affinity, worth: affinity * Math.log(n) });
  }
  found.sort((x, y) => y.worth - x.worth);
  found.length = Math.min(found.length, most);
  const packer = new Packer(found.length);
  for (const { at, affinity } of found) {
    packer.put(pairs.keyA[at], pairs.keyB[at], Math.min(255, Math.round(affinity / AFFINITY_STEP)));
  }
  return packer.table(1);
}

/** A word is paired from its second dozen on: rarer ones would only fill the table. */
const LEAST_WORD = 12;

function forEachSentence(
  stream: Uint16Array,
  lexicon: Lexicon,
  visit: (hashes: readonly (readonly [number, number])[]) => void,
): void {
  const segmenter = new Segmenter(lexicon, 64);
  for (let i = 1; i < stream.length; ) {
    const seen = new Map<number, [number, number]>();
    while (i < stream.length && stream[i] !== BOUNDARY) {
      let end = i;
      while (end < stream.length && end - i < 50 && stream[end] >= FIRST_CHARACTER) end++;
      if (end === i) {
        i++;
        continue;
      }
      segmenter.cut(stream, i, end, i);
      for (const length of segmenter.lengths()) {
        if (length > 1 && seen.size < MOST_WORDS) {
          const [a, b] = hashesOf(stream.subarray(i, i + length));
          seen.set(a, [a, b]);
        }
        i += length;
      }
    }
    visit([...seen.values()]);
    i++;
  }
}
