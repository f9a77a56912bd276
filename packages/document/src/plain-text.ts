import type { Node } from 'prosemirror-model';

/** One line of the plain text: a paragraph or heading. Offsets are UTF-16 units of the text, positions ProseMirror's. */
export interface TextBlock {
  readonly kind: 'paragraph' | 'heading';
  /** 1 to 6 for a heading, 0 for a paragraph. */
  readonly level: number;
  readonly start: number;
  /** One past the last unit; the line break after it is not part of the block. */
  readonly end: number;
  /** The position before the block's first character. */
  readonly from: number;
  /** The position after its last character. */
  readonly to: number;
}

/** A document as plain text, with the way there and back. */
export interface PlainText {
  /** Blocks separated by one line break; a hard break is a line break too; pictures give no character. */
  readonly text: string;
  readonly blocks: readonly TextBlock[];
  /** The position right before the unit at `offset`, or the end of the text. Throws RangeError outside 0 … length. */
  positionAt(offset: number): number;
  /** How many units of the text stand before `position`. */
  offsetAt(position: number): number;
  /** The document range that covers the units from `start` to `end`, tightly; for findings and marks. */
  rangeAt(start: number, end: number): { readonly from: number; readonly to: number };
}

interface Run {
  readonly offset: number;
  readonly position: number;
  readonly length: number;
}

/** The plain text of a document with offsets mapped both ways: `offsetAt(positionAt(o)) === o` for every offset. */
export function plainText(doc: Node): PlainText {
  const parts: string[] = [];
  const runs: Run[] = [];
  const blocks: TextBlock[] = [];
  let length = 0;
  const push = (text: string, position: number): void => {
    parts.push(text);
    runs.push({ offset: length, position, length: text.length });
    length += text.length;
  };
  doc.descendants((block, blockPosition) => {
    if (!block.isTextblock) return true;
    const from = blockPosition + 1;
    const to = from + block.content.size;
    const previous = blocks.at(-1);
    if (previous) push('\n', previous.to);
    const start = length;
    block.forEach((child, childOffset) => {
      if (child.isText) push(child.text ?? '', from + childOffset);
      else if (child.type.name === 'hardBreak') push('\n', from + childOffset);
    });
    const heading = block.type.name === 'heading';
    const level = heading ? Number(block.attrs.level) : 0;
    blocks.push({ kind: heading ? 'heading' : 'paragraph', level, start, end: length, from, to });
    return false;
  });
  const text = parts.join('');
  const positionAt = (offset: number): number => {
    if (!Number.isInteger(offset) || offset < 0 || offset > length) {
      throw new RangeError(`offset ${offset} outside 0 to ${length}`);
    }
    const last = blocks.at(-1);
    if (offset === length) return last ? last.to : 0;
    const run = lastBefore(runs, offset, (one) => one.offset);
    return run ? run.position + offset - run.offset : 0;
  };
  const offsetAt = (position: number): number => {
    const run = lastBefore(runs, position, (one) => one.position);
    if (!run) return 0;
    // The line break after a block stands for all the positions from there to the next block.
    return run.offset + Math.min(position - run.position, run.length);
  };
  const rangeAt = (start: number, end: number): { from: number; to: number } => {
    const from = positionAt(start);
    return { from, to: end > start ? positionAt(end - 1) + 1 : from };
  };
  return { text, blocks, positionAt, offsetAt, rangeAt };
}

/** The last item whose key is at most `limit`, in a list sorted by that key. */
function lastBefore<Item>(
  items: readonly Item[],
  limit: number,
  key: (item: Item) => number,
): Item | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && key(item) <= limit) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}
