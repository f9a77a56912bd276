export interface PageMark {
  readonly start: number;
  readonly end: number;
  readonly correction: string;
}

/** A piece of a page that can be marked as a whole: a word, or a stop. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A page cut into paragraphs of words. Where the browser cannot tell words, single characters. Pure. */
export function paragraphsOf(page: string): readonly (readonly Piece[])[] {
  const paragraphs: Piece[][] = [];
  let at = 0;
  for (const line of page.split('\n')) {
    paragraphs.push(
      wordsOf(line).map((text) => {
        const piece = { start: at, end: at + text.length, text };
        at = piece.end;
        return piece;
      }),
    );
    // The line's end.
    at += 1;
  }
  return paragraphs;
}

function wordsOf(line: string): readonly string[] {
  if (typeof Intl.Segmenter !== 'function') return [...line];
  const words = new Intl.Segmenter('zh', { granularity: 'word' });
  // Longer words than four characters are too much to point at.
  return [...words.segment(line)].flatMap(({ segment }) => (segment.length > 4 ? [...segment] : [segment]));
}

/** Pieces that stay on one line: no line begins with a stop or a closing mark, and none ends with an opening one. Pure. */
export function unbroken(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    const opens = /[（〔“‘《〈【「]$/u.test(last?.at(-1)?.text ?? '');
    if (last !== undefined && (opens || /^[，。、；：！？…）〕”’》〉】」％]/u.test(piece.text)))
      last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

/** Marks after a piece was pointed at: words side by side are one mark, and a word that was marked is not any more. Pure. */
export function toggle(marks: readonly PageMark[], piece: Piece, page: string): readonly PageMark[] {
  const over = marks.filter(({ start, end }) => start < piece.end && piece.start < end);
  const others = marks.filter((one) => !over.includes(one));
  if (over.length > 0) {
    const rest = over.flatMap(({ start, end, correction }) => [
      ...(start < piece.start ? [{ start, end: piece.start, correction }] : []),
      ...(piece.end < end ? [{ start: piece.end, end, correction: '' }] : []),
    ]);
    return sorted([...others, ...rest]);
  }
  const before = others.find(({ end }) => end === piece.start);
  const after = others.find(({ start }) => start === piece.end);
  const joined = {
    start: before?.start ?? piece.start,
    end: after?.end ?? piece.end,
    // What was written already stands for its part; the new word is as it is until it is changed.
    correction:
      before === undefined && after === undefined
        ? page.slice(piece.start, piece.end)
        : `${before?.correction ?? ''}${page.slice(piece.start, piece.end)}${after?.correction ?? ''}`,
  };
  return sorted([...others.filter((one) => one !== before && one !== after), joined]);
}

function sorted(marks: readonly PageMark[]): readonly PageMark[] {
  return [...marks].sort((a, b) => a.start - b.start);
}
