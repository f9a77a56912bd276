import { plainText } from '@sanshen/document';
import { anchorMover } from '@sanshen/document/anchor';
import { acceptSome, rejectAll } from '@sanshen/document/suggestions';
import { readSuggestedBody } from '@sanshen/document/suggestions-schema';
import type { Json } from '@sanshen/domain/kernel';
import type { Node, Slice } from 'prosemirror-model';
import { editorDocument } from './schema.ts';

/** One tracked change of a reviewer, as an exchange of one piece of the document for another. */
export interface ProposedChange {
  /** Set and id of the suggestion. */
  readonly key: string;
  readonly set: string;
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly before: Slice;
  readonly after: Slice;
  /** What would be put in, for showing. */
  readonly words: string;
  readonly formatOnly: boolean;
}

interface Exchange {
  readonly from: number;
  readonly to: number;
  readonly before: Slice;
  readonly after: Slice;
}

/** The one piece in which two documents differ; null if they do not. */
function exchange(before: Node, after: Node): Exchange | null {
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || end === null) return null;
  // In repetitive text both searches can pass one another.
  const overlap = start - Math.min(end.a, end.b);
  const [a, b] = overlap > 0 ? [end.a + overlap, end.b + overlap] : [end.a, end.b];
  return { from: start, to: a, before: before.slice(start, a), after: after.slice(start, b) };
}

/**
 * The open changes of a set, each with its place in the present document. `lost` are those whose passage reads otherwise by now: they
 * can only be carried out by hand. The document may have gone on since the set was made.
 */
export function proposalsOf(
  set: { readonly set: string; readonly body: Json; readonly open: readonly string[] },
  present: Node,
): { readonly changes: readonly ProposedChange[]; readonly lost: readonly string[] } {
  const marked = readSuggestedBody(set.body);
  const base = editorDocument(rejectAll(marked));
  const same = base.eq(present);
  const plainBase = plainText(base);
  const plainPresent = plainText(present);
  const mover = same ? null : anchorMover(plainBase.text, plainPresent.text);
  const changes: ProposedChange[] = [];
  const lost: string[] = [];
  for (const id of set.open) {
    const found = exchange(base, editorDocument(acceptSome(marked, new Set([id]))));
    if (found === null) continue;
    let { from, to } = found;
    if (mover !== null) {
      const quote = plainBase.text.slice(plainBase.offsetAt(from), plainBase.offsetAt(to));
      const moved = mover({ from: plainBase.offsetAt(from), to: plainBase.offsetAt(to), quote });
      const shift = moved.lost
        ? null
        : plainPresent.positionAt(moved.anchor.from) - plainBase.positionAt(plainBase.offsetAt(from));
      from += shift ?? 0;
      to += shift ?? 0;
      const fits =
        shift !== null &&
        to <= present.content.size &&
        from >= 0 &&
        sameSlice(present, from, to, found.before);
      if (!fits) {
        lost.push(id);
        continue;
      }
    }
    changes.push({ ...found, from, to, set: set.set, id, key: `${set.set} ${id}`, ...wordsOf(found) });
  }
  return { changes, lost };
}

function sameSlice(doc: Node, from: number, to: number, wanted: Slice): boolean {
  try {
    return doc.slice(from, to).eq(wanted);
  } catch {
    // Not a range of this document.
    return false;
  }
}

function wordsOf({ before, after }: Exchange): { readonly words: string; readonly formatOnly: boolean } {
  const text = (slice: Slice) =>
    slice.content.textBetween(0, slice.content.size, '\n', (leaf) =>
      leaf.type.name === 'image' ? '〔图片〕' : '\n',
    );
  return { words: text(after), formatOnly: text(after) === text(before) };
}
