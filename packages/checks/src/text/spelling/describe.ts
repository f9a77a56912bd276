import { Company } from './affinity.ts';
import { BOUNDARY, DIGITS, FIRST_CHARACTER, LETTERS } from './alphabet.ts';
import type { SpellingTables } from './data.ts';
import { Segmenter, SURNAME } from './lexicon.ts';
import { nearness } from './near.ts';
import { pairValue } from './pair-table.ts';
import type { Scan } from './scan.ts';

/** Other tokens for the places `from … to − 1` of a sentence, with what the ranking looks at. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly put: readonly number[];
  readonly gain: number;
  /** The part of the gain that is the record of this confusion. */
  readonly seen: number;
  readonly features: Float32Array;
}

/** An edit before it is described. */
export interface Draft {
  readonly from: number;
  readonly to: number;
  readonly put: readonly number[];
  /** Gain of the language model less the kind's penalty, plus how often it was seen. */
  readonly gain: number;
  /** Kind of confusion of the first place, and of the second where there is one (−1). */
  readonly kind: number;
  readonly kind2: number;
  readonly seen: number;
  readonly rank: number;
  readonly first: number;
  readonly matchedFirst: number;
  readonly matchedSum: number;
  readonly matchedMost: number;
}

export const FEATURES = 68;
/** Stands for the gain of what was not proposed. */
const NOTHING = -5;
const AROUND = 6;
/** A draft that gains as much is hardly chance. */
const CLEAR = 7;

/** Turns drafts into edits with features. */
export class Describer {
  private readonly tables: SpellingTables;
  private readonly scan: Scan;
  private readonly cover: Uint8Array;
  private readonly segmenter: Segmenter;
  private readonly company: Company;
  private readonly patched = new Uint16Array(64);

  constructor(tables: SpellingTables, scan: Scan, cover: Uint8Array) {
    this.tables = tables;
    this.scan = scan;
    this.cover = cover;
    this.segmenter = new Segmenter(tables.lexicon);
    this.company = new Company(tables.lexicon, scan.ids.length);
  }

  /** Describes the drafts of neighbouring places. */
  describeAll(drafts: readonly (readonly Draft[])[]): Edit[] {
    const { scan } = this;
    let mean = 0;
    let weak = 0;
    for (let i = 1; i <= scan.length; i++) {
      mean += scan.cost[i] ?? 0;
      if ((scan.matched[i] ?? 0) <= 2) weak++;
    }
    mean /= Math.max(1, scan.length);
    weak /= Math.max(1, scan.length);
    this.company.read(scan.ids, 1, scan.length + 1);
    const edits: Edit[] = [];
    const best = drafts.map((here) => here.reduce((most, { gain }) => Math.max(most, gain), NOTHING));
    const clear = best.reduce((count, gain) => count + (gain > CLEAR ? 1 : 0), 0);
    for (let k = 0; k < drafts.length; k++) {
      const here = drafts[k] ?? [];
      if (here.length === 0) continue;
      let near = NOTHING;
      for (let d = Math.max(0, k - 2); d <= Math.min(drafts.length - 1, k + 2); d++) {
        if (d !== k) for (const rival of drafts[d] ?? []) near = Math.max(near, rival.gain);
      }
      let far = NOTHING;
      for (let d = 0; d < best.length; d++) if (Math.abs(d - k) > 2) far = Math.max(far, best[d] ?? NOTHING);
      for (const draft of here) {
        const edit = this.describe(draft, here, near);
        edit.features[20] = mean;
        edit.features[21] = weak;
        edit.features[56] = far;
        edit.features[57] = far - draft.gain;
        edit.features[58] = clear;
        edits.push(edit);
      }
    }
    return edits;
  }

  private describe(draft: Draft, rivals: readonly Draft[], near: number): Edit {
    const { scan, tables } = this;
    const { ids, cost, matched } = scan;
    const { unigram } = tables.model;
    const { from, to, put, gain } = draft;
    const f = new Float32Array(FEATURES);
    const original = ids[from] ?? 0;
    const token = put[0] ?? 0;
    f[0] = gain;
    f[1] = draft.first;
    f[2] = gain - draft.first;
    f[3] = cost[from] ?? 0;
    f[4] = cost[from + 1] ?? 0;
    f[5] = cost[from - 1] ?? 0;
    f[6] = draft.matchedFirst;
    f[7] = matched[from] ?? 0;
    f[8] = draft.matchedMost;
    f[9] = this.cover[from] ?? 0;
    let sum = 0;
    let window = 0;
    for (let i = from; i <= Math.min(scan.length + 1, to + 3); i++) {
      sum += matched[i] ?? 0;
      window += cost[i] ?? 0;
    }
    f[10] = draft.matchedSum - sum;
    f[11] = draft.kind;
    f[12] = draft.rank;
    f[13] = draft.seen;
    f[14] = unigram[original] ?? 0;
    f[15] = unigram[token] ?? 0;
    this.compareRivals(f, draft, rivals);
    f[18] = near - gain;
    f[19] = rivals.length;
    this.compareWords(f, draft);
    f[28] = classOf(ids[from - 1] ?? 0, from - 1);
    f[29] = classOf(ids[to] ?? 0, to);
    f[30] = classOf(ids[from - 2] ?? 0, from - 2);
    f[31] = classOf(ids[to + 1] ?? 0, to + 1);
    f[32] = cost[from + 2] ?? 0;
    f[33] = matched[from + 1] ?? 0;
    f[34] = matched[from + 2] ?? 0;
    f[35] = original === ids[from - 1] || original === ids[to] ? 1 : 0;
    f[36] = token === ids[from - 1] || token === ids[to] ? 1 : 0;
    f[37] = Math.min(original, COMMON);
    f[38] = Math.min(token, COMMON);
    const { names } = tables.lexicon;
    f[39] = (names[ids[from - 1] ?? 0] ?? 0) >= SURNAME ? 1 : 0;
    f[40] = (names[ids[from - 2] ?? 0] ?? 0) >= SURNAME ? 1 : 0;
    f[41] = (names[original] ?? 0) & 63;
    f[42] = (names[ids[to] ?? 0] ?? 0) & 63;
    f[43] = (names[original] ?? 0) >= SURNAME ? 1 : 0;
    f[44] = to - from;
    f[45] = draft.kind2;
    f[46] = window;
    f[47] = this.cover[to - 1] ?? 0;
    f[48] = matched[from - 1] ?? 0;
    f[49] = scan.length;
    this.compareNeighbours(f, draft);
    return { from, to, put, gain, seen: draft.seen, features: f };
  }

  /** How well old and new token go with what stands beside and near them, and whether the sentence has them so again. */
  private compareNeighbours(f: Float32Array, { from, to, put }: Draft): void {
    const { scan, tables } = this;
    const { ids } = scan;
    const left = ids[from - 1] ?? 0;
    const right = ids[to] ?? 0;
    const original = ids[from] ?? 0;
    const token = put[0] ?? right;
    const last = put.at(-1) ?? left;
    f[59] = this.bond(left, token);
    f[60] = this.bond(last, right);
    f[61] = this.bond(left, original);
    f[62] = this.bond(ids[to - 1] ?? 0, right);
    f[63] = this.again(left, original, from) + this.again(ids[to - 1] ?? 0, right, to);
    f[64] = this.again(left, token, from) + this.again(last, right, to);
    f[65] = nearness(tables.near, ids, scan.length, from, original);
    f[66] = put.length === 0 ? 0 : nearness(tables.near, ids, scan.length, from, token);
    f[67] = (f[66] ?? 0) - (f[65] ?? 0);
  }

  /** Pointwise mutual information of two tokens side by side. */
  private bond(first: number, second: number): number {
    const { model } = this.tables;
    const code = pairValue(model.pairs, first * model.size + second);
    if (code < 0) return model.unigramBackoff[first] ?? 0;
    return (model.logP[code] ?? 0) - (model.unigram[second] ?? 0);
  }

  /** How often two tokens stand side by side in the sentence elsewhere than before place `but`; at most two. */
  private again(first: number, second: number, but: number): number {
    const { ids, length } = this.scan;
    let count = 0;
    for (let i = 2; i <= length && count < 2; i++) {
      if (i !== but && ids[i] === second && ids[i - 1] === first) count++;
    }
    return count;
  }

  private compareRivals(f: Float32Array, draft: Draft, rivals: readonly Draft[]): void {
    let best = NOTHING;
    let second = NOTHING;
    for (const rival of rivals) {
      if (rival.gain > best) {
        second = best;
        best = rival.gain;
      } else if (rival.gain > second) second = rival.gain;
    }
    f[16] = best - draft.gain;
    f[17] = draft.gain === best ? best - second : 0;
  }

  /** How the words around the place read before and after. */
  private compareWords(f: Float32Array, { from, to, put }: Draft): void {
    const { scan, segmenter, patched } = this;
    const left = Math.max(1, from - AROUND);
    const right = Math.min(scan.length + 1, to + AROUND);
    segmenter.cut(scan.ids, left, right, from);
    const oldTotal = segmenter.total;
    const oldWords = segmenter.words;
    f[22] = segmenter.focusLength;
    f[23] = segmenter.focusCost;
    f[50] = segmenter.singles;
    this.compareCompany(f, 52, scan.ids, from, to);
    let n = 0;
    for (let i = left; i < from; i++) patched[n++] = scan.ids[i] ?? 0;
    for (const id of put) patched[n++] = id;
    for (let i = to; i < right; i++) patched[n++] = scan.ids[i] ?? 0;
    segmenter.cut(patched, 0, n, from - left);
    this.compareCompany(f, 54, patched, from, to);
    f[24] = segmenter.focusLength;
    f[25] = segmenter.focusCost;
    f[26] = segmenter.total - oldTotal;
    f[27] = segmenter.words - oldWords;
    f[51] = segmenter.singles - (f[50] ?? 0);
  }

  /** How well the word just cut over the place goes with the words of the sentence. */
  private compareCompany(f: Float32Array, at: number, ids: Uint16Array, from: number, to: number): void {
    const { focusStart, focusLength } = this.segmenter;
    f[at] = this.company.affinity(ids.subarray(focusStart, focusStart + focusLength), from, to);
    f[at + 1] = this.company.most;
  }
}

/** Tokens this frequent may have habits of their own. */
const COMMON = 80;

function classOf(id: number, place: number): number {
  if (id === BOUNDARY || place < 1) return 0;
  if (id >= FIRST_CHARACTER) return 3;
  return id === DIGITS || id === LETTERS ? 1 : 2;
}
