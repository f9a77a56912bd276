import type { RawLine } from './recognizer.ts';

/** A character of a line with its sides; a space has none of its own. */
export interface PlacedCharacter {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** A line whose characters have places that follow one another. */
export interface PlacedLine {
  readonly characters: readonly PlacedCharacter[];
  readonly confidence: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly paragraph: number;
}

const chinese = /^[\p{Script=Han}，。、；：？！“”‘’（）《》〈〉【】〔〕—…·～￥★☆○〇]$/u;
const empty = /^\s*$/;

/** Whether a character stands without spaces beside others. */
export function isChinese(character: string): boolean {
  return chinese.test(character);
}

/** Gives every character of a line its place, and takes away the spaces that only the recogniser saw. */
export function placeCharacters(line: RawLine): PlacedLine {
  const { confidence, left, top, right, bottom, paragraph } = line;
  return {
    confidence,
    left,
    top,
    right,
    bottom,
    paragraph,
    characters: withPlaces(withoutFalseSpaces(line.text), line),
  };
}

/**
 * Chinese is written without spaces: a space beside a Chinese character goes, unless it stands between two of them that others follow
 * closely, where a form or a list has a gap. Letter-spaced words (通 知) are closed up.
 */
function withoutFalseSpaces(text: string): string {
  const words = text.split(/\s+/);
  return words
    .map((word, at) => {
      const before = words[at - 1];
      if (before === undefined) return word;
      const [last = '', first = ''] = [[...before].at(-1), [...word][0]];
      if (!isChinese(last) && !isChinese(first)) return ` ${word}`;
      const gap = isChinese(last) && isChinese(first) && [...before].length > 1 && [...word].length > 1;
      return gap ? ` ${word}` : word;
    })
    .join('');
}

function withPlaces(text: string, { symbols, left, right }: RawLine): readonly PlacedCharacter[] {
  const characters = [...text];
  const written = characters.filter((one) => !empty.test(one));
  const starts =
    symbols.map((one) => one.text).join('') === written.join('') && symbols.length === written.length
      ? symbols
      : written.map((_, at) => {
          const step = (right - left) / written.length;
          return { left: left + step * at, right: left + step * (at + 1) };
        });
  const sides = orderedSides(starts, left, right);
  let next = 0;
  let last = left;
  return characters.map((one) => {
    if (empty.test(one)) return { text: ' ', left: last, right: last };
    const place = sides[next++] ?? { left: last, right };
    last = place.right;
    return { text: one, ...place };
  });
}

/** Sides that never run back and never overlap: a symbol ends at the latest where the next begins. */
function orderedSides(
  symbols: readonly { readonly left: number; readonly right: number }[],
  from: number,
  to: number,
): readonly { left: number; right: number }[] {
  let least = from;
  const lefts = symbols.map(({ left }) => {
    least = Math.min(to, Math.max(least, left));
    return least;
  });
  return symbols.map(({ right }, at) => {
    const left = lefts[at] ?? from;
    const next = lefts[at + 1] ?? to;
    return { left, right: Math.max(left, Math.min(right > left ? right : next, next)) };
  });
}
