import { BOUNDARY } from './alphabet.ts';
import { type LanguageModel, ORDER } from './language-model.ts';
import { pairValue } from './pair-table.ts';
import { extendA, extendB, findSlot, seedA, seedB } from './slot-table.ts';

const CONTEXT = ORDER - 1;
/** Numbers kept for a place, by the length of the n-gram that ends there (1 to ORDER). */
const ROW = ORDER + 1;
/** Places that the window of an edit can have. */
const WINDOW = 2 * CONTEXT + 24;
/** Share of its cost that a token behind an edit keeps, as far as pricing may be cut short by it. */
const UNAVOIDABLE = 0.25;
/** In a hundred corrections of the train pairs, one gains more beyond what its two pairs give. */
const PAIRS_LACK = 5;

/**
 * The scores of one sentence. `ids[0]` is the boundary before it, `ids[1 … length]` are its tokens, `ids[length + 1]` the
 * boundary after it. What a place costs depends on the four tokens before it only, so an edit is priced in its window; what the
 * n-grams behind the edit say that do not reach into it is known already.
 */
export class Scan {
  readonly ids: Uint16Array;
  /** ln p of the token at each place. */
  readonly cost: Float64Array;
  /** Longest n-gram of the model that ends at each place. */
  readonly matched: Uint8Array;
  length = 0;
  private readonly model: LanguageModel;
  /** Of the n-grams that end at each place: hashes, ln p and back-off weight. */
  private readonly hashA: Int32Array;
  private readonly hashB: Int32Array;
  private readonly logP: Float64Array;
  private readonly weights: Float64Array;
  private readonly window = new Float64Array(WINDOW * ROW);
  private readonly scratch = new Uint16Array(WINDOW);
  private found = 0;
  /** Longest n-gram at each place of the last priced window. */
  readonly pricedMatched = new Uint8Array(WINDOW);
  /** Of the last priced window: gain at its first place, sum and greatest of `pricedMatched`. */
  firstGain = 0;
  pricedSum = 0;
  pricedMost = 0;

  constructor(model: LanguageModel, capacity: number) {
    this.model = model;
    this.ids = new Uint16Array(capacity + 2);
    this.cost = new Float64Array(capacity + 2);
    this.matched = new Uint8Array(capacity + 2);
    this.hashA = new Int32Array((capacity + 2) * ROW);
    this.hashB = new Int32Array((capacity + 2) * ROW);
    this.logP = new Float64Array((capacity + 2) * ROW);
    this.weights = new Float64Array((capacity + 2) * ROW);
  }

  /** Takes a sentence and prices each of its places. */
  load(tokens: Uint16Array, from: number, to: number): void {
    this.length = to - from;
    this.ids[0] = BOUNDARY;
    this.ids.set(tokens.subarray(from, to), 1);
    this.ids[this.length + 1] = BOUNDARY;
    this.weights.fill(0, 0, ROW);
    this.weights[1] = this.model.unigramBackoff[BOUNDARY] ?? 0;
    this.matched[0] = 1;
    this.cost[0] = 0;
    this.reprice(1, this.length + 1);
  }

  /** Prices the places from `from` to `to` anew, after `ids` changed there. */
  reprice(from: number, to: number): void {
    for (let i = from; i <= Math.min(to, this.length + 1); i++) this.priceAt(i);
  }

  /** Prepares `boundOf` for other tokens at one place. */
  openPlace(i: number): void {
    const { cost, matched, logP, weights, length } = this;
    const last = Math.min(i + CONTEXT, length + 1);
    this.base = 0;
    this.rest = 0;
    for (let k = i; k <= last; k++) this.base -= cost[k] ?? 0;
    for (let k = i + 1; k <= last; k++) this.rest += UNAVOIDABLE * (cost[k] ?? 0);
    this.leftWeight = 0;
    for (let k = 1; k <= CONTEXT; k++) this.leftWeight += weights[(i - 1) * ROW + k] ?? 0;
    this.rightAlone = 0;
    this.farAlone = 0;
    for (let k = i + 1; k <= last; k++) {
      const reach = k - i;
      const found = Math.min(matched[k] ?? 0, reach);
      let price = logP[k * ROW + found] ?? 0;
      for (let n = found; n < reach; n++) price += weights[(k - 1) * ROW + n] ?? 0;
      this.rightAlone += price;
      if (k > i + 1) this.farAlone += Math.max(price, cost[k] ?? 0);
    }
  }

  /**
   * About what a token at the place that was opened can gain at most, by the codes of the pairs that it makes with its left and
   * its right neighbour (−1 where the model does not know the pair). Beside one known pair at most it is a bound; beside two,
   * the longer n-grams hardly ever give more than PAIRS_LACK beyond the pairs.
   */
  boundOf(token: number, left: number, right: number): number {
    const { logP, unigram, unigramBackoff } = this.model;
    if (left >= 0 && right >= 0) {
      return this.base + (logP[left] ?? 0) + (logP[right] ?? 0) + this.farAlone + PAIRS_LACK;
    }
    const own = left >= 0 ? (logP[left] ?? 0) * UNAVOIDABLE : (unigram[token] ?? 0) + this.leftWeight;
    return this.base + own + (right >= 0 ? this.rest : this.rightAlone + (unigramBackoff[token] ?? 0));
  }

  private base = 0;
  private leftWeight = 0;
  /** What the places behind cost after a token that the model does not know before them; those beyond the next at best. */
  private rightAlone = 0;
  private farAlone = 0;
  private rest = 0;

  private priceAt(i: number): void {
    const { ids, model, hashA, hashB, logP, weights } = this;
    const row = i * ROW;
    const token = ids[i] ?? 0;
    let a = extendA(seedA, token);
    let b = extendB(seedB, token);
    let price = model.unigram[token] ?? -12;
    hashA[row + 1] = a;
    hashB[row + 1] = b;
    logP[row + 1] = price;
    weights[row + 1] = model.unigramBackoff[token] ?? 0;
    weights.fill(0, row + 2, row + ROW);
    let found = 1;
    // The model holds an n-gram only with the shorter one that it goes on from.
    const longest = Math.min(ORDER, (this.matched[i - 1] ?? 0) + 1);
    for (let n = 2; n <= longest; n++) {
      const left = ids[i - n + 1] ?? 0;
      a = extendA(a, left);
      b = extendB(b, left);
      const code = this.codeOf(n, left, token, a, b);
      if (code < 0) break;
      if (n <= CONTEXT) {
        price = model.logP[code] ?? 0;
        weights[row + n] = model.logBackoff[code] ?? 0;
      } else price = model.logPLongest[code] ?? 0;
      hashA[row + n] = a;
      hashB[row + n] = b;
      logP[row + n] = price;
      found = n;
      if (left === BOUNDARY) break;
    }
    for (let k = found; k <= CONTEXT; k++) price += weights[row - ROW + k] ?? 0;
    this.cost[i] = price;
    this.matched[i] = found;
  }

  /** The code of the n-gram of `n` tokens with these hashes, or −1; a pair is found by its tokens. */
  private codeOf(n: number, left: number, token: number, a: number, b: number): number {
    const { model } = this;
    if (n === 2) return pairValue(model.pairs, left * model.size + token);
    const table = model.tables[n - 3];
    if (table === undefined) return -1;
    const slot = findSlot(table, a, b);
    return slot < 0 ? -1 : (table.values[slot] ?? 0);
  }

  /**
   * What the sentence would gain (difference of ln p) if the tokens of places `from … to − 1` were `put` instead. Reads no
   * further than four places beyond. `pricedMatched` then tells the longest n-gram at each new place. Gives −Infinity as soon
   * as it is clear that the gain will hardly reach `least`.
   */
  gain(from: number, to: number, put: ArrayLike<number>, least = -Infinity): number {
    const { ids, cost, window, scratch } = this;
    const tail = Math.min(CONTEXT, this.length + 2 - to);
    const lead = Math.min(CONTEXT, from);
    let n = 0;
    for (let i = from - lead; i < from; i++) scratch[n++] = ids[i] ?? 0;
    for (let i = 0; i < put.length; i++) scratch[n++] = put[i] ?? 0;
    const behind = n;
    let gain = 0;
    for (let i = from; i < to; i++) gain -= cost[i] ?? 0;
    // What the places behind the edit still cost at best: a share of what they cost before.
    let rest = 0;
    for (let i = to; i < to + tail; i++) {
      scratch[n++] = ids[i] ?? 0;
      rest += cost[i] ?? 0;
    }
    gain -= rest;
    rest *= UNAVOIDABLE;
    for (let k = 0; k < ROW; k++) window[k] = this.weights[(from - 1) * ROW + k] ?? 0;
    let before = this.matched[from - 1] ?? 0;
    this.pricedSum = 0;
    this.pricedMost = 0;
    for (let i = lead; i < n; i++) {
      const place = i < behind ? 0 : to + i - behind;
      const price = this.priceNew(i, i - lead + 1, before, place, to);
      if (i === lead) this.firstGain = price - (cost[from] ?? 0);
      gain += price;
      if (place > 0) rest -= UNAVOIDABLE * (cost[place] ?? 0);
      if (gain + rest < least) return -Infinity;
      before = this.found;
      this.pricedMatched[i - lead] = before;
      this.pricedSum += before;
      if (before > this.pricedMost) this.pricedMost = before;
    }
    return gain;
  }

  /**
   * ln p of the token at `at` of the scratch. Reads the weights of the row before `row` of the window and leaves its own there.
   * `before` is the longest n-gram at the place before; a token that stood behind the edit at `place` (otherwise 0) begins
   * with what is known of the n-grams from `to` on.
   */
  private priceNew(at: number, row: number, before: number, place: number, to: number): number {
    const { model, scratch, window } = this;
    const token = scratch[at] ?? 0;
    const own = row * ROW;
    let price: number;
    let a: number;
    let b: number;
    let found = 1;
    let longest = Math.min(ORDER, before + 1);
    window.fill(0, own + 2, own + ROW);
    if (place > 0) {
      const known = place * ROW;
      const matched = this.matched[place] ?? 0;
      const reach = place - to + 1;
      found = Math.min(matched, reach);
      if (matched < reach) longest = found;
      for (let k = 1; k <= found && k <= CONTEXT; k++) window[own + k] = this.weights[known + k] ?? 0;
      a = this.hashA[known + found] ?? 0;
      b = this.hashB[known + found] ?? 0;
      price = this.logP[known + found] ?? 0;
    } else {
      a = extendA(seedA, token);
      b = extendB(seedB, token);
      price = model.unigram[token] ?? -12;
      window[own + 1] = model.unigramBackoff[token] ?? 0;
    }
    for (let n = found + 1; n <= longest; n++) {
      const left = scratch[at - n + 1] ?? 0;
      a = extendA(a, left);
      b = extendB(b, left);
      const code = this.codeOf(n, left, token, a, b);
      if (code < 0) break;
      if (n <= CONTEXT) {
        price = model.logP[code] ?? 0;
        window[own + n] = model.logBackoff[code] ?? 0;
      } else price = model.logPLongest[code] ?? 0;
      found = n;
      if (left === BOUNDARY) break;
    }
    for (let k = found; k <= CONTEXT; k++) price += window[own - ROW + k] ?? 0;
    this.found = found;
    return price;
  }
}
