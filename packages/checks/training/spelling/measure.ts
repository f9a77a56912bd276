import type { Misspelling, Speller } from '../../src/text/spelling/spell.ts';
import type { Pair } from './corpus.ts';

export const THRESHOLDS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97];

/** What was found in one text. */
export interface Outcome {
  readonly pair: Pair;
  readonly found: readonly Misspelling[];
}

export function outcomesOf(speller: Speller, pairs: readonly Pair[]): Outcome[] {
  return pairs.map((pair) => ({ pair, found: speller.check(pair.wrong, 0.25) }));
}

/** The text with the findings of at least this confidence applied. */
export function corrected({ pair, found }: Outcome, least: number): string {
  let text = '';
  let at = 0;
  for (const { start, end, suggestion, confidence } of found) {
    if (confidence < least) continue;
    text += pair.wrong.slice(at, start) + suggestion;
    at = end;
  }
  return text + pair.wrong.slice(at);
}

export interface Figures {
  readonly threshold: number;
  /** Of the sentences that were altered, the share that came out wholly right, in %. */
  readonly precision: number;
  /** Of the sentences with errors, the share that came out wholly right, in %. */
  readonly recall: number;
  /** Sentence-level correction F1 (S-C), in %. */
  readonly f1: number;
  /** Of the faultless sentences, the share that was altered, in %. */
  readonly altered: number;
}

/** The figures of a set of outcomes at one threshold. */
export function figuresAt(outcomes: readonly Outcome[], threshold: number): Figures {
  let changed = 0;
  let right = 0;
  let wrong = 0;
  let altered = 0;
  for (const outcome of outcomes) {
    const { pair } = outcome;
    const text = corrected(outcome, threshold);
    const isFaultless = pair.wrong === pair.right;
    if (!isFaultless) wrong++;
    if (text === pair.wrong) continue;
    changed++;
    if (isFaultless) altered++;
    else if (text === pair.right) right++;
  }
  const share = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);
  const precision = share(right, changed);
  const recall = share(right, wrong);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { threshold, precision, recall, f1, altered: share(altered, outcomes.length - wrong) };
}

/** A table of the figures at all thresholds. */
export function printFigures(
  name: string,
  outcomes: readonly Outcome[],
  print: (line: string) => void,
): void {
  print(`${name}: ${outcomes.length} sentences`);
  print('  threshold  precision  recall   S-C  faultless altered');
  for (const threshold of THRESHOLDS) {
    const f = figuresAt(outcomes, threshold);
    const cell = (value: number, width: number, digits = 1) => value.toFixed(digits).padStart(width);
    print(
      `  ${cell(threshold, 9, 2)}${cell(f.precision, 11)}${cell(f.recall, 8)}${cell(f.f1, 6)}${cell(f.altered, 15, 2)} %`,
    );
  }
}
