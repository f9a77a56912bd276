import { FIRST_CHARACTER } from './alphabet.ts';
import { MISSING, SURPLUS } from './confusions.ts';
import type { SpellingTables } from './data.ts';
import type { Draft } from './describe.ts';
import { WILD } from './lexicon.ts';
import type { Scan } from './scan.ts';
import { extendA, extendB, findSlot, seedA, seedB } from './slot-table.ts';

/** What taking a token away must gain at least: every token costs something, so this is little. */
const LEAST_SURPLUS = 7;
const LEAST_MISSING = 0;
const NOTHING: readonly number[] = [];

/** Finds characters that are too many or that are missing. */
export class GapFinder {
  private readonly tables: SpellingTables;
  private readonly scan: Scan;
  private readonly cover: Uint8Array;
  private readonly put: number[] = [0];

  constructor(tables: SpellingTables, scan: Scan, cover: Uint8Array) {
    this.tables = tables;
    this.scan = scan;
    this.cover = cover;
  }

  /** The token at a place taken away, where both of its sides would then be well known. */
  surplusAt(i: number): Draft | undefined {
    const { scan } = this;
    const { ids, length } = scan;
    const token = ids[i] ?? 0;
    if (token < FIRST_CHARACTER || (this.cover[i] ?? 0) > 3 || length < 3) return undefined;
    if (token === ids[i - 1]) return undefined;
    const gain = scan.gain(i, i + 1, NOTHING, LEAST_SURPLUS);
    if (gain < LEAST_SURPLUS || (scan.pricedMatched[0] ?? 0) < 2 || scan.pricedMost < 3) return undefined;
    return this.draft(i, i + 1, NOTHING, gain, SURPLUS);
  }

  /** A token put in before a place, where the tokens around it are a known word but for it. */
  missingBefore(i: number): Draft | undefined {
    const { scan } = this;
    if (this.spanOver(i) > 2) return undefined;
    let best: Draft | undefined;
    for (let last = i; last <= Math.min(scan.length, i + 3); last++) {
      if ((scan.ids[last] ?? 0) < FIRST_CHARACTER) break;
      const found = this.completion(i, last, best);
      if (found) best = found;
    }
    return best;
  }

  /** Words that end with place `last` and lack a token before place `i`. */
  private completion(i: number, last: number, best: Draft | undefined): Draft | undefined {
    const { ids } = this.scan;
    const { patterns } = this.tables.lexicon;
    let a = seedA;
    let b = seedB;
    let length = 0;
    let found: Draft | undefined;
    for (let at = last; at >= Math.max(1, last - 3); at--) {
      const token = ids[at] ?? 0;
      if (token < FIRST_CHARACTER) break;
      a = extendA(a, token);
      b = extendB(b, token);
      length++;
      if (at === i) {
        a = extendA(a, WILD);
        b = extendB(b, WILD);
        length++;
      }
      if (at >= i || length < 4) continue;
      const slot = findSlot(patterns, a, b);
      if (slot < 0) continue;
      const missing = patterns.values[slot] ?? 0;
      if (missing === ids[i] || missing === ids[i - 1]) continue;
      this.put[0] = missing;
      const gain = this.scan.gain(i, i, this.put, LEAST_MISSING);
      if (gain > Math.max(LEAST_MISSING, found?.gain ?? best?.gain ?? -Infinity)) {
        found = this.draft(i, i, [missing], gain, MISSING);
      }
    }
    return found;
  }

  /** Longest n-gram that lies on both sides of the border before a place. */
  private spanOver(i: number): number {
    let span = 0;
    for (let k = i; k <= Math.min(i + 3, this.scan.length + 1); k++) {
      const order = this.scan.matched[k] ?? 0;
      if (order > k - i + 1 && order > span) span = order;
    }
    return span;
  }

  private draft(from: number, to: number, put: readonly number[], gain: number, kind: number): Draft {
    const { scan } = this;
    return {
      from,
      to,
      put,
      gain,
      kind,
      kind2: -1,
      seen: 0,
      rank: 0,
      first: scan.firstGain,
      matchedFirst: scan.pricedMatched[0] ?? 0,
      matchedSum: scan.pricedSum,
      matchedMost: scan.pricedMost,
    };
  }
}
