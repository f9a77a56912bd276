import { foldTable, isSeparator, unitsToString } from './fold.ts';
import { buildMatcher, type Matcher, maxWordLength, scan } from './matcher.ts';
import { readingTable } from './readings.ts';
import { problemsOf, type Term } from './term.ts';

/** A term found, with the units that it covers in the text. */
export interface TermHit {
  /** Index in the terms that the lexicon was built from. */
  readonly term: number;
  readonly start: number;
  readonly end: number;
  /** How it was found: as such, or by one of the variants that the term asks for. */
  readonly by: 'form' | 'separators' | 'homophones';
}

interface Group {
  /** Of the terms' texts, then of their exceptions. */
  readonly matcher: Matcher;
  /** Of each word the term that it is the text or an exception of; the exceptions begin at word `guardsFrom`. */
  readonly owners: Int32Array;
  readonly guardsFrom: number;
}

/** Terms ready to be looked for. Plain data: it can be sent to a worker. */
export interface Lexicon {
  readonly terms: readonly Term[];
  readonly plain: Group;
  readonly separated: Group | null;
  readonly sounding: Group | null;
}

/** Makes terms ready: 100,000 in a tenth of a second. Terms that cannot be looked for (see `problemsOf`) are left out. */
export function buildLexicon(terms: readonly Term[]): Lexicon {
  const usable: number[] = [];
  const separated: number[] = [];
  const sounding: number[] = [];
  terms.forEach((term, index) => {
    if (problemsOf(term).length > 0) return;
    usable.push(index);
    if (term.separators) separated.push(index);
    if (term.homophones && hasReadings(term.text)) sounding.push(index);
  });
  return {
    terms,
    plain: groupOf(terms, usable, foldTable()),
    separated: separated.length === 0 ? null : groupOf(terms, separated, foldTable()),
    sounding: sounding.length === 0 ? null : groupOf(terms, sounding, readingTable()),
  };
}

function hasReadings(text: string): boolean {
  const table = readingTable();
  for (let at = 0; at < text.length; at++) if ((table[text.charCodeAt(at)] ?? 0) === 0) return false;
  return text.length > 1;
}

function groupOf(terms: readonly Term[], indexes: readonly number[], alphabet: Uint16Array): Group {
  const owners = indexes.slice();
  const words = indexes.map((index) => terms[index]?.text ?? '');
  for (const index of indexes) {
    for (const exception of terms[index]?.exceptions ?? []) {
      words.push(exception);
      owners.push(index);
    }
  }
  return {
    matcher: buildMatcher(words, alphabet),
    owners: Int32Array.from(owners),
    guardsFrom: indexes.length,
  };
}

/** All terms in a text, in order of place; of terms that overlap the longest at the leftmost place, if `longest`. Linear in the text. */
export function findTerms(lexicon: Lexicon, text: string, { longest = true } = {}): readonly TermHit[] {
  const hits = inGroup(lexicon, lexicon.plain, text, 'form');
  if (lexicon.separated !== null) hits.push(...separatedHits(lexicon, lexicon.separated, text));
  if (lexicon.sounding !== null) {
    const forms = new Set(hits.map(keyOf));
    hits.push(
      ...inGroup(lexicon, lexicon.sounding, text, 'homophones').filter((hit) => !forms.has(keyOf(hit))),
    );
  }
  hits.sort((a, b) => a.start - b.start || b.end - a.end || a.term - b.term);
  if (!longest) return hits;
  const kept: TermHit[] = [];
  let covered = 0;
  for (const hit of hits) {
    if (hit.start < covered) continue;
    kept.push(hit);
    covered = hit.end;
  }
  return kept;
}

function keyOf({ term, start }: TermHit): string {
  return `${term}:${start}`;
}

function inGroup(lexicon: Lexicon, group: Group, text: string, by: TermHit['by']): TermHit[] {
  const pairs = scan(group.matcher, text);
  const { offsets, next } = group.matcher;
  const guarded = new Map<number, number[]>();
  const hits: TermHit[] = [];
  for (let at = 0; at < pairs.length; at += 2) {
    const word = pairs[at] ?? 0;
    const start = pairs[at + 1] ?? 0;
    const end = start + (offsets[word + 1] ?? 0) - (offsets[word] ?? 0);
    for (let one = word + 1; one !== 0; one = next[one - 1] ?? 0) {
      const term = group.owners[one - 1] ?? 0;
      if (one > group.guardsFrom) {
        const known = guarded.get(term);
        if (known === undefined) guarded.set(term, [start, end]);
        else known.push(start, end);
      } else if (stands(lexicon.terms[term], text, start, end, by)) hits.push({ term, start, end, by });
    }
  }
  if (guarded.size === 0) return hits;
  return hits.filter(({ term, start, end }) => !isGuarded(guarded.get(term), start, end));
}

/** Whether a hit stands where its term wants to stand. */
function stands(
  term: Term | undefined,
  text: string,
  start: number,
  end: number,
  by: TermHit['by'],
): boolean {
  if (term === undefined) return false;
  if (term.exact && by === 'form' && text.slice(start, end) !== term.text) return false;
  if (!term.wholeWord) return true;
  return !(joins(text, start - 1) && joins(text, start)) && !(joins(text, end - 1) && joins(text, end));
}

/** Whether a letter or digit stands at `at`: two of them side by side are one word. */
function joins(text: string, at: number): boolean {
  return at >= 0 && at < text.length && /[\p{Script=Latin}\p{Nd}]/u.test(text.charAt(at));
}

/** Whether one of the guards (pairs of start and end, by rising start) covers the hit. Guards are at most `maxWordLength` long. */
function isGuarded(guards: readonly number[] | undefined, start: number, end: number): boolean {
  if (guards === undefined) return false;
  let low = 0;
  let high = guards.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((guards[middle * 2] ?? 0) < start - maxWordLength) low = middle + 1;
    else high = middle;
  }
  for (let at = low * 2; at < guards.length && (guards[at] ?? 0) <= start; at += 2) {
    if ((guards[at + 1] ?? 0) >= end) return true;
  }
  return false;
}

/** Hits that a separator cut apart: the text is matched without its separators and the places are mapped back. */
function separatedHits(lexicon: Lexicon, group: Group, text: string): TermHit[] {
  const units = new Uint16Array(text.length);
  const places = new Int32Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isSeparator(code)) continue;
    units[length] = code;
    places[length++] = at;
  }
  if (length === text.length) return [];
  return inGroup(lexicon, group, unitsToString(units, length), 'separators').flatMap((hit) => {
    const start = places[hit.start] ?? 0;
    const end = (places[hit.end - 1] ?? 0) + 1;
    // Without a separator inside it was found as it is.
    return end - start === hit.end - hit.start ? [] : [{ ...hit, start, end }];
  });
}
