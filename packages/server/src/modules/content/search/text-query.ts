import { fold } from './fold.ts';
import { pairsOf, wordsOf } from './lexemes.ts';

/** What somebody searches for. */
export interface TextQuery {
  /** The parts between spaces, folded. */
  readonly terms: readonly string[];
  /** tsquery: every word of every term is a word of the text; of the title. Null if the terms have no words. */
  readonly words: string | null;
  readonly titleWords: string | null;
  /** tsquery: every pair of characters of every term stands in the text. To be held against the text itself. */
  readonly pairs: string;
}

/** Reads a query; null if it has no letter and no digit, so that nothing can be found by it. */
export function readTextQuery(text: string): TextQuery | null {
  const terms = fold(text)
    .split(/\s+/)
    .filter((term) => /[\p{L}\p{N}]/u.test(term));
  if (terms.length === 0) return null;
  const words = [...new Set(terms.flatMap(wordsOf))];
  const inWords = (letter: string) =>
    words.length === 0 ? null : allOf(words.map((one) => quote(letter + one)));
  return {
    terms,
    words: inWords('w'),
    titleWords: inWords('W'),
    pairs: allOf(terms.flatMap(pairQueries)),
  };
}

/** The pairs of a term; the last character of a run may have another behind it in the text, so it is asked for as a beginning. */
function pairQueries(term: string): readonly string[] {
  const pairs = pairsOf(term);
  const asked = pairs.filter((pair) => [...pair].length === 2);
  const single = pairs.filter(
    (pair) => [...pair].length === 1 && !asked.some((other) => other.endsWith(pair)),
  );
  return [...asked.map((pair) => quote(`g${pair}`)), ...single.map((pair) => `${quote(`g${pair}`)}:*`)];
}

/** A lexeme as it is written in a tsquery. */
export function quote(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** All of some parts of a tsquery. */
export function allOf(parts: readonly string[]): string {
  return parts.join(' & ');
}

/** Any of some parts of a tsquery. */
export function anyOf(parts: readonly string[]): string {
  return `(${parts.join(' | ')})`;
}
