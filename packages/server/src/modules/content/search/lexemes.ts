import { fold } from './fold.ts';

/** What is known of a manuscript's newest text for searching. */
export interface Searchable {
  readonly organization: string;
  readonly root: string;
  readonly author: string;
  readonly topic: string;
  readonly form: string;
  readonly channels: readonly string[];
  readonly title: string;
  readonly body: string;
}

/** Characters of a text that are searched; what is behind them can be read but not found. */
export const searchedCharacters = 100_000;
/** Bytes of a text's lexemes at most: PostgreSQL refuses a tsvector of more than a mebibyte. */
const mostBytes = 700_000;
/** Characters of a lexeme at most. */
const longest = 64;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of a folded text as ICU's dictionary cuts it, each once. */
export function wordsOf(folded: string): readonly string[] {
  const words = new Set<string>();
  for (const { segment, isWordLike } of segmenter.segment(folded)) {
    if (isWordLike) words.add(segment.slice(0, longest));
  }
  return [...words];
}

/**
 * Every two neighbouring letters or digits of a folded text, each pair once, and the last one of each run alone. So whatever stands in the
 * text is found by its pairs, wherever the dictionary cut it.
 */
export function pairsOf(folded: string): readonly string[] {
  const pairs = new Set<string>();
  for (const [run] of folded.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const characters = [...run];
    for (let n = 0; n < characters.length; n++) pairs.add(characters.slice(n, n + 2).join(''));
  }
  return [...pairs];
}

/**
 * The lexemes of a manuscript, each with a letter in front: w word, W word of the title, g two characters, o organisation, r root, a author, t
 * topic, f form, c channel.
 */
export function lexemesOf(about: Searchable): readonly string[] {
  const title = fold(about.title);
  const text = `${title}\n${fold(about.body.slice(0, searchedCharacters))}`;
  const fixed = [
    `o${about.organization}`,
    `r${about.root}`,
    `a${about.author}`,
    `t${about.topic}`,
    `f${about.form}`,
    ...about.channels.map((channel) => `c${channel}`),
    ...wordsOf(title).map((word) => `W${word}`),
  ];
  const ofText = [...wordsOf(text).map((word) => `w${word}`), ...pairsOf(text).map((pair) => `g${pair}`)];
  return [...fixed, ...within(ofText, mostBytes)];
}

/** The first of some lexemes that together take no more than so many bytes. */
function within(lexemes: readonly string[], bytes: number): readonly string[] {
  let left = bytes;
  const kept: string[] = [];
  for (const lexeme of lexemes) {
    // A lexeme's place in the vector takes four bytes besides.
    left -= Buffer.byteLength(lexeme) + 4;
    if (left < 0) break;
    kept.push(lexeme);
  }
  return kept;
}
