import { FIRST_CHARACTER, RARE } from './alphabet.ts';
import { kindOf, ONLY_CONTEXT, ONLY_PATTERN, SEEN_STEP, tokenOf } from './confusions.ts';
import type { SpellingTables } from './data.ts';
import { Describer, type Draft, type Edit } from './describe.ts';
import { GapFinder } from './gaps.ts';
import { WILD } from './lexicon.ts';
import { hasPair, type PairTable, pairValue } from './pair-table.ts';
import { PhraseFinder } from './phrases.ts';
import { Scan } from './scan.ts';
import { extendA, extendB, findSlot, seedA, seedB } from './slot-table.ts';
import { SwapFinder } from './swaps.ts';

const PER_PLACE = 3;
/** A sentence longer than this is read in parts. */
export const LONGEST_SENTENCE = 400;
/** What a correction of each kind costs beyond the language model's gain. */
const PENALTY = [0, 0.7, 1.2, 2, 1, 2, 2, 3, 0, 0, 0, 5];
/** ln p of a token below which it counts as rare: some hundred times in thirty million. */
const RARE_BELOW = -12.3;
const LEAST_GAIN = 2;

/**
 * By the longest n-gram over a place: what its window must cost for anything else to be tried, and what one token of the three
 * from there on must. Chosen so that four in nine places of a newspaper and one in 160 corrections of the pairs fall out.
 */
const LEAST_SURPRISE = [9, 9, 10, 10, 19, 18];
const LEAST_STEP = [4, 4, 5, 5.5, 7, 7.5];

/** Finds what might have been meant in a sentence. Keeps its buffers, so one serves one thread. */
export class Proposer {
  readonly scan: Scan;
  private readonly tables: SpellingTables;
  private readonly describer: Describer;
  private readonly gaps: GapFinder;
  private readonly phrases: PhraseFinder;
  private readonly swaps: SwapFinder;
  private readonly put1: number[] = [0];
  private readonly put2: number[] = [0, 0];
  /** Longest n-gram of the model over each place. */
  private readonly cover = new Uint8Array(LONGEST_SENTENCE + 2);
  private readonly tried = new Set<number>();

  constructor(tables: SpellingTables) {
    this.tables = tables;
    this.scan = new Scan(tables.model, LONGEST_SENTENCE);
    this.gaps = new GapFinder(tables, this.scan, this.cover);
    this.phrases = new PhraseFinder(tables, this.scan);
    this.swaps = new SwapFinder(tables, this.scan, this.cover);
    this.describer = new Describer(tables, this.scan, this.cover);
  }

  /** Edits of the places `from … to` (1 is the first token), best gain first at each place. */
  propose(from = 1, to = this.scan.length): Edit[] {
    this.findCover(from, to);
    const singles: (readonly Draft[])[] = [];
    for (let i = from; i <= to; i++) singles.push(this.draftAt(i));
    const drafts = singles.slice();
    for (let i = from; i < to; i++) {
      const pair = this.pairAt(i, singles[i - from] ?? [], singles[i - from + 1] ?? []);
      if (pair.length > 0) drafts[i - from] = [...(singles[i - from] ?? []), ...pair];
      const swap = this.swaps.at(i);
      if (swap) drafts[i - from] = [...(drafts[i - from] ?? []), swap];
    }
    for (let i = from; i <= to; i++) {
      const phrase = this.phrases.endingAt(i, from);
      if (phrase) drafts[phrase.from - from] = [...(drafts[phrase.from - from] ?? []), phrase];
    }
    for (let i = from; i <= to; i++) {
      const surplus = this.gaps.surplusAt(i);
      if (surplus) drafts[i - from] = [...(drafts[i - from] ?? []), surplus];
      const missing = i > 1 ? this.gaps.missingBefore(i) : undefined;
      if (missing) drafts[i - from] = [...(drafts[i - from] ?? []), missing];
    }
    if (drafts.every((at) => at.length === 0)) return [];
    return this.describer.describeAll(drafts);
  }

  private findCover(from: number, to: number): void {
    const { matched, length } = this.scan;
    for (let i = from; i <= to; i++) {
      let cover = 0;
      for (let k = i; k <= i + 4 && k <= length + 1; k++) {
        const order = matched[k] ?? 0;
        if (order > k - i && order > cover) cover = order;
      }
      this.cover[i] = cover;
    }
  }

  /** Whether what stands at a place is so well supported that nothing else is worth trying. */
  private isTrusted(i: number): boolean {
    const cover = this.cover[i] ?? 0;
    const { cost, length } = this.scan;
    let sum = 0;
    for (let k = i; k <= i + 4 && k <= length + 1; k++) sum -= cost[k] ?? 0;
    if (sum < (LEAST_SURPRISE[cover] ?? 0)) return true;
    return Math.min(cost[i] ?? 0, cost[i + 1] ?? 0, cost[i + 2] ?? 0) > -(LEAST_STEP[cover] ?? 0);
  }

  private draftAt(i: number): readonly Draft[] {
    const { scan } = this;
    const { ids } = scan;
    const original = ids[i] ?? 0;
    if ((original < FIRST_CHARACTER && original !== RARE) || this.isTrusted(i)) return NONE;
    const { model, confusions } = this.tables;
    const { offsets, entries, seen } = confusions;
    const drafts: Draft[] = [];
    const leftRow = (ids[i - 1] ?? 0) * model.size;
    const rightRow = (ids[i + 1] ?? 0) * model.size;
    // Beside a mark or a number any character may stand.
    const leftTells = (ids[i - 1] ?? 0) >= FIRST_CHARACTER;
    const rightTells = (ids[i + 1] ?? 0) >= FIRST_CHARACTER;
    scan.openPlace(i);
    const start = offsets[original] ?? 0;
    const end = offsets[original + 1] ?? start;
    for (let e = start; e < end; e++) {
      const entry = entries[e] ?? 0;
      const token = tokenOf(entry);
      const left = pairValue(model.pairs, leftRow + token);
      const right = pairValue(model.pairsTurned, rightRow + token);
      if (left < 0 && right < 0) continue;
      const kind = kindOf(entry);
      const often = (seen[e] ?? 0) * SEEN_STEP;
      // A candidate that is new beside one of its neighbours needs a better reason than a like shape.
      if (kind > 1 && often === 0 && ((left < 0 && leftTells) || (right < 0 && rightTells))) continue;
      const most = scan.boundOf(token, left, right) + often - (PENALTY[kind] ?? 0);
      if (most >= leastOf(drafts)) this.try1(drafts, i, token, kind, often, e - start);
    }
    this.tryPatterns(drafts, i, start, end);
    if ((model.unigram[original] ?? 0) < RARE_BELOW || original === RARE) this.tryAll(drafts, i, start, end);
    return drafts;
  }

  private try1(drafts: Draft[], i: number, token: number, kind: number, seen: number, rank: number): void {
    const { scan } = this;
    this.put1[0] = token;
    const bonus = seen - (PENALTY[kind] ?? 0);
    const worst = leastOf(drafts);
    const gain = scan.gain(i, i + 1, this.put1, worst - bonus) + bonus;
    if (gain < worst) return;
    insert(drafts, {
      from: i,
      to: i + 1,
      put: [token],
      gain,
      kind,
      kind2: -1,
      seen,
      rank,
      first: scan.firstGain,
      matchedFirst: scan.pricedMatched[0] ?? 0,
      matchedSum: scan.pricedSum,
      matchedMost: scan.pricedMost,
    });
  }

  /** Characters that would complete a word around a place, though neither sound nor shape suggests them. */
  private tryPatterns(drafts: Draft[], i: number, start: number, end: number): void {
    const { ids, length } = this.scan;
    const { patterns } = this.tables.lexicon;
    this.tried.clear();
    for (let last = i; last <= Math.min(length, i + 4); last++) {
      if ((ids[last] ?? 0) < FIRST_CHARACTER) break;
      let a = seedA;
      let b = seedB;
      for (let at = last; at >= Math.max(1, last - 4); at--) {
        const token = at === i ? WILD : (ids[at] ?? 0);
        if (token < FIRST_CHARACTER) break;
        a = extendA(a, token);
        b = extendB(b, token);
        if (at > i || last - at < 2) continue;
        const slot = findSlot(patterns, a, b);
        if (slot < 0) continue;
        const found = patterns.values[slot] ?? 0;
        if (found === ids[i] || this.tried.has(found)) continue;
        this.tried.add(found);
        if (!this.isCandidate(found, start, end)) this.try1(drafts, i, found, ONLY_PATTERN, 0, 99);
      }
    }
  }

  /** For a character that hardly ever stands anywhere: whatever the model knows between these neighbours. */
  private tryAll(drafts: Draft[], i: number, start: number, end: number): void {
    const { ids } = this.scan;
    const { pairs, pairsTurned, size } = this.tables.model;
    const leftRow = (ids[i - 1] ?? 0) * size;
    const rightRow = (ids[i + 1] ?? 0) * size;
    for (let token = FIRST_CHARACTER; token < size; token++) {
      if (token === ids[i] || !hasPair(pairs, leftRow + token)) continue;
      const right = pairValue(pairsTurned, rightRow + token);
      if (right < 0) continue;
      const most =
        this.scan.boundOf(token, pairValue(pairs, leftRow + token), right) - (PENALTY[ONLY_CONTEXT] ?? 0);
      if (most < leastOf(drafts) || this.tried.has(token) || this.isCandidate(token, start, end)) continue;
      this.try1(drafts, i, token, ONLY_CONTEXT, 0, 99);
    }
  }

  private isCandidate(token: number, start: number, end: number): boolean {
    const { entries } = this.tables.confusions;
    for (let e = start; e < end; e++) if (tokenOf(entries[e] ?? 0) === token) return true;
    return false;
  }

  /** Words of two characters for two neighbouring places at once, where neither alone explains much. */
  private pairAt(i: number, one: readonly Draft[], two: readonly Draft[]): readonly Draft[] {
    const { scan, tables } = this;
    const { ids } = scan;
    const isKnown = (this.cover[i] ?? 0) > 2 || (this.cover[i + 1] ?? 0) > 2;
    if (isKnown && this.isTrusted(i) && this.isTrusted(i + 1)) return NONE;
    if ((one[0]?.gain ?? 0) > ENOUGH || (two[0]?.gain ?? 0) > ENOUGH) return NONE;
    const first = ids[i] ?? 0;
    const second = ids[i + 1] ?? 0;
    if (first < FIRST_CHARACTER || second < FIRST_CHARACTER) return NONE;
    const { offsets, entries, seen } = tables.confusions;
    const drafts: Draft[] = [];
    const { pairs, pairsTurned, size } = tables.model;
    const isDoubled = first === second;
    const seconds = this.reachable(second, isKnown, isDoubled, pairsTurned, (ids[i + 2] ?? 0) * size);
    if (seconds.length === 0) return NONE;
    for (const e of this.reachable(first, isKnown, isDoubled, pairs, (ids[i - 1] ?? 0) * size)) {
      const entry1 = entries[e] ?? 0;
      const token1 = tokenOf(entry1);
      for (const g of seconds) {
        const entry2 = entries[g] ?? 0;
        const token2 = tokenOf(entry2);
        if (!hasPair(pairs, token1 * size + token2) || !this.isWord(token1, token2)) continue;
        this.put2[0] = token1;
        this.put2[1] = token2;
        const seenBoth = ((seen[e] ?? 0) + (seen[g] ?? 0)) * SEEN_STEP;
        const bonus = seenBoth - (PENALTY[kindOf(entry1)] ?? 0) - (PENALTY[kindOf(entry2)] ?? 0) - 1;
        const gain = scan.gain(i, i + 2, this.put2, LEAST_PAIR_GAIN - bonus) + bonus;
        if (gain < LEAST_PAIR_GAIN) continue;
        insert(drafts, {
          from: i,
          to: i + 2,
          put: [token1, token2],
          gain,
          kind: kindOf(entry1),
          kind2: kindOf(entry2),
          seen: seenBoth,
          rank: e - (offsets[first] ?? 0),
          first: scan.firstGain,
          matchedFirst: scan.pricedMatched[0] ?? 0,
          matchedSum: scan.pricedSum,
          matchedMost: scan.pricedMost,
        });
      }
    }
    return drafts;
  }

  /**
   * Entries of a token's candidates that the model knows beside a neighbour (whose row of pairs begins at `row`); of the same sound only
   * where what stands there is a word too. Of a doubled token (涛涛 for 滔滔) any of the same sound, whatever stands beside it.
   */
  private reachable(
    token: number,
    onlySound: boolean,
    isDoubled: boolean,
    pairs: PairTable,
    row: number,
  ): number[] {
    const { offsets, entries } = this.tables.confusions;
    const reachable: number[] = [];
    for (let e = offsets[token] ?? 0; e < (offsets[token + 1] ?? 0); e++) {
      const entry = entries[e] ?? 0;
      if (onlySound && kindOf(entry) > 1) continue;
      if ((isDoubled && kindOf(entry) < 2) || hasPair(pairs, row + tokenOf(entry))) reachable.push(e);
    }
    return reachable;
  }

  private isWord(first: number, second: number): boolean {
    const a = extendA(extendA(seedA, second), first);
    return findSlot(this.tables.lexicon.words, a, extendB(extendB(seedB, second), first)) >= 0;
  }
}

const NONE: readonly Draft[] = [];
const LEAST_PAIR_GAIN = 3;
/** A single correction that gains this much needs no second one beside it. */
const ENOUGH = 9;

/** What another draft must gain to stand among the best of its place. */
function leastOf(drafts: readonly Draft[]): number {
  return drafts.length < PER_PLACE ? LEAST_GAIN : (drafts[PER_PLACE - 1]?.gain ?? LEAST_GAIN);
}

function insert(drafts: Draft[], draft: Draft): void {
  let at = drafts.length;
  while (at > 0 && (drafts[at - 1]?.gain ?? 0) < draft.gain) at--;
  if (at >= PER_PLACE) return;
  drafts.splice(at, 0, draft);
  if (drafts.length > PER_PLACE) drafts.pop();
}
