import { BOUNDARY, DIGITS, FIRST_CHARACTER, LETTERS } from './alphabet.ts';
import { type Confusions, kindOf, SEEN_STEP, tokenOf } from './confusions.ts';
import type { LanguageModel } from './language-model.ts';
import { type Lexicon, Segmenter } from './lexicon.ts';
import { Scan } from './scan.ts';

/** The learnt tables that proposals rest on. */
export interface SpellingTables {
  readonly model: LanguageModel;
  readonly confusions: Confusions;
  readonly lexicon: Lexicon;
}

/** Other tokens for the places `from … to − 1` of a sentence, with what the ranking looks at. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly put: readonly number[];
  readonly gain: number;
  readonly features: Float32Array;
}

interface Draft {
  from: number;
  to: number;
  put: readonly number[];
  gain: number;
  kind: number;
  seen: number;
  rank: number;
  first: number;
  matchedFirst: number;
  matchedSum: number;
  matchedMost: number;
}

export const FEATURES = 44;
const PER_PLACE = 3;
/** A sentence longer than this is read in parts. */
export const LONGEST_SENTENCE = 400;

/** Finds what might have been meant in a sentence. Keeps its buffers, so one serves one thread. */
export class Proposer {
  readonly scan: Scan;
  private readonly tables: SpellingTables;
  private readonly segmenter: Segmenter;
  private readonly put1: number[] = [0];
  private readonly patched = new Uint16Array(64);

  constructor(tables: SpellingTables) {
    this.tables = tables;
    this.scan = new Scan(tables.model, LONGEST_SENTENCE);
    this.segmenter = new Segmenter(tables.lexicon);
  }

  /** Edits of the places `from … to` (1 is the first token), best gain first at each place. */
  propose(from = 1, to = this.scan.length): Edit[] {
    const drafts: Draft[][] = [];
    for (let i = from; i <= to; i++) drafts.push(this.draftAt(i));
    const edits: Edit[] = [];
    const mean = this.meanCost();
    for (const [k, at] of drafts.entries()) {
      let near = -20;
      for (let d = Math.max(0, k - 2); d <= Math.min(drafts.length - 1, k + 2); d++) {
        if (d !== k) near = Math.max(near, drafts[d]?.[0]?.gain ?? -20);
      }
      for (const draft of at) edits.push(this.describe(draft, at, near, mean));
    }
    return edits;
  }

  private meanCost(): number {
    const { scan } = this;
    let sum = 0;
    for (let i = 1; i <= scan.length; i++) sum += scan.cost[i] ?? 0;
    return sum / Math.max(1, scan.length);
  }

  /** Whether anything could gain enough at a place: what stands there is not well supported. */
  private isSuspicious(i: number): boolean {
    const { cost, length } = this.scan;
    let sum = 0;
    for (let k = i; k <= Math.min(i + 4, length + 1); k++) sum -= cost[k] ?? 0;
    return sum > 9;
  }

  private draftAt(i: number): Draft[] {
    const { scan, tables } = this;
    const original = scan.ids[i] ?? 0;
    if (original < FIRST_CHARACTER || !this.isSuspicious(i)) return [];
    const { offsets, entries, seen } = tables.confusions;
    const drafts: Draft[] = [];
    const start = offsets[original] ?? 0;
    const end = offsets[original + 1] ?? start;
    for (let e = start; e < end; e++) {
      const entry = entries[e] ?? 0;
      this.put1[0] = tokenOf(entry);
      const gain = scan.gain(i, i + 1, this.put1);
      const kind = kindOf(entry);
      const seenHere = (seen[e] ?? 0) * SEEN_STEP;
      const rated = gain - (PENALTY[kind] ?? 0) + seenHere;
      if (rated < LEAST_GAIN) continue;
      this.insert(drafts, {
        from: i,
        to: i + 1,
        put: [tokenOf(entry)],
        gain: rated,
        kind,
        seen: seenHere,
        rank: e - start,
        first: scan.firstGain,
        matchedFirst: scan.pricedMatched[0] ?? 0,
        matchedSum: scan.pricedSum,
        matchedMost: scan.pricedMost,
      });
    }
    return drafts;
  }

  private insert(drafts: Draft[], draft: Draft): void {
    let at = drafts.length;
    while (at > 0 && (drafts[at - 1]?.gain ?? 0) < draft.gain) at--;
    if (at >= PER_PLACE) return;
    drafts.splice(at, 0, draft);
    if (drafts.length > PER_PLACE) drafts.pop();
  }

  private describe(draft: Draft, rivals: readonly Draft[], near: number, mean: number): Edit {
    const { scan, tables, segmenter } = this;
    const { unigram } = tables.model;
    const { from, to, put } = draft;
    const f = new Float32Array(FEATURES);
    const original = scan.ids[from] ?? 0;
    const token = put[0] ?? 0;
    const best = rivals[0]?.gain ?? 0;
    f[0] = draft.gain;
    f[1] = draft.first;
    f[2] = draft.gain - draft.first;
    f[3] = scan.cost[from] ?? 0;
    f[4] = scan.cost[from + 1] ?? 0;
    f[5] = scan.cost[from - 1] ?? 0;
    f[6] = draft.matchedFirst;
    f[7] = scan.matched[from] ?? 0;
    f[8] = draft.matchedMost;
    let most = 0;
    let sum = 0;
    for (let i = from; i <= Math.min(scan.length + 1, to + 3); i++) {
      most = Math.max(most, scan.matched[i] ?? 0);
      sum += scan.matched[i] ?? 0;
    }
    f[9] = most;
    f[10] = draft.matchedSum - sum;
    f[11] = draft.kind;
    f[12] = draft.rank;
    f[13] = draft.seen;
    f[14] = unigram[original] ?? 0;
    f[15] = unigram[token] ?? 0;
    f[16] = best - draft.gain;
    f[17] = draft === rivals[0] ? draft.gain - (rivals[1]?.gain ?? LEAST_GAIN) : 0;
    f[18] = near - draft.gain;
    f[19] = rivals.length;
    f[20] = mean;
    f[21] = scan.length;
    const left = Math.max(1, from - 5);
    const right = Math.min(scan.length + 1, to + 5);
    segmenter.cut(scan.ids, left, right, from);
    const oldTotal = segmenter.total;
    f[22] = segmenter.focusLength;
    f[23] = segmenter.focusCost;
    const oldWords = segmenter.words;
    let n = 0;
    for (let i = left; i < from; i++) this.patched[n++] = scan.ids[i] ?? 0;
    for (const id of put) this.patched[n++] = id;
    for (let i = to; i < right; i++) this.patched[n++] = scan.ids[i] ?? 0;
    segmenter.cut(this.patched, 0, n, from - left);
    f[24] = segmenter.focusLength;
    f[25] = segmenter.focusCost;
    f[26] = segmenter.total - oldTotal;
    f[27] = segmenter.words - oldWords;
    f[28] = classOf(scan.ids[from - 1] ?? 0, from - 1);
    f[29] = classOf(scan.ids[to] ?? 0, to);
    f[30] = classOf(scan.ids[from - 2] ?? 0, from - 2);
    f[31] = classOf(scan.ids[to + 1] ?? 0, to + 1);
    f[32] = scan.cost[from + 2] ?? 0;
    f[33] = scan.matched[from + 1] ?? 0;
    f[34] = scan.matched[from + 2] ?? 0;
    f[35] = original === scan.ids[from - 1] || original === scan.ids[to] ? 1 : 0;
    f[36] = token === scan.ids[from - 1] || token === scan.ids[to] ? 1 : 0;
    f[37] = original < 60 ? original : 60;
    f[38] = token < 60 ? token : 60;
    return { from, to, put, gain: draft.gain, features: f };
  }
}

/** What a correction of each kind costs beyond the language model's gain. */
const PENALTY = [0, 0.7, 1.2, 2, 1, 2, 2];
const LEAST_GAIN = 0.5;

function classOf(id: number, place: number): number {
  if (id === BOUNDARY || place < 1) return 0;
  if (id >= FIRST_CHARACTER) return 3;
  return id === DIGITS || id === LETTERS ? 1 : 2;
}
