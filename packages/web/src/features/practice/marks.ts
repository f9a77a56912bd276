import type { textKinds } from '@sanshen/domain/practice';

type TextKind = (typeof textKinds)[number];

/** A place that is called wrong, as it is being entered. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: TextKind | null;
  readonly correction: string;
}

/** A piece of text that can be marked by one touch. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The pieces of each line, by the words of the language; where the browser knows none, by single characters. */
export function piecesOf(text: string): readonly (readonly Piece[])[] {
  let at = 0;
  return text.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    return cut(line).map(({ index, segment }) => ({
      start: start + index,
      end: start + index + segment.length,
      text: segment,
    }));
  });
}

function cut(line: string): readonly { readonly index: number; readonly segment: string }[] {
  if (typeof Intl.Segmenter === 'function')
    return [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(line)];
  let index = 0;
  return [...line].map((segment) => {
    const piece = { index, segment };
    index += segment.length;
    return piece;
  });
}

/** The marks with one more; what it overlaps becomes one with it, and keeps what was entered there. */
export function addMark(
  marks: readonly Mark[],
  place: { readonly start: number; readonly end: number },
): Mark[] {
  const overlapped = marks.filter((one) => one.start < place.end && place.start < one.end);
  const joined: Mark = {
    start: Math.min(place.start, ...overlapped.map(({ start }) => start)),
    end: Math.max(place.end, ...overlapped.map(({ end }) => end)),
    kind: overlapped.find(({ kind }) => kind !== null)?.kind ?? null,
    correction: overlapped.find(({ correction }) => correction !== '')?.correction ?? '',
  };
  return [...marks.filter((one) => !overlapped.includes(one)), joined].sort((a, b) => a.start - b.start);
}

/** The mark that holds a place. */
export function markAt(marks: readonly Mark[], place: Pick<Piece, 'start' | 'end'>): Mark | undefined {
  return marks.find((one) => one.start < place.end && place.start < one.end);
}

const keyOf = (session: string) => `sanshen.practice.${session}`;

/** What was entered before the page was loaded again; kept in this browser only. */
export function readDraft(session: string): { readonly marks: Mark[]; readonly pictures: number[] } {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(session)) ?? '') as unknown;
    if (typeof kept === 'object' && kept !== null && 'marks' in kept && 'pictures' in kept) {
      // Written by keepDraft; whatever else stands there is refused by the server.
      return kept as { marks: Mark[]; pictures: number[] };
    }
  } catch {
    // Nothing kept, or nothing readable: the exercise begins empty.
  }
  return { marks: [], pictures: [] };
}

export function keepDraft(
  session: string,
  draft: { readonly marks: readonly Mark[]; readonly pictures: readonly number[] },
): void {
  try {
    localStorage.setItem(keyOf(session), JSON.stringify(draft));
  } catch {
    // Without storage what was entered lives as long as the page.
  }
}

export function dropDraft(session: string): void {
  try {
    localStorage.removeItem(keyOf(session));
  } catch {
    // As above.
  }
}
