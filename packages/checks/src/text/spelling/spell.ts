import { type Alphabet, FIRST_CHARACTER, tokenize } from './alphabet.ts';
import { type Edit, LONGEST_SENTENCE, Proposer, type SpellingTables } from './propose.ts';
import { probability, type Trees } from './trees.ts';

/** All that spelling was learnt into. */
export interface SpellingData extends SpellingTables {
  readonly alphabet: Alphabet;
  readonly trees: Trees;
}

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

  constructor(data: SpellingData) {
    this.data = data;
    this.proposer = new Proposer(data);
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
        for (const { edit, confidence } of this.decide(least)) {
          const first = from + edit.from - 1;
          const last = from + edit.to - 2;
          found.push({
            start: tokens.starts[first] ?? 0,
            end: tokens.ends[last] ?? 0,
            suggestion: edit.put
              .map((id) => this.data.alphabet.characters[id - FIRST_CHARACTER] ?? '')
              .join(''),
            confidence,
          });
        }
      }
    }
    return found.sort((x, y) => x.start - y.start);
  }

  /** Takes the surest edit, applies it, looks again around it, and so on. */
  private decide(least: number): { edit: Edit; confidence: number }[] {
    const { scan } = this.proposer;
    const rate = (edits: Edit[]) =>
      edits.map((edit) => ({ edit, confidence: probability(this.data.trees, edit.features) }));
    let open = rate(this.proposer.propose());
    const taken: { edit: Edit; confidence: number }[] = [];
    const done = new Set<number>();
    while (taken.length < MOST_EDITS) {
      let best: { edit: Edit; confidence: number } | undefined;
      for (const rated of open) if (rated.confidence > (best?.confidence ?? least)) best = rated;
      if (!best) break;
      taken.push(best);
      const { from, to, put } = best.edit;
      for (let k = from; k < to; k++) {
        scan.ids[k] = put[k - from] ?? 0;
        done.add(k);
      }
      scan.reprice(from, to + 3);
      const low = Math.max(1, from - 5);
      const high = Math.min(scan.length, to + 5);
      open = open.filter(({ edit }) => edit.to <= low || edit.from > high);
      open.push(...rate(this.proposer.propose(low, high)).filter(({ edit }) => !overlaps(edit, done)));
    }
    return taken;
  }
}

function overlaps(edit: Edit, done: ReadonlySet<number>): boolean {
  for (let k = edit.from; k < edit.to; k++) if (done.has(k)) return true;
  return false;
}
