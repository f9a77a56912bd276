import { fold, pairsOf, wordsOf } from '../content/public.ts';

/** Characters of a text that are searched. */
const mostSearched = 5000;

/** What is kept of a text for searching: itself in one spelling, its organisation (`o`), words (`w`) and pairs of characters (`g`). */
export function searchedOf(
  organization: string,
  body: string,
): { readonly folded: string; readonly lexemes: readonly string[] } {
  const folded = fold(body.slice(0, mostSearched));
  const lexemes = [
    `o${organization}`,
    ...wordsOf(folded).map((word) => `w${word}`),
    ...pairsOf(folded).map((pair) => `g${pair}`),
  ];
  return { folded, lexemes };
}
