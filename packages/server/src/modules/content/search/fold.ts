/** A text in the spelling in which texts are compared. */
export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text` where its character begins in the original, and behind the last one the original's length. */
  readonly starts: readonly number[];
}

/** NFKC and small letters, character by character: full and half width, ligatures and capitals make no difference in a search. */
export function fold(text: string): string {
  return foldCharacters(text, null);
}

/** As {@link fold}, with the way back to the original's offsets. */
export function foldWithStarts(text: string): Folded {
  const starts: number[] = [];
  const folded = foldCharacters(text, starts);
  starts.push(text.length);
  return { text: folded, starts };
}

function foldCharacters(text: string, starts: number[] | null): string {
  let folded = '';
  let at = 0;
  for (const character of text) {
    // Han characters, most of any text here, stay as they are.
    const next = /^[\u4e00-\u9fff]$/.test(character) ? character : character.normalize('NFKC').toLowerCase();
    if (starts !== null) for (let n = 0; n < next.length; n++) starts.push(at);
    folded += next;
    at += character.length;
  }
  return folded;
}
