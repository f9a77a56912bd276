import { BOUNDARY } from './alphabet.ts';
import { knowsPair, type LanguageModel, ORDER } from './language-model.ts';
import { extendA, extendB, findSlot, seedA, seedB } from './slot-table.ts';

const CONTEXT = ORDER - 1;
/** Share of its cost that a token behind an edit keeps, as far as pricing may be cut short by it. */
const UNAVOIDABLE = 0.25;

/**
 * The scores of one sentence. `ids[0]` is the boundary before it, `ids[1 … length]` are its tokens, `ids[length + 1]` the
 * boundary after it. What a place costs depends on the four tokens before it only, so an edit is priced in its window.
 */
export class Scan {
  readonly ids: Uint16Array;
  /** ln p of the token at each place. */
  readonly cost: Float64Array;
  /** Longest n-gram of the model that ends at each place. */
  readonly matched: Uint8Array;
  length = 0;
  private readonly model: LanguageModel;
  /** Back-off weights of the n-grams (1 to 4 tokens) that end at each place. */
  private readonly weights: Float64Array;
  private readonly window = new Float64Array((2 * CONTEXT + 24) * (CONTEXT + 1));
  private windowMatched = 0;
  /** Longest n-gram at each place of the last priced window. */
  readonly pricedMatched = new Uint8Array(2 * CONTEXT + 24);
  /** Of the last priced window: gain at its first place, sum and greatest of `pricedMatched`. */
  firstGain = 0;
  pricedSum = 0;
  pricedMost = 0;

  constructor(model: LanguageModel, capacity: number) {
    this.model = model;
    this.ids = new Uint16Array(capacity + 2);
    this.cost = new Float64Array(capacity + 2);
    this.matched = new Uint8Array(capacity + 2);
    this.weights = new Float64Array((capacity + 2) * (CONTEXT + 1));
  }

  /** Takes a sentence and prices each of its places. */
  load(tokens: Uint16Array, from: number, to: number): void {
    this.length = to - from;
    this.ids[0] = BOUNDARY;
    for (let i = from; i < to; i++) this.ids[i - from + 1] = tokens[i] ?? 0;
    this.ids[this.length + 1] = BOUNDARY;
    this.weights.fill(0, 0, CONTEXT + 1);
    this.weights[1] = this.model.unigramBackoff[BOUNDARY] ?? 0;
    this.matched[0] = 1;
    this.cost[0] = 0;
    for (let i = 1; i <= this.length + 1; i++) this.priceAt(i);
  }

  /** Prices the places from `from` to `to` anew, after `ids` changed there. */
  reprice(from: number, to: number): void {
    for (let i = from; i <= Math.min(to, this.length + 1); i++) this.priceAt(i);
  }

  private priceAt(i: number): void {
    const row = i * (CONTEXT + 1);
    this.cost[i] = this.price(this.ids, i, i, this.weights, row - CONTEXT - 1, this.weights, row);
    this.matched[i] = this.windowMatched;
  }

  /**
   * ln p of the tokens of `ids` at `at`, of which `reach` tokens before it may be looked at. Reads the weights of the place
   * before from `before[rowBefore …]` and leaves its own in `own[row …]`.
   */
  private price(
    ids: Uint16Array,
    at: number,
    reach: number,
    before: Float64Array,
    rowBefore: number,
    own: Float64Array,
    row: number,
  ): number {
    const { table } = this.model;
    const token = ids[at] ?? 0;
    let a = extendA(seedA, token);
    let b = extendB(seedB, token);
    let logP = this.model.unigram[token] ?? -12;
    own[row + 1] = this.model.unigramBackoff[token] ?? 0;
    own[row + 2] = 0;
    own[row + 3] = 0;
    own[row + 4] = 0;
    let found = 1;
    const longest = Math.min(ORDER, reach + 1);
    for (let n = 2; n <= longest; n++) {
      const left = ids[at - n + 1] ?? 0;
      if (n === 2 && !knowsPair(this.model, left, token)) break;
      a = extendA(a, left);
      b = extendB(b, left);
      const slot = findSlot(table, a, b);
      if (slot < 0) break;
      const code = table.values[slot] ?? 0;
      if (n <= CONTEXT) {
        logP = this.model.logP[code] ?? 0;
        own[row + n] = this.model.logBackoff[code] ?? 0;
      } else logP = this.model.logPLongest[code] ?? 0;
      found = n;
      if (left === BOUNDARY) break;
    }
    for (let k = found; k <= CONTEXT; k++) logP += before[rowBefore + k] ?? 0;
    this.windowMatched = found;
    return logP;
  }

  /**
   * What the sentence would gain (difference of ln p) if the tokens of places `from … to − 1` were `put` instead. Reads no
   * further than four places beyond. `pricedMatched` then tells the longest n-gram at each new place. Gives −Infinity as soon
   * as it is clear that the gain will hardly reach `least`.
   */
  gain(from: number, to: number, put: ArrayLike<number>, least = -Infinity): number {
    const tail = Math.min(CONTEXT, this.length + 1 - (to - 1));
    const lead = Math.min(CONTEXT, from);
    const text = this.scratch;
    let n = 0;
    for (let i = from - lead; i < from; i++) text[n++] = this.ids[i] ?? 0;
    for (let i = 0; i < put.length; i++) text[n++] = put[i] ?? 0;
    for (let i = to; i < to + tail; i++) text[n++] = this.ids[i] ?? 0;
    let gain = 0;
    for (let i = from; i < to + tail; i++) gain -= this.cost[i] ?? 0;
    // What the places behind the edit still cost at best: a share of what they cost before.
    let rest = 0;
    for (let i = to; i < to + tail; i++) rest += this.cost[i] ?? 0;
    rest *= UNAVOIDABLE;
    const base = (from - 1) * (CONTEXT + 1);
    const width = CONTEXT + 1;
    for (let k = 0; k <= CONTEXT; k++) this.window[k] = this.weights[base + k] ?? 0;
    this.pricedSum = 0;
    this.pricedMost = 0;
    for (let i = lead; i < n; i++) {
      const row = (i - lead + 1) * width;
      const price = this.price(text, i, i, this.window, row - width, this.window, row);
      if (i === lead) this.firstGain = price - (this.cost[from] ?? 0);
      gain += price;
      if (i >= lead + put.length) rest -= UNAVOIDABLE * (this.cost[to + i - lead - put.length] ?? 0);
      if (gain + rest < least) return -Infinity;
      this.pricedMatched[i - lead] = this.windowMatched;
      this.pricedSum += this.windowMatched;
      if (this.windowMatched > this.pricedMost) this.pricedMost = this.windowMatched;
    }
    return gain;
  }

  private readonly scratch = new Uint16Array(2 * CONTEXT + 24);
}
