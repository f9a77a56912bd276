import { FIRST_CHARACTER } from './alphabet.ts';
import { SWAPPED } from './confusions.ts';
import type { SpellingTables } from './data.ts';
import type { Draft } from './describe.ts';
import { hasPair } from './pair-table.ts';
import type { Scan } from './scan.ts';

const LEAST_GAIN = 5;

/** Finds two characters side by side that stand the wrong way round. */
export class SwapFinder {
  private readonly tables: SpellingTables;
  private readonly scan: Scan;
  private readonly cover: Uint8Array;
  private readonly put: number[] = [0, 0];

  constructor(tables: SpellingTables, scan: Scan, cover: Uint8Array) {
    this.tables = tables;
    this.scan = scan;
    this.cover = cover;
  }

  /** The tokens at a place and after it turned round, where what stands there is strange and the model knows them so. */
  at(i: number): Draft | undefined {
    const { scan, put } = this;
    const { ids } = scan;
    const first = ids[i] ?? 0;
    const second = ids[i + 1] ?? 0;
    if (first < FIRST_CHARACTER || second < FIRST_CHARACTER || first === second) return undefined;
    if ((this.cover[i] ?? 0) > 2 && (this.cover[i + 1] ?? 0) > 2) return undefined;
    const { pairs, size } = this.tables.model;
    const knows = (left: number, right: number) => hasPair(pairs, left * size + right);
    if (!knows(second, first)) return undefined;
    if (!knows(ids[i - 1] ?? 0, second) && !knows(first, ids[i + 2] ?? 0)) return undefined;
    put[0] = second;
    put[1] = first;
    const gain = scan.gain(i, i + 2, put, LEAST_GAIN);
    if (gain < LEAST_GAIN) return undefined;
    return {
      from: i,
      to: i + 2,
      put: [second, first],
      gain,
      kind: SWAPPED,
      kind2: SWAPPED,
      seen: 0,
      rank: 0,
      first: scan.firstGain,
      matchedFirst: scan.pricedMatched[0] ?? 0,
      matchedSum: scan.pricedSum,
      matchedMost: scan.pricedMost,
    };
  }
}
