import { FIRST_CHARACTER, type Tokens, tokenize } from './alphabet.ts';
import type { SpellingData } from './data.ts';
import type { Edit } from './describe.ts';
import { LONGEST_SENTENCE, Proposer } from './propose.ts';
import { probability } from './trees.ts';

/** A place where another text was probably meant. Offsets are UTF-16 units. */
export interface Misspelling {
  readonly start: number;
  readonly end: number;
  readonly suggestion: string;
  /** The probability that the suggestion is what was meant. */
  readonly confidence: number;
}

/** Corrections a sentence can get before it is left to people: more would be guesswork on guesswork. */
const MOST_EDITS = 8;

/** Finds misspellings in Chinese text. Keeps buffers: one speller for one thread. */
export class Speller {
  private readonly data: SpellingData;
  private readonly proposer: Proposer;
  /** 的, 地 and 得. */
  private readonly particles: readonly number[];

  constructor(data: SpellingData) {
    this.data = data;
    this.proposer = new Proposer(data);
    this.particles = ['的', '地', '得'].map((unit) => data.alphabet.idOfUnit[unit.charCodeAt(0)] ?? 0);
  }

  /** Misspellings of at least this confidence, in order, none overlapping. Time is linear in the text's length. */
  check(text: string, least: number): Misspelling[] {
    const tokens = tokenize(text, this.data.alphabet);
    const found: Misspelling[] = [];
    for (let s = 0; s + 1 < tokens.sentences.length; s++) {
      const end = tokens.sentences[s + 1] ?? 0;
      for (let from = tokens.sentences[s] ?? 0; from < end; from += LONGEST_SENTENCE) {
        const to = Math.min(end, from + LONGEST_SENTENCE);
        this.proposer.scan.load(tokens.ids, from, to);
        for (const { edit, confidence } of this.decide(raisedFrom(least))) {
          found.push(this.misspelling(tokens, from, edit, confidence));
        }
      }
    }
    return raiseAmongErrors(found.sort((x, y) => x.start - y.start)).filter(
      ({ confidence }) => confidence >= least,
    );
  }

  /** A missing character is reported with the one before it, so that there is something to mark. */
  private misspelling(tokens: Tokens, sentence: number, edit: Edit, confidence: number): Misspelling {
    const written = edit.put.map((id) => this.data.alphabet.characters[id - FIRST_CHARACTER] ?? '').join('');
    const first = sentence + (edit.from === edit.to ? edit.from - 2 : edit.from - 1);
    const last = sentence + edit.to - 2;
    const start = tokens.starts[first] ?? 0;
    const end = tokens.ends[last] ?? 0;
    const kept = edit.from === edit.to ? tokens.text.slice(start, end) : '';
    return { start, end, suggestion: kept + written, confidence };
  }

  /**
   * Takes the surest edit, applies it, looks again around it, and so on; then judges edits that stand close together once
   * more, each with the others applied: of two errors side by side neither looks sure before the other is mended.
   */
  private decide(least: number): Rated[] {
    const taken = this.take(Math.min(least, PROVISIONAL));
    if (taken.length > 1) this.rejudge(taken);
    return taken.filter(({ confidence }) => confidence >= least);
  }

  private take(least: number): Rated[] {
    const { scan } = this.proposer;
    const open = new Set(this.rate(this.proposer.propose()));
    const taken: Rated[] = [];
    while (taken.length < MOST_EDITS) {
      let best: Rated | undefined;
      for (const rated of open) if (rated.confidence > (best?.confidence ?? least)) best = rated;
      if (!best) break;
      taken.push(best);
      this.apply(best.edit);
      const low = Math.max(1, best.edit.from - REACH);
      const high = Math.min(scan.length, best.edit.to + REACH);
      for (const rated of open) if (rated.edit.to > low && rated.edit.from <= high) open.delete(rated);
      for (const rated of this.rate(this.proposer.propose(low, high))) {
        if (!taken.some(({ edit }) => isOverlapping(rated.edit, edit))) open.add(rated);
      }
    }
    return taken;
  }

  private rejudge(taken: Rated[]): void {
    for (const rated of taken) {
      const { edit } = rated;
      const isAlone = taken.every(
        (other) => other === rated || other.edit.from > edit.to + REACH || other.edit.to < edit.from - REACH,
      );
      if (isAlone || !isSameLength(edit)) continue;
      const applied = Array.from(this.proposer.scan.ids.subarray(edit.from, edit.to));
      this.put(edit.from, rated.original);
      const again = this.rate(this.proposer.propose(edit.from, edit.to - 1)).find(
        (other) =>
          other.edit.put.length === edit.put.length && other.edit.put.every((id, k) => id === edit.put[k]),
      );
      if (again) rated.confidence = again.confidence;
      this.put(edit.from, applied);
    }
  }

  /**
   * Of 的, 地 and 得 for one another. The corrected texts teach the ranking that nobody mends them, so here the language model's
   * gain speaks for itself: a gain of five is wrong in one sentence of four hundred of a faultless newspaper, of eight in none. Laws
   * use 的 otherwise, so that only a great gain counts as sure. 得 for 的 needs less: 得 after a verb is rarely what the model
   * expects, and a gain of three finds twice as many as one of eight and is wrong in one sentence of two thousand.
   */
  private particleConfidence({ from, to, put, gain, seen }: Edit, ids: Uint16Array): number {
    if (to - from !== 1 || put.length !== 1) return 0;
    const [of, , complement] = this.particles;
    const written = ids[from] ?? 0;
    const meant = put[0] ?? 0;
    if (!this.particles.includes(meant) || !this.particles.includes(written)) return 0;
    const steps = written === of && meant === complement ? COMPLEMENT_STEPS : PARTICLE_STEPS;
    return steps.find(({ least }) => gain - seen >= least)?.confidence ?? 0;
  }

  /** Missing and surplus characters were learnt from made-up errors alone, among which they are more frequent than in real ones. */
  private confidenceOf(edit: Edit): number {
    const own = probability(this.data.trees, edit.features);
    return isSameLength(edit) ? own : own / (own + LENGTH_ODDS * (1 - own));
  }

  private rate(edits: readonly Edit[]): Rated[] {
    const { ids } = this.proposer.scan;
    return edits.map((edit) => ({
      edit,
      original: Array.from(ids.subarray(edit.from, edit.to)),
      confidence: Math.max(this.confidenceOf(edit), this.particleConfidence(edit, ids)),
    }));
  }

  /** Edits that change the length stay proposals: nothing is read anew over them. */
  private apply(edit: Edit): void {
    if (isSameLength(edit)) this.put(edit.from, edit.put);
  }

  private put(from: number, ids: readonly number[]): void {
    const { scan } = this.proposer;
    scan.ids.set(ids, from);
    scan.reprice(from, from + ids.length + 3);
  }
}

function isSameLength({ from, to, put }: Edit): boolean {
  return put.length === to - from;
}

/** Whether two edits touch the same places; an insertion touches the places on both of its sides. */
function isOverlapping(one: Edit, other: Edit): boolean {
  const reach = (edit: Edit) => (edit.from === edit.to ? [edit.from - 1, edit.to + 1] : [edit.from, edit.to]);
  const [a = 0, b = 0] = reach(one);
  const [c = 0, d = 0] = reach(other);
  return a < d && b > c;
}

/** Where errors stand close together, a doubtful place is likelier to be another: half of the doubt goes. */
function raiseAmongErrors(found: readonly Misspelling[]): Misspelling[] {
  const likely = found.filter(({ confidence }) => confidence >= LIKELY);
  let first = 0;
  let beyond = 0;
  return found.map((one) => {
    while ((likely[first]?.start ?? Infinity) < one.start - NEIGHBOURHOOD) first++;
    while ((likely[beyond]?.start ?? Infinity) <= one.start + NEIGHBOURHOOD) beyond++;
    if (one.confidence >= LIKELY || beyond - first < 2) return one;
    return { ...one, confidence: (1 + one.confidence) / 2 };
  });
}

/** The confidence that may become `least` among errors. */
function raisedFrom(least: number): number {
  return Math.max(0.2, Math.min(least, 2 * least - 1));
}

const LIKELY = 0.7;
/** UTF-16 units to each side. */
const NEIGHBOURHOOD = 100;

interface Rated {
  readonly edit: Edit;
  readonly original: readonly number[];
  confidence: number;
}

const PARTICLE_STEPS = [
  { least: 10, confidence: 0.95 },
  { least: 8, confidence: 0.55 },
  { least: 5, confidence: 0.45 },
];
/** The same for 得 in place of 的. */
const COMPLEMENT_STEPS = [
  { least: 10, confidence: 0.95 },
  { least: 3, confidence: 0.55 },
];
/** How much rarer missing and surplus characters are in real texts than in made-up ones. */
const LENGTH_ODDS = 4;

/** What is applied for the time being, so that its neighbours can be read. */
const PROVISIONAL = 0.3;
/** Places to each side of an edit whose price it changes or whose words it may belong to. */
const REACH = 5;
