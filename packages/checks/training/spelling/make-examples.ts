import { type Alphabet, FIRST_CHARACTER, tokenize } from '../../src/text/spelling/alphabet.ts';
import { type Confusions, kindOf, tokenOf } from '../../src/text/spelling/confusions.ts';
import { type Edit, FEATURES } from '../../src/text/spelling/describe.ts';
import type { LanguageModel } from '../../src/text/spelling/language-model.ts';
import { LONGEST_SENTENCE, type Proposer } from '../../src/text/spelling/propose.ts';
import type { Examples } from './boost-trees.ts';
import type { Pair } from './corpus.ts';
import { spoilPhrase, swapNeighbours } from './spoil-phrase.ts';

/** Rows of features with labels, as they are gathered. */
export class ExampleSet {
  private readonly rows: Float32Array[] = [];
  private readonly labels: number[] = [];
  private readonly weights: number[] = [];

  add(edit: Edit, right: boolean, weight: number): void {
    this.rows.push(edit.features);
    this.labels.push(right ? 1 : 0);
    this.weights.push(weight);
  }

  addAll(other: ExampleSet): void {
    for (let i = 0; i < other.rows.length; i++) {
      this.rows.push(other.rows[i]);
      this.labels.push(other.labels[i]);
      this.weights.push(other.weights[i]);
    }
  }

  get size(): number {
    return this.rows.length;
  }

  get positives(): number {
    return this.labels.reduce((sum, label) => sum + label, 0);
  }

  examples(): Examples {
    const features = new Float32Array(this.rows.length * FEATURES);
    this.rows.forEach((row, i) => {
      features.set(row, i * FEATURES);
    });
    return {
      features,
      width: FEATURES,
      labels: Uint8Array.from(this.labels),
      weights: Float32Array.from(this.weights),
    };
  }
}

/**
 * Adds the edits that are proposed for the wrong text of a pair, right or not. A text with several errors is looked at with
 * all of them and again with each right edit that was proposed taken, as the decoder will meet it.
 */
export function addPair(
  set: ExampleSet,
  proposer: Proposer,
  alphabet: Alphabet,
  pair: Pair,
  weight: number,
): void {
  const wrong = tokenize(pair.wrong, alphabet);
  const right = tokenize(pair.right, alphabet);
  if (wrong.count !== right.count) return;
  for (let s = 0; s + 1 < wrong.sentences.length; s++) {
    const from = wrong.sentences[s];
    const to = Math.min(wrong.sentences[s + 1], from + LONGEST_SENTENCE);
    proposer.scan.load(wrong.ids, from, to);
    const open = new Set<Edit>();
    let low = 1;
    let high = proposer.scan.length;
    for (let round = 0; round < 6; round++) {
      const edits = proposer.propose(low, high);
      for (const edit of open) if (edit.to > low && edit.from <= high) open.delete(edit);
      for (const edit of edits) {
        const isRight =
          edit.put.length === edit.to - edit.from &&
          edit.put.every((id, k) => id === right.ids[from + edit.from + k - 1]);
        set.add(edit, isRight, round === 0 ? weight : weight / 2);
        if (isRight) open.add(edit);
      }
      let best: Edit | undefined;
      for (const edit of open) if (edit.gain > (best?.gain ?? -Infinity)) best = edit;
      if (!best) break;
      open.delete(best);
      for (let k = best.from; k < best.to; k++) proposer.scan.ids[k] = best.put[k - best.from];
      proposer.scan.reprice(best.from, best.to + 3);
      low = Math.max(1, best.from - 5);
      high = Math.min(proposer.scan.length, best.to + 5);
    }
  }
}

/** How often people make each kind of confusion, by what the corrected texts show. */
const KIND_WEIGHT = [1, 0.5, 0.12, 0.04, 0.12, 0.06, 1];

/** Sentences with about one made-up error each, drawn by sound and shape and by how common the wrong character is. */
export function spoil(
  lines: readonly string[],
  alphabet: Alphabet,
  confusions: Confusions,
  model: LanguageModel,
  random: () => number,
  phrasesOf: (line: string) => ReadonlySet<string>,
): Pair[] {
  const { unigram } = model;
  const pairs: Pair[] = [];
  for (const line of lines) {
    const phrases = phrasesOf(line);
    const units = line.split('');
    const places: number[] = [];
    for (let i = 0; i < units.length; i++) {
      if ((alphabet.idOfUnit[units[i].charCodeAt(0)] ?? 0) >= FIRST_CHARACTER) places.push(i);
    }
    const errors = places.length < 4 ? 0 : [0, 1, 1, 1, 2][Math.floor(random() * 5)];
    for (let e = 0; e < errors; e++) {
      if (random() < PHRASE_SHARE && spoilPhrase(units, alphabet, model, phrases, random)) continue;
      if (random() < SWAP_SHARE && swapNeighbours(units, places, random)) continue;
      const usual = random() < 0.35 ? drawUsual(units, places, random) : undefined;
      if (usual) {
        units[usual.at] = usual.wrong;
        continue;
      }
      const drawn = Math.floor(random() * places.length);
      // One in five goes on into the next character, as a wrong word does.
      for (const at of places.slice(drawn, drawn + (random() < 0.2 ? 2 : 1))) {
        const wrong =
          random() < 0.04
            ? drawAny(unigram, random)
            : drawWrong(alphabet.idOfUnit[units[at].charCodeAt(0)], confusions, unigram, random);
        if (wrong) units[at] = alphabet.characters[wrong - FIRST_CHARACTER];
      }
    }
    pairs.push({ wrong: units.join(''), right: line });
  }
  return pairs;
}

/** Of the errors of a sentence that has a set phrase, the share made in it; of all errors, two neighbours the wrong way round. */
const PHRASE_SHARE = 0.5;
const SWAP_SHARE = 0.02;

/** Characters that people who write well mix up all the same. */
const USUAL = [
  '的地得',
  '在再',
  '做作',
  '已己以',
  '象像向',
  '副幅',
  '度渡',
  '即既',
  '须需',
  '采彩',
  '只止',
  '两俩',
  '于与',
  '和合',
  '记计',
  '他她它',
  '那哪',
  '有又',
  '示事',
  '型形',
  '练炼',
  '帐账',
  '份分',
  '拔拨',
  '密蜜',
  '决绝',
  '惟唯',
  '反返',
  '到道',
  '坐座',
  '竟竞',
  '候侯',
  '末未',
  '消销',
  '制质治',
  '至致',
  '映应',
  '使驶',
  '报抱',
  '以一',
  '力利',
  '则责',
  '到导',
  '成呈',
  '定订',
  '带戴',
  '费废',
];

/** A place of the sentence where one of the usual mix-ups can be made, or none. */
function drawUsual(
  units: readonly string[],
  places: readonly number[],
  random: () => number,
): { at: number; wrong: string } | undefined {
  const open = places.flatMap((at) =>
    USUAL.filter((group) => group.includes(units[at])).flatMap((group) =>
      group
        .split('')
        .filter((wrong) => wrong !== units[at])
        .map((wrong) => ({ at, wrong })),
    ),
  );
  return open[Math.floor(random() * open.length)];
}

/** Any common character: what slips in by a wrong key or a wrong choice of the input method. */
function drawAny(unigram: Float32Array, random: () => number): number {
  for (;;) {
    const token = FIRST_CHARACTER + Math.floor(random() * (unigram.length - FIRST_CHARACTER));
    if (random() < Math.exp(0.5 * (unigram[token] + 4))) return token;
  }
}

function drawWrong(
  token: number,
  confusions: Confusions,
  unigram: Float32Array,
  random: () => number,
): number {
  const { offsets, entries } = confusions;
  let total = 0;
  const weightOf = (entry: number) => KIND_WEIGHT[kindOf(entry)] * Math.exp(0.5 * unigram[tokenOf(entry)]);
  for (let e = offsets[token]; e < offsets[token + 1]; e++) total += weightOf(entries[e]);
  let left = random() * total;
  for (let e = offsets[token]; e < offsets[token + 1]; e++) {
    left -= weightOf(entries[e]);
    if (left <= 0) return tokenOf(entries[e]);
  }
  return 0;
}

/** A sentence with one character too many or too few, and the edit that mends it. */
export interface GapCase {
  readonly wrong: string;
  readonly from: number;
  readonly to: number;
  readonly put: string;
}

/** Takes a character out of each sentence, or doubles one, or puts one in; some are left as they are (from −1). */
export function spoilGaps(lines: readonly string[], alphabet: Alphabet, random: () => number): GapCase[] {
  const cases: GapCase[] = [];
  const isKnown = (unit: string) => (alphabet.idOfUnit[unit.charCodeAt(0)] ?? 0) >= FIRST_CHARACTER;
  for (const line of lines) {
    const [sentence = ''] = line.split(/(?<=[。！？；])/);
    if (
      sentence.length < 8 ||
      sentence.length > 120 ||
      !/^[\p{Script=Han}，。、；：！？《》“”]+$/u.test(sentence)
    )
      continue;
    const at = 1 + Math.floor(random() * (sentence.length - 3));
    const draw = random();
    if (!isKnown(sentence[at]) || sentence[at] === sentence[at - 1] || sentence[at] === sentence[at + 1])
      continue;
    if (draw < 0.4) cases.push({ wrong: sentence, from: -1, to: -1, put: '' });
    else if (draw < 0.7) {
      cases.push({
        wrong: sentence.slice(0, at) + sentence.slice(at + 1),
        from: at + 1,
        to: at + 1,
        put: sentence[at],
      });
    } else {
      const extra = draw < 0.85 ? sentence[at] : '的了是在和有不人'[Math.floor(random() * 8)];
      if (extra === sentence[at + 1]) continue;
      const place = extra === sentence[at] ? at + 1 : at + 2;
      cases.push({
        wrong: sentence.slice(0, at + 1) + extra + sentence.slice(at + 1),
        from: place,
        to: place + 1,
        put: '',
      });
    }
  }
  return cases;
}

/** Adds what is proposed for a sentence with a gap: right is only the edit that mends it. */
export function addGap(
  set: ExampleSet,
  proposer: Proposer,
  alphabet: Alphabet,
  gap: GapCase,
  weight: number,
): void {
  const tokens = tokenize(gap.wrong, alphabet);
  if (tokens.count !== gap.wrong.length || tokens.sentences.length !== 2) return;
  proposer.scan.load(tokens.ids, 0, tokens.count);
  const put = gap.put === '' ? -1 : alphabet.idOfUnit[gap.put.charCodeAt(0)];
  for (const edit of proposer.propose()) {
    const isHere = edit.from === gap.from && edit.to === gap.to;
    set.add(edit, isHere && (edit.put[0] ?? -1) === put && edit.put.length === gap.put.length, weight);
  }
}
