import type { GreyPicture } from './decode-picture.ts';
import { darkPixels, greyOf } from './ink.ts';
import type { PlacedLine } from './place-characters.ts';

/** Heights of a line that are empty between two columns. */
const leastGap = 2.5;

/** Lines that the recogniser read across columns are parted, and all put into reading order: column after column, each from top to bottom. */
export function inColumns(lines: readonly PlacedLine[], picture: GreyPicture): readonly PlacedLine[] {
  const parted = lines.flatMap((line) => partAtGaps(line, picture));
  return parted.length === lines.length ? lines : inOrder(parted);
}

function partAtGaps(line: PlacedLine, picture: GreyPicture): readonly PlacedLine[] {
  const part = {
    left: Math.max(0, line.left),
    right: Math.min(picture.width, line.right),
    top: Math.max(0, line.top),
    bottom: Math.min(picture.height, line.bottom),
  };
  const width = part.right - part.left;
  const height = part.bottom - part.top;
  if (width < 3 * height || height < 4) return [line];
  const gaps = emptyRuns(darkPixels(greyOf(picture, part)), width, leastGap * height);
  if (gaps.length === 0) return [line];
  const sides = [0, ...gaps.flat(), width].map((x) => x + part.left);
  const pieces: PlacedLine[] = [];
  for (let at = 0; at + 1 < sides.length; at += 2) {
    const [left = 0, right = 0] = [sides[at], sides[at + 1]];
    const nextLeft = sides[at + 2] ?? Number.POSITIVE_INFINITY;
    const before = at === 0 ? Number.NEGATIVE_INFINITY : left;
    const characters = line.characters.filter(({ left: a, right: b }) => {
      const middle = (a + b) / 2;
      return middle >= before - height && middle < (right + nextLeft) / 2 && !taken(pieces, a, b);
    });
    const written = trimmed(characters);
    // A number of its own, so that a column's lines do not count as one paragraph with the other's.
    if (written.length > 0)
      pieces.push({
        ...line,
        characters: written,
        left,
        right,
        paragraph: line.paragraph + 10_000 * (at + 1),
      });
  }
  return pieces.length < 2 ? [line] : pieces;
}

function taken(pieces: readonly PlacedLine[], left: number, right: number): boolean {
  return pieces.some(({ characters }) => characters.some((one) => one.left === left && one.right === right));
}

function trimmed(characters: PlacedLine['characters']): PlacedLine['characters'] {
  const first = characters.findIndex(({ text }) => text !== ' ');
  const last = characters.findLastIndex(({ text }) => text !== ' ');
  return first < 0 ? [] : characters.slice(first, last + 1);
}

/** Runs of columns of pixels without ink, at least so wide, not at the sides. */
function emptyRuns(ink: Uint8Array, width: number, least: number): readonly (readonly [number, number])[] {
  const filled = new Uint8Array(width);
  for (let at = 0; at < ink.length; at++) if (ink[at] === 1) filled[at % width] = 1;
  const runs: [number, number][] = [];
  let last = -1;
  for (let x = 0; x < width; x++) {
    if (filled[x] === 0) continue;
    if (last >= 0 && x - last > least) runs.push([last + 1, x]);
    last = x;
  }
  return runs;
}

/** Reading order by whitespace (recursive X-Y cut): columns where a gap runs through, else the widest gap between rows. */
function inOrder(lines: readonly PlacedLine[]): readonly PlacedLine[] {
  if (lines.length < 2) return lines;
  const tall = [...lines].map((line) => line.bottom - line.top).sort((a, b) => a - b)[lines.length >> 1] ?? 0;
  const across = [...lines].sort((a, b) => a.left - b.left);
  const column = widestGap(
    across,
    (line) => line.left,
    (line) => line.right,
  );
  if (
    column.gap > 1.2 * tall &&
    rowsIn(across.slice(0, column.at)) > 1 &&
    rowsIn(across.slice(column.at)) > 1
  )
    return [...inOrder(across.slice(0, column.at)), ...inOrder(across.slice(column.at))];
  const down = [...lines].sort((a, b) => a.top - b.top || a.left - b.left);
  const row = widestGap(
    down,
    (line) => line.top,
    (line) => line.bottom,
  );
  if (row.gap <= 0) return column.gap > 0 ? across : down;
  return [...inOrder(down.slice(0, row.at)), ...inOrder(down.slice(row.at))];
}

function widestGap(
  sorted: readonly PlacedLine[],
  from: (line: PlacedLine) => number,
  to: (line: PlacedLine) => number,
): { readonly gap: number; readonly at: number } {
  let [gap, at, reach] = [Number.NEGATIVE_INFINITY, 0, Number.NEGATIVE_INFINITY];
  for (const [index, line] of sorted.entries()) {
    if (index > 0 && from(line) - reach > gap) [gap, at] = [from(line) - reach, index];
    reach = Math.max(reach, to(line));
  }
  return { gap, at };
}

function rowsIn(lines: readonly PlacedLine[]): number {
  let [rows, reach] = [0, Number.NEGATIVE_INFINITY];
  for (const line of [...lines].sort((a, b) => a.top - b.top)) {
    if (line.top > reach) rows += 1;
    reach = Math.max(reach, line.bottom);
  }
  return rows;
}
