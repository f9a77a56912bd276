import { FIRST_CHARACTER } from '../../src/text/spelling/alphabet.ts';
import { WILD } from '../../src/text/spelling/lexicon.ts';
import { extendA, extendB, hashesOf, seedA, seedB } from '../../src/text/spelling/slot-table.ts';
import { NgramTable } from './ngram-table.ts';

/** Four tokens with one left open, and the token that nearly always stands there. */
export interface Pattern {
  readonly hashes: readonly [number, number];
  readonly token: number;
}

const LENGTH = 4;

/**
 * Finds runs of four characters that stand at least `least` times in a stream and of which three nearly settle the fourth
 * (share `share` of what stands between them).
 */
export function minePatterns(stream: Uint16Array, least: number, share: number): Pattern[] {
  const runs = new NgramTable(24, false);
  const place = new Uint32Array(runs.capacity);
  forEachRun(stream, (i) => {
    let a = seedA;
    let b = seedB;
    for (let k = 0; k < LENGTH; k++) {
      a = extendA(a, stream[i - k]);
      b = extendB(b, stream[i - k]);
    }
    const slot = runs.add(a, b);
    runs.count[slot]++;
    place[slot] = i;
  });
  const patterns = new NgramTable(25, false);
  const total = new Uint32Array(patterns.capacity);
  const top = new Uint16Array(patterns.capacity);
  for (let slot = 0; slot < runs.capacity; slot++) {
    const n = runs.count[slot];
    if (n < 2) continue;
    const ids = Array.from(stream.subarray(place[slot] - LENGTH + 1, place[slot] + 1));
    for (let wild = 0; wild < LENGTH; wild++) {
      const open = ids.slice();
      open[wild] = WILD;
      const [a, b] = hashesOf(open);
      const at = patterns.add(a, b);
      total[at] += n;
      if (n > patterns.count[at]) {
        patterns.count[at] = n;
        top[at] = ids[wild];
      }
    }
  }
  const found: Pattern[] = [];
  for (let at = 0; at < patterns.capacity; at++) {
    if (patterns.count[at] < least || patterns.count[at] < total[at] * share) continue;
    found.push({ hashes: [patterns.keyA[at], patterns.keyB[at]], token: top[at] });
  }
  return found;
}

function forEachRun(stream: Uint16Array, visit: (last: number) => void): void {
  let length = 0;
  for (let i = 0; i < stream.length; i++) {
    length = stream[i] >= FIRST_CHARACTER && stream[i] < 65000 ? length + 1 : 0;
    if (length >= LENGTH) visit(i);
  }
}
