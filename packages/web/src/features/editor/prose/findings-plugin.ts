import { plainText } from '@sanshen/document';
import { closeHistory } from 'prosemirror-history';
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

/** What people noted on the saved text, and what machines find while one writes; each is shown and replaced by itself. */
export type FindingLayer = 'people' | 'machine';

const keys: Readonly<Record<FindingLayer, PluginKey<DecorationSet>>> = {
  people: new PluginKey('findings'),
  machine: new PluginKey('machineFindings'),
};
const classes: Readonly<Record<FindingLayer, string>> = { people: 'finding', machine: 'machine' };

/**
 * Underlines findings. They move with the text by mapping, so that a key costs nothing that grows with their number; one into which
 * somebody writes is gone, until the next check finds it again.
 */
export function findingsPlugin(layer: FindingLayer = 'people'): Plugin<DecorationSet> {
  const key = keys[layer];
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, shown) => {
        // Only showFindings sets it.
        const given = tr.getMeta(key) as readonly EditorFinding[] | undefined;
        if (given !== undefined) return decorated(tr, given, classes[layer]);
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

function decorated(tr: Transaction, findings: readonly EditorFinding[], name: string): DecorationSet {
  const plain = plainText(tr.doc);
  const decorations = findings
    .filter(({ from, to }) => from >= 0 && from <= to && to <= plain.text.length)
    .map((finding) => {
      const { from, to } = plain.rangeAt(finding.from, finding.to);
      const attrs = {
        class: `${name} ${name}-${finding.severity}`,
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

/** Shows these findings of a layer instead of those before. */
export function showFindings(
  view: EditorView,
  findings: readonly EditorFinding[],
  layer: FindingLayer = 'people',
): void {
  view.dispatch(view.state.tr.setMeta(keys[layer], findings).setMeta('addToHistory', false));
}

/** A finding that still stands, with its present place (positions of the document). */
export interface StandingFinding {
  readonly finding: EditorFinding;
  readonly from: number;
  readonly to: number;
}

/** Findings of a layer that still stand. */
export function standingFindings(
  state: EditorState,
  layer: FindingLayer = 'people',
): readonly StandingFinding[] {
  const found = keys[layer].getState(state)?.find() ?? [];
  // Decorations of this plug-in carry their finding.
  return found.map(({ from, to, spec }) => ({ finding: spec.finding as EditorFinding, from, to }));
}

/** Puts words in the place of findings of machines, all in one step: one undo takes them all back. Gives how many still stood. */
export function applyFindings(
  view: EditorView,
  wanted: readonly { readonly id: string; readonly words: string }[],
): number {
  const words = new Map(wanted.map((one) => [one.id, one.words]));
  const places = standingFindings(view.state, 'machine').filter(({ finding }) => words.has(finding.id));
  const { tr, schema, doc } = view.state;
  // From the end, so that the places before stay where they are.
  for (const { finding, from, to } of [...places].sort((a, b) => b.from - a.from)) {
    const text = words.get(finding.id) ?? '';
    const marks = doc.resolve(from).marksAcross(doc.resolve(to)) ?? [];
    if (text === '') tr.delete(from, to);
    else tr.replaceWith(from, to, schema.text(text, marks));
  }
  if (places.length > 0) view.dispatch(closeHistory(tr));
  return places.length;
}
