import { textRuns } from './text-runs.ts';

/** A passage of a plain text: UTF-16 offsets, and the words between them. `from === to` is a point. */
export interface TextAnchor {
  readonly from: number;
  readonly to: number;
  readonly quote: string;
}

/** Where a passage stands in a later text; `lost` when none of its words are there, with the offset at which they would stand. */
export type MovedAnchor =
  | { readonly lost: false; readonly anchor: TextAnchor }
  | { readonly lost: true; readonly at: number; readonly quote: string };

/** Makes the anchor of a passage. Throws RangeError outside the text, or where it would cut a character in two. */
export function anchorAt(text: string, from: number, to: number): TextAnchor {
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to < from || to > text.length) {
    throw new RangeError(`no passage from ${from} to ${to} in ${text.length} units`);
  }
  if (cutsCharacter(text, from) || cutsCharacter(text, to)) throw new RangeError('half a character');
  return { from, to, quote: text.slice(from, to) };
}

function cutsCharacter(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1));
}

/**
 * Carries a passage from one text to a later one. What stands between its first and its last surviving word belongs to it. Offsets
 * beyond the old text count as its end.
 */
export function moveAnchor(oldText: string, newText: string, anchor: TextAnchor): MovedAnchor {
  return anchorMover(oldText, newText)(anchor);
}

/** As {@link moveAnchor} for many passages of the same two texts, which are compared once. */
export function anchorMover(oldText: string, newText: string): (anchor: TextAnchor) => MovedAnchor {
  const kept = textRuns(oldText, newText).filter((run) => run.kind === 'same');
  const placed = (from: number, to: number): MovedAnchor => ({
    lost: false,
    anchor: { from, to, quote: newText.slice(from, to) },
  });
  /** Where the units before `offset` end in the new text. */
  const mapped = (offset: number): number => {
    const before = kept.findLast((run) => run.before < offset);
    if (before === undefined) return 0;
    return before.after + Math.min(offset - before.before, before.text.length);
  };
  return ({ from, to, quote }) => {
    if (from === to) return placed(mapped(from), mapped(from));
    const inside = kept.filter((run) => run.before < to && run.before + run.text.length > from);
    const [first, last] = [inside[0], inside.at(-1)];
    if (first === undefined || last === undefined) return { lost: true, at: mapped(from), quote };
    const start = first.after + Math.max(0, from - first.before);
    const end = last.after + Math.min(last.text.length, to - last.before);
    return placed(start, end);
  };
}
