import { type Alphabet, BOUNDARY, FIRST_CHARACTER, tokenize } from '../../src/text/spelling/alphabet.ts';
import { type LanguageModel, ORDER } from '../../src/text/spelling/language-model.ts';
import { type PairTable, pairPlaces, pairTable, turned } from '../../src/text/spelling/pair-table.ts';
import { extendA, extendB, seedA, seedB } from '../../src/text/spelling/slot-table.ts';
import { KEPT, NgramTable, VISITED } from './ngram-table.ts';
import { levelsOf, nearest, Packer } from './pack-slots.ts';

/** In a stream: what stands before and after it has nothing to do with each other. */
export const BREAK = 65535;

/**
 * Sentences as one run of tokens, a BOUNDARY before each and one at the end; then words and phrases without their sentences,
 * between BREAKs.
 */
export function readStream(
  lines: readonly string[],
  phrases: readonly string[],
  alphabet: Alphabet,
): Uint16Array {
  let length = 1;
  for (const line of lines) length += line.length + 8;
  for (const phrase of phrases) length += phrase.length + 1;
  let stream = new Uint16Array(length);
  let at = 0;
  stream[at++] = BOUNDARY;
  for (const line of lines) {
    const tokens = tokenize(line, alphabet);
    if (at + tokens.count * 2 + 2 > stream.length) {
      const longer = new Uint16Array(stream.length * 1.2 + tokens.count * 2 + 2);
      longer.set(stream);
      stream = longer;
    }
    for (let s = 0; s + 1 < tokens.sentences.length; s++) {
      for (let t = tokens.sentences[s]; t < tokens.sentences[s + 1]; t++) stream[at++] = tokens.ids[t];
      stream[at++] = BOUNDARY;
    }
  }
  for (const phrase of phrases) {
    stream[at++] = BREAK;
    for (let i = 0; i < phrase.length; i++) stream[at++] = alphabet.idOfUnit[phrase.charCodeAt(i)] ?? 0;
  }
  return stream.subarray(0, at);
}

type Visit = (slot: number, context: number, suffix: number, token: number) => void;

/** Counts, smooths and prunes; `budget` is the number of n-grams of order 3 to 5 that may stay. */
export class LanguageModelBuilder {
  private readonly tables: NgramTable[];
  private readonly unigramCount: Float64Array;
  private readonly unigramTotal: Float64Array;
  private readonly unigramDiscounted: Float64Array;
  private readonly unigramP: Float64Array;
  private readonly stream: Uint16Array;
  /** By order and place in the stream: the slot of the n-gram that ends there, or −1. */
  private readonly slotAt: Int32Array[];
  private readonly vocabulary: number;

  constructor(stream: Uint16Array, vocabulary: number) {
    this.stream = stream;
    this.slotAt = [0, 1, 2, 3, 4, 5].map((order) => new Int32Array(order < 2 ? 0 : stream.length).fill(-1));
    this.vocabulary = vocabulary;
    const bits = Math.max(16, Math.ceil(Math.log2(stream.length * 1.1)));
    this.tables = [2, 3, 4, 5].map(
      (order) => new NgramTable(Math.min(bits, order === 2 ? 22 : order === 3 ? 24 : bits), order < ORDER),
    );
    this.unigramCount = new Float64Array(vocabulary);
    this.unigramTotal = new Float64Array(vocabulary);
    this.unigramDiscounted = new Float64Array(vocabulary);
    this.unigramP = new Float64Array(vocabulary);
  }

  private table(order: number): NgramTable {
    return this.tables[order - 2];
  }

  /**
   * Counts every n-gram of the stream: occurrences at the highest order and where nothing can stand before, otherwise the
   * different tokens before. Remembers where each lies, for the walks that follow.
   */
  private countAll(): void {
    const { stream } = this;
    for (let i = 1; i < stream.length; i++) {
      const token = stream[i];
      if (token === BREAK) continue;
      let a = extendA(seedA, token);
      let b = extendB(seedB, token);
      let suffix = token;
      for (let order = 2; order <= ORDER && order <= i + 1; order++) {
        const leftToken = stream[i - order + 1];
        if (leftToken === BREAK) break;
        a = extendA(a, leftToken);
        b = extendB(b, leftToken);
        const table = this.table(order);
        const before = table.size;
        const slot = table.add(a, b);
        this.slotAt[order][i] = slot;
        const isFirst = leftToken === BOUNDARY || stream[i - order] === BREAK;
        if (order === ORDER || isFirst) table.count[slot]++;
        if (table.size > before) {
          if (order === 2) this.unigramCount[token]++;
          else this.table(order - 1).count[suffix]++;
        }
        suffix = slot;
        if (leftToken === BOUNDARY) break;
      }
    }
  }

  /** Visits each n-gram of one order at its first place, with its context (all but the last token) and suffix (all but the first). */
  private firstVisits(order: number, bit: number, visit: Visit): void {
    const { stream } = this;
    const { mark } = this.table(order);
    const own = this.slotAt[order];
    const lower = order > 2 ? this.slotAt[order - 1] : undefined;
    for (let i = 1; i < stream.length; i++) {
      const slot = own[i];
      if (slot < 0 || (mark[slot] & bit) !== 0) continue;
      mark[slot] |= bit;
      visit(slot, lower ? lower[i - 1] : stream[i - 1], lower ? lower[i] : stream[i], stream[i]);
    }
  }

  build(budget: number, log: (message: string) => void): LanguageModel {
    this.countAll();
    log(`n-grams: ${this.tables.map((table) => table.size).join(' ')}`);
    const discounts = this.tables.map((table) => discountsOf(table));
    for (let order = 2; order <= ORDER; order++) {
      const { count } = this.table(order);
      const total = order === 2 ? this.unigramTotal : this.table(order - 1).total;
      const discounted = order === 2 ? this.unigramDiscounted : this.table(order - 1).discounted;
      this.firstVisits(order, VISITED, (slot, context) => {
        const n = count[slot];
        total[context] += n;
        discounted[context] += discounts[order - 2][Math.min(n, 3)];
      });
    }
    this.smoothUnigrams();
    for (let order = 2; order <= ORDER; order++) {
      const { count, probability } = this.table(order);
      const total = order === 2 ? this.unigramTotal : this.table(order - 1).total;
      const discounted = order === 2 ? this.unigramDiscounted : this.table(order - 1).discounted;
      const lower = order === 2 ? this.unigramP : this.table(order - 1).probability;
      this.firstVisits(order, 8, (slot, context, suffix) => {
        const n = count[slot];
        const d = discounts[order - 2][Math.min(n, 3)];
        probability[slot] = (n - d + discounted[context] * lower[suffix]) / total[context];
      });
    }
    log('smoothed');
    this.prune(budget, log);
    return this.pack(log);
  }

  private smoothUnigrams(): void {
    let total = 0;
    for (const n of this.unigramCount) total += n;
    for (let id = 0; id < this.vocabulary; id++) {
      this.unigramP[id] = (this.unigramCount[id] + 0.3) / (total + 0.3 * this.vocabulary);
    }
  }

  /** Keeps the n-grams whose loss would cost the corpus most (weighted difference), and all that they rest on. */
  private prune(budget: number, log: (message: string) => void): void {
    const worths = new Uint32Array(4000);
    const levels = this.tables.map((table) => new Uint16Array(table.capacity));
    for (let order = 3; order <= ORDER; order++) {
      const table = this.table(order);
      const lower = this.table(order - 1);
      const level = levels[order - 2];
      this.firstVisits(order, 16, (slot, context, suffix) => {
        const backedOff = (lower.discounted[context] / lower.total[context]) * lower.probability[suffix];
        const n = order === ORDER ? table.count[slot] : Math.max(1, table.total[slot] || table.count[slot]);
        const worth = n * Math.max(0, Math.log(table.probability[slot] / backedOff));
        level[slot] = Math.min(worths.length - 1, Math.floor(worth * 50));
        worths[level[slot]]++;
      });
    }
    let threshold = worths.length - 1;
    for (let kept = 0; threshold > 0 && kept + worths[threshold] <= budget; threshold--)
      kept += worths[threshold];
    log(`pruned below ${threshold / 50}`);
    for (let order = ORDER; order >= 3; order--) {
      const { mark } = this.table(order);
      const lower = this.table(order - 1).mark;
      const level = levels[order - 2];
      this.firstVisits(order, 32, (slot, context, suffix) => {
        if ((mark[slot] & KEPT) === 0 && level[slot] <= threshold) return;
        mark[slot] |= KEPT;
        lower[context] |= KEPT;
        lower[suffix] |= KEPT;
      });
    }
    const pairs = this.table(2);
    for (let slot = 0; slot < pairs.capacity; slot++) if (pairs.mark[slot] !== 0) pairs.mark[slot] |= KEPT;
  }

  private pack(log: (message: string) => void): LanguageModel {
    const seen = [
      new Float32Array(this.vocabulary),
      ...this.tables.map((table) => new Float32Array(table.capacity)),
    ];
    const below = [
      new Float32Array(this.vocabulary),
      ...this.tables.map((table) => new Float32Array(table.capacity)),
    ];
    for (let order = 2; order <= ORDER; order++) {
      const { mark, probability } = this.table(order);
      const lower = order === 2 ? this.unigramP : this.table(order - 1).probability;
      const seenHere = seen[order - 2];
      const belowHere = below[order - 2];
      this.firstVisits(order, 64, (slot, context, suffix) => {
        if ((mark[slot] & KEPT) === 0) return;
        seenHere[context] += probability[slot];
        belowHere[context] += lower[suffix];
      });
    }
    const weight = (s: number, l: number) =>
      Math.min(0, Math.log(Math.max(1e-3, 1 - s) / Math.max(1e-3, 1 - l)));
    const kept = this.tables.map((table) =>
      table.mark.reduce((sum, mark) => sum + ((mark & KEPT) !== 0 ? 1 : 0), 0),
    );
    log(`kept: ${kept.join(' ')}`);
    const weightOf = (order: number, slot: number) => weight(seen[order - 1][slot], below[order - 1][slot]);
    const books = this.learnBooks(weightOf);
    const codeOf = (order: number, slot: number) => {
      const p = Math.log(this.table(order).probability[slot]);
      return order === ORDER ? nearest(books.longest, p) : books.code(p, weightOf(order, slot));
    };
    const pairs = this.packPairs((slot) => codeOf(2, slot));
    return {
      pairs,
      pairsTurned: turned(this.vocabulary, pairPlaces(pairs), pairs.values),
      tables: [3, 4, 5].map((order) => {
        const table = this.table(order);
        const packer = new Packer(kept[order - 2]);
        for (let slot = 0; slot < table.capacity; slot++) {
          if ((table.mark[slot] & KEPT) !== 0)
            packer.put(table.keyA[slot], table.keyB[slot], codeOf(order, slot));
        }
        return packer.table(1);
      }),
      logP: books.logP,
      logBackoff: books.logBackoff,
      logPLongest: Float32Array.from(books.longest),
      unigram: Float32Array.from(this.unigramP, Math.log),
      unigramBackoff: seen[0].map((s, id) => weight(s, below[0][id])),
      size: this.vocabulary,
    };
  }

  private packPairs(codeOf: (slot: number) => number): PairTable {
    const found: [number, number][] = [];
    this.firstVisits(2, 128, (slot, context, _, token) => {
      found.push([context * this.vocabulary + token, codeOf(slot)]);
    });
    found.sort(([x], [y]) => x - y);
    return pairTable(
      this.vocabulary,
      Uint32Array.from(found, ([place]) => place),
      Uint8Array.from(found, ([, code]) => code),
    );
  }

  /** Code books: 32 levels of ln p with 8 levels of the back-off weight in each; 256 levels of ln p for the longest. */
  private learnBooks(weightOf: (order: number, slot: number) => number) {
    const points: [number, number][] = [];
    const longest: number[] = [];
    for (let order = 2; order <= ORDER; order++) {
      const table = this.table(order);
      for (let slot = 0; slot < table.capacity; slot += order === 2 ? 5 : 37) {
        if ((table.mark[slot] & KEPT) === 0) continue;
        const p = Math.log(table.probability[slot]);
        if (order === ORDER) longest.push(p);
        else points.push([p, weightOf(order, slot)]);
      }
    }
    const upper = levelsOf(
      Float64Array.from(points, ([p]) => p),
      32,
    );
    const lower = Array.from(upper, (_, k) =>
      levelsOf(
        Float64Array.from(
          points.filter(([p]) => nearest(upper, p) === k),
          ([, w]) => w,
        ),
        8,
      ),
    );
    return {
      longest: levelsOf(Float64Array.from(longest), 256),
      logP: Float32Array.from({ length: 256 }, (_, code) => upper[code >>> 3]),
      logBackoff: Float32Array.from({ length: 256 }, (_, code) => lower[code >>> 3][code & 7]),
      code: (p: number, w: number) => {
        const k = nearest(upper, p);
        return k * 8 + nearest(lower[k], w);
      },
    };
  }
}

/** Chen and Goodman's three discounts from the counts of counts. */
function discountsOf(table: NgramTable): [number, number, number, number] {
  const n = [0, 0, 0, 0, 0];
  for (let slot = 0; slot < table.capacity; slot++) {
    const count = table.count[slot];
    if (count > 0 && count < 5) n[count]++;
  }
  const y = n[1] / (n[1] + 2 * n[2] || 1);
  const d = (k: number) => Math.min(k, Math.max(0.1, k - ((k + 1) * y * n[k + 1]) / (n[k] || 1)));
  return [0, d(1), d(2), d(3)];
}

/** Characters by frequency: all that stand at least `least` times, and those of `always`. */
export function countCharacters(lines: readonly string[], least: number, always: Iterable<string>): string[] {
  const counts = new Uint32Array(65536);
  for (const line of lines) for (let i = 0; i < line.length; i++) counts[line.charCodeAt(i)]++;
  const wanted = new Set<number>();
  for (let unit = 0x3400; unit <= 0x9fff; unit++) if (counts[unit] >= least) wanted.add(unit);
  for (const character of '，。、；：？！（）“”‘’《》〈〉【】〔〕—…·％%○〇℃')
    wanted.add(character.charCodeAt(0));
  for (const character of always) if (character.length === 1) wanted.add(character.charCodeAt(0));
  const characters = [...wanted]
    .sort((x, y) => counts[y] - counts[x])
    .map((unit) => String.fromCharCode(unit));
  if (FIRST_CHARACTER + characters.length > 65535) throw new Error('too many characters');
  return characters;
}
