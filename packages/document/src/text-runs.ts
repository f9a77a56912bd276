import { diffSequence } from './sequence.ts';

/** A run of text in a comparison. `before` and `after` are the UTF-16 offsets at which it begins in each text. */
export interface TextRun {
  readonly kind: 'same' | 'inserted' | 'deleted';
  readonly text: string;
  readonly before: number;
  readonly after: number;
}

/** Latin words and numbers are compared whole, everything else by character, so that no surrogate pair is split. */
export const textToken = /[A-Za-z\u00c0-\u024f]+|\d+|./gsu;

/**
 * How `after` came from `before`, as runs that give both texts when read in order. `beforeStart` and `afterStart` are
 * added to the offsets.
 */
export function textRuns(before: string, after: string, beforeStart = 0, afterStart = 0): readonly TextRun[] {
  const a = before.match(textToken) ?? [];
  const b = after.match(textToken) ?? [];
  const runs: TextRun[] = [];
  let [atA, atB] = [beforeStart, afterStart];
  const push = (kind: TextRun['kind'], tokens: readonly string[]): void => {
    if (tokens.length === 0) return;
    const text = tokens.join('');
    runs.push({ kind, text, before: atA, after: atB });
    if (kind !== 'inserted') atA += text.length;
    if (kind !== 'deleted') atB += text.length;
  };
  let done = 0;
  for (const edit of diffSequence(a, b)) {
    push('same', a.slice(done, edit.aFrom));
    push('deleted', a.slice(edit.aFrom, edit.aTo));
    push('inserted', b.slice(edit.bFrom, edit.bTo));
    done = edit.aTo;
  }
  push('same', a.slice(done));
  return runs;
}

/** Pairs of indexes; null where a text has no partner on the other side. In the order of both sides. */
export type TextPair = readonly [before: number | null, after: number | null];

const farthest = 25;
const alike = 0.35;

/**
 * Says which text of `after` each text of `before` turned into, judging by shared pairs of characters. Where two lists
 * were reworked beyond recognition, texts stand as deleted and inserted.
 */
export function pairTexts(before: readonly string[], after: readonly string[]): readonly TextPair[] {
  const pairs: TextPair[] = [];
  const bigramsAfter = after.map(bigrams);
  let next = 0;
  before.forEach((text, index) => {
    const own = bigrams(text);
    let best = -1;
    let bestScore = alike;
    for (let candidate = next; candidate < Math.min(after.length, next + farthest); candidate += 1) {
      const score = likeness(own, bigramsAfter[candidate] ?? new Set());
      if (score > bestScore) [best, bestScore] = [candidate, score];
    }
    if (best < 0 && before.length === 1 && after.length === 1 && text !== '' && after[0] !== '') best = 0;
    if (best < 0) {
      pairs.push([index, null]);
      return;
    }
    for (; next < best; next += 1) pairs.push([null, next]);
    pairs.push([index, best]);
    next = best + 1;
  });
  for (; next < after.length; next += 1) pairs.push([null, next]);
  return pairs;
}

function bigrams(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  if (text.length === 1) found.add(text);
  for (let at = 0; at + 2 <= text.length; at += 1) found.add(text.slice(at, at + 2));
  return found;
}

/** The Dice coefficient: 0 nothing in common, 1 the same pairs. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return 1;
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return (2 * common) / (a.size + b.size);
}
