import { FIRST_CHARACTER } from '../../src/text/spelling/alphabet.ts';
import { NEAR_STEP } from '../../src/text/spelling/near.ts';
import { type PairTable, pairTable } from '../../src/text/spelling/pair-table.ts';

/** How far the two may stand apart: with one or two tokens between them. */
const DISTANCES = [2, 3];

/**
 * Which characters stand near but not beside each other more often than chance would have it: pointwise mutual information of
 * those that do so at least `least` times, the first one first.
 */
export function countNear(stream: Uint16Array, size: number, least: number): PairTable {
  const counts = new Uint32Array(size * size);
  const alone = new Float64Array(size);
  let total = 0;
  for (let i = 0; i < stream.length; i++) {
    const token = stream[i];
    if (token < FIRST_CHARACTER || token >= size) continue;
    alone[token]++;
    for (const distance of DISTANCES) {
      const other = i < distance ? 0 : stream[i - distance];
      if (other < FIRST_CHARACTER || other >= size || !isRun(stream, i - distance + 1, i, size)) continue;
      counts[other * size + token]++;
      total++;
    }
  }
  const all = alone.reduce((sum, n) => sum + n, 0);
  const places: number[] = [];
  const values: number[] = [];
  for (let place = 0; place < counts.length; place++) {
    const n = counts[place];
    if (n < least) continue;
    const second = place % size;
    const first = (place - second) / size;
    const information = Math.log((n / total / alone[first] / alone[second]) * all * all);
    if (information < LEAST_INFORMATION) continue;
    places.push(place);
    values.push(Math.min(255, Math.round(information / NEAR_STEP)));
  }
  return pairTable(size, Uint32Array.from(places), Uint8Array.from(values));
}

const LEAST_INFORMATION = 0.3;

/** Whether the tokens from `from` to `to` belong to one sentence. */
function isRun(stream: Uint16Array, from: number, to: number, size: number): boolean {
  for (let i = from; i < to; i++) if (stream[i] === 0 || stream[i] >= size) return false;
  return true;
}
