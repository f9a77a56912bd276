import { plainText } from '@sanshen/document';
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';

/** Something that a check found in the body; offsets in UTF-16 units of the plain text of the document it was made on. */
export interface EditorFinding {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning' | 'advice';
  readonly message: string;
  readonly suggestions: readonly string[];
}

const key = new PluginKey<DecorationSet>('findings');

/**
 * Underlines findings. They move with the text by mapping, so that a key costs nothing that grows with their number; one into which
 * somebody writes is gone, until the next check finds it again.
 */
export function findingsPlugin(): Plugin<DecorationSet> {
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, shown) => {
        // Only showFindings sets it.
        const given = tr.getMeta(key) as readonly EditorFinding[] | undefined;
        if (given !== undefined) return decorated(tr, given);
        if (!tr.docChanged || shown === DecorationSet.empty) return shown;
        const mapped = shown.map(tr.mapping, tr.doc);
        const touched = changedRanges(tr).flatMap(({ from, to }) =>
          mapped.find(from, to).filter((one) => one.from < to && one.to > from),
        );
        return touched.length === 0 ? mapped : mapped.remove(touched);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

function decorated(tr: Transaction, findings: readonly EditorFinding[]): DecorationSet {
  const plain = plainText(tr.doc);
  const decorations = findings
    .filter(({ from, to }) => from >= 0 && from <= to && to <= plain.text.length)
    .map((finding) => {
      const { from, to } = plain.rangeAt(finding.from, finding.to);
      const attrs = {
        class: `finding finding-${finding.severity}`,
        'data-finding': finding.id,
        title: finding.message,
      };
      return Decoration.inline(from, to, attrs, { finding, inclusiveStart: false, inclusiveEnd: false });
    });
  return DecorationSet.create(tr.doc, decorations);
}

/** What a transaction put in, in the positions after it. */
function changedRanges(tr: Transaction): readonly { readonly from: number; readonly to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  tr.mapping.maps.forEach((map, index) => {
    const rest = tr.mapping.slice(index + 1);
    map.forEach((_oldFrom, _oldTo, from, to) => {
      // A deletion inside a finding leaves no range; its place counts as one.
      ranges.push({
        from: rest.map(from, -1) - (from === to ? 1 : 0),
        to: rest.map(to, 1) + (from === to ? 1 : 0),
      });
    });
  });
  return ranges;
}

/** Shows these findings instead of those before. */
export function showFindings(view: EditorView, findings: readonly EditorFinding[]): void {
  view.dispatch(view.state.tr.setMeta(key, findings).setMeta('addToHistory', false));
}

/** Findings that still stand, with their present places (positions of the document). */
export function standingFindings(
  state: EditorState,
): readonly { readonly finding: EditorFinding; readonly from: number; readonly to: number }[] {
  const found = key.getState(state)?.find() ?? [];
  // Decorations of this plug-in carry their finding.
  return found.map(({ from, to, spec }) => ({ finding: spec.finding as EditorFinding, from, to }));
}

/** Puts a finding's suggestion in its place; undone like anything that is typed. */
export function applyFinding(view: EditorView, id: string, words: string): boolean {
  const place = standingFindings(view.state).find(({ finding }) => finding.id === id);
  if (place === undefined) return false;
  const marks = view.state.doc.resolve(place.from).marksAcross(view.state.doc.resolve(place.to)) ?? [];
  const { tr, schema } = view.state;
  view.dispatch(
    words === ''
      ? tr.delete(place.from, place.to)
      : tr.replaceWith(place.from, place.to, schema.text(words, marks)),
  );
  return true;
}
