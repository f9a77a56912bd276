import { fold, foldWithStarts } from './fold.ts';
import { wordsOf } from './lexemes.ts';

/** Half-open, in UTF-16 units. */
export type Range = [number, number];

/** UTF-16 units of an excerpt, about; and how many stand before the first place. */
const excerptLength = 120;
const before = 30;
/** Places that are marked in one text at most. */
const mostRanges = 50;

/** What is marked for a query in some texts: a whole term if it stands in any of them, else its words. All folded. */
export function partsToMark(terms: readonly string[], texts: readonly string[]): readonly string[] {
  const folded = texts.map(fold);
  return terms.flatMap((term) => (folded.some((text) => text.includes(term)) ? [term] : wordsOf(term)));
}

/** Where folded parts stand in a text. In order, without overlaps. */
export function rangesIn(text: string, parts: readonly string[]): Range[] {
  const folded = foldWithStarts(text);
  const found: Range[] = [];
  for (const [from, to] of parts.flatMap((part) => placesOf(folded.text, part))) {
    const start = folded.starts[from] ?? 0;
    const last = folded.starts[to - 1] ?? start;
    // The end of the last character: where the next one begins.
    const end = folded.starts.slice(to).find((one) => one > last) ?? text.length;
    found.push([start, end]);
  }
  return joined(found).slice(0, mostRanges);
}

function placesOf(text: string, part: string): Range[] {
  const places: Range[] = [];
  for (
    let at = text.indexOf(part);
    at >= 0 && places.length < mostRanges;
    at = text.indexOf(part, at + part.length)
  ) {
    places.push([at, at + part.length]);
  }
  return places;
}

function joined(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort(([a], [b]) => a - b);
  const result: Range[] = [];
  for (const [from, to] of sorted) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** The part of a text around its first places, on one line, with the places in it; empty if there is none. */
export function excerptOf(text: string, parts: readonly string[]): { excerpt: string; ranges: Range[] } {
  const [first] = rangesIn(text, parts);
  if (first === undefined) return { excerpt: '', ranges: [] };
  const from = wholeFrom(text, Math.max(0, first[0] - before));
  const to = wholeFrom(text, Math.min(text.length, from + excerptLength));
  // Same length, so that the places stay where they are.
  const excerpt = text.slice(from, to).replace(/\s/g, ' ');
  return { excerpt, ranges: rangesIn(excerpt, parts) };
}

/** An offset that does not cut a character of two units. */
function wholeFrom(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
