import { FIRST_CHARACTER } from './alphabet.ts';
import { ONLY_PHRASE } from './confusions.ts';
import type { SpellingTables } from './data.ts';
import type { Draft } from './describe.ts';
import type { Scan } from './scan.ts';
import { extendA, extendB, findSlot, seedA, seedB } from './slot-table.ts';

/** Finds phrases of the list of wrong phrases. */
export class PhraseFinder {
  private readonly tables: SpellingTables;
  private readonly scan: Scan;

  constructor(tables: SpellingTables, scan: Scan) {
    this.tables = tables;
    this.scan = scan;
  }

  /** The longest wrong phrase that ends at a place and does not begin before `from`. */
  endingAt(i: number, from: number): Draft | undefined {
    const { scan, tables } = this;
    const { lexicon } = tables;
    const longest = lexicon.phraseLongest[scan.ids[i] ?? 0] ?? 0;
    let a = seedA;
    let b = seedB;
    let found: Draft | undefined;
    for (let length = 1; length <= longest && i - length + 1 >= from; length++) {
      const token = scan.ids[i - length + 1] ?? 0;
      if (token < FIRST_CHARACTER) break;
      a = extendA(a, token);
      b = extendB(b, token);
      if (length < 2) continue;
      const slot = findSlot(lexicon.phrases, a, b);
      if (slot >= 0) found = this.draft(i - length + 1, i, lexicon.phrases.values[slot] ?? 0) ?? found;
    }
    return found;
  }

  private draft(first: number, last: number, phrase: number): Draft | undefined {
    const { scan, tables } = this;
    const { phraseAt, phraseRight } = tables.lexicon;
    const at = phraseAt[phrase] ?? 0;
    const size = phraseRight[at] ?? 0;
    let skip = 0;
    while (skip < size && first + skip <= last && phraseRight[at + 1 + skip] === scan.ids[first + skip])
      skip++;
    let drop = 0;
    while (
      drop < size - skip &&
      last - drop >= first + skip &&
      phraseRight[at + size - drop] === scan.ids[last - drop]
    )
      drop++;
    const put = Array.from(phraseRight.subarray(at + 1 + skip, at + 1 + size - drop));
    const from = first + skip;
    const to = last - drop + 1;
    if (put.length !== to - from || put.length === 0 || put.length > 6) return undefined;
    const gain = scan.gain(from, to, put);
    return {
      from,
      to,
      put,
      gain,
      kind: ONLY_PHRASE,
      kind2: put.length > 1 ? ONLY_PHRASE : -1,
      seen: 0,
      rank: 0,
      first: scan.firstGain,
      matchedFirst: scan.pricedMatched[0] ?? 0,
      matchedSum: scan.pricedSum,
      matchedMost: scan.pricedMost,
    };
  }
}
