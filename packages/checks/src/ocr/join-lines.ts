import {
  isUpright,
  type PictureLine,
  type PictureText,
  type PictureWord,
  type TextBox,
} from './picture-text.ts';
import { isChinese, type PlacedCharacter, type PlacedLine } from './place-characters.ts';

/** Ends a sentence or a list's item, so that the next line is a paragraph of its own. */
const ends = /[。！？；：:!?;]$/;

/** Joins pieces that the recogniser parted although they stand side by side in one line. Lines keep their order. */
export function joinPieces(lines: readonly PlacedLine[]): readonly PlacedLine[] {
  const joined: PlacedLine[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last !== undefined && sideBySide(last, line)) joined[joined.length - 1] = together(last, line);
    else joined.push(line);
  }
  return joined;
}

const tallness = ({ top, bottom }: PlacedLine) => bottom - top;

function sideBySide(before: PlacedLine, after: PlacedLine): boolean {
  const overlap = Math.min(before.bottom, after.bottom) - Math.max(before.top, after.top);
  const [low, high] = [
    Math.min(tallness(before), tallness(after)),
    Math.max(tallness(before), tallness(after)),
  ];
  const gap = after.left - before.right;
  return overlap > 0.6 * low && low > 0.6 * high && gap > -0.3 * low && gap < 0.8 * high;
}

function together(before: PlacedLine, after: PlacedLine): PlacedLine {
  const share = before.characters.length / Math.max(1, before.characters.length + after.characters.length);
  return {
    characters: [...before.characters, ...after.characters],
    confidence: before.confidence * share + after.confidence * (1 - share),
    left: Math.min(before.left, after.left),
    right: Math.max(before.right, after.right),
    top: Math.min(before.top, after.top),
    bottom: Math.max(before.bottom, after.bottom),
    paragraph: before.paragraph,
  };
}

/**
 * The text of a picture with the places of its words. A line goes on in the next where it fills its paragraph and ends no sentence; all others
 * are paragraphs. `scale`: pixels of the lines for each pixel of the picture.
 */
export function joinLines(
  lines: readonly PlacedLine[],
  { width, height, scale }: { readonly width: number; readonly height: number; readonly scale: number },
): Omit<PictureText, 'codes'> {
  const shown: PictureLine[] = [];
  let text = '';
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (before !== undefined) text += goesOn(before, line, lines) ? between(before, line) : '\n';
    const written = line.characters.map((one) => one.text).join('');
    const box = boxOf(line, scale, width, height);
    const words = wordsOf(line.characters, text.length, box, scale);
    shown.push({ text: written, box, confidence: Math.round(line.confidence), start: text.length, words });
    text += written;
  }
  return { width, height, text, lines: shown };
}

function goesOn(before: PlacedLine, after: PlacedLine, lines: readonly PlacedLine[]): boolean {
  if (before.paragraph !== after.paragraph) return false;
  const written = before.characters.map((one) => one.text).join('');
  if (ends.test(written) || written.length < 8) return false;
  const high = tallness(before);
  const even = tallness(after) > 0.7 * high && tallness(after) < 1.4 * high;
  // Wrapped text has a margin: other lines end where this one does, and none goes further.
  const wide = lines.filter((line) => line.left < before.right && line.paragraph === before.paragraph);
  const furthest = Math.max(...wide.map((line) => line.right));
  const atMargin = lines.filter(
    (line) => line !== before && Math.abs(line.right - before.right) < 0.9 * high,
  );
  return (
    even &&
    furthest - before.right < 0.9 * high &&
    atMargin.length > 0 &&
    after.left < before.left + 0.8 * high
  );
}

function between(before: PlacedLine, after: PlacedLine): string {
  const [last = '', first = ''] = [before.characters.at(-1)?.text, after.characters[0]?.text];
  return /[A-Za-z,.]/.test(last) && /[A-Za-z]/.test(first) ? ' ' : '';
}

function boxOf(line: PlacedLine, scale: number, width: number, height: number): TextBox {
  const x = Math.max(0, Math.floor(line.left / scale));
  const y = Math.max(0, Math.floor(line.top / scale));
  return [
    x,
    y,
    Math.max(1, Math.min(width, Math.ceil(line.right / scale)) - x),
    Math.max(1, Math.min(height, Math.ceil(line.bottom / scale)) - y),
  ];
}

function wordsOf(
  characters: readonly PlacedCharacter[],
  start: number,
  line: TextBox,
  scale: number,
): readonly PictureWord[] {
  const words: { text: string; left: number; right: number; start: number }[] = [];
  let offset = start;
  let open = false;
  for (const { text, left, right } of characters) {
    const last = words.at(-1);
    const apart = text === ' ' || isChinese(text);
    if (open && !apart && last !== undefined) {
      last.text += text;
      last.right = right;
    } else if (text !== ' ') words.push({ text, left, right, start: offset });
    open = !apart;
    offset += text.length;
  }
  const [, y, , height] = line;
  return words.map(({ left, right, ...word }) => {
    if (isUpright(line)) return { ...word, box: line };
    const x = Math.floor(left / scale);
    return { ...word, box: [x, y, Math.max(1, Math.ceil(right / scale) - x), height] };
  });
}
