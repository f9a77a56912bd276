import { plainText } from '@sanshen/document';
import { Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';

interface Match {
  readonly from: number;
  readonly to: number;
}

interface Search {
  readonly query: string;
  readonly matches: readonly Match[];
  readonly current: number;
  readonly shown: DecorationSet;
}

const none: Search = { query: '', matches: [], current: -1, shown: DecorationSet.empty };
const key = new PluginKey<Search>('search');
/** More would slow the browser and help nobody. */
const mostMatches = 2_000;

/** Shows where words stand that are looked for; costs nothing while nothing is. */
export function searchPlugin(): Plugin<Search> {
  return new Plugin({
    key,
    state: {
      init: () => none,
      apply: (tr, search, _old, state) => {
        // Only this module sets it.
        const asked = tr.getMeta(key) as { query: string; current: number } | undefined;
        if (asked !== undefined) return found(asked.query, asked.current, state.doc);
        if (search.query === '' || !tr.docChanged) return search;
        return found(search.query, search.current, state.doc);
      },
    },
    props: { decorations: (state) => key.getState(state)?.shown },
  });
}

function found(query: string, current: number, doc: EditorView['state']['doc']): Search {
  if (query === '') return none;
  const plain = plainText(doc);
  const text = plain.text.toLowerCase();
  const wanted = query.toLowerCase();
  const matches: Match[] = [];
  // Lower case of some letters is longer; then offsets would not fit, and case counts.
  const [haystack, needle] = text.length === plain.text.length ? [text, wanted] : [plain.text, query];
  for (let at = haystack.indexOf(needle); at >= 0 && matches.length < mostMatches; ) {
    matches.push(plain.rangeAt(at, at + needle.length));
    at = haystack.indexOf(needle, at + needle.length);
  }
  const chosen = matches.length === 0 ? -1 : ((current % matches.length) + matches.length) % matches.length;
  const decorations = matches.map(({ from, to }, index) =>
    Decoration.inline(from, to, { class: index === chosen ? 'match match-current' : 'match' }),
  );
  return { query, matches, current: chosen, shown: DecorationSet.create(doc, decorations) };
}

/** How many places there are, and which of them is chosen (from 0; -1 for none). */
export function searchState(view: EditorView): { readonly count: number; readonly current: number } {
  const { matches, current } = key.getState(view.state) ?? none;
  return { count: matches.length, current };
}

/** Looks for words; an empty query ends the search. */
export function search(view: EditorView, query: string): void {
  view.dispatch(view.state.tr.setMeta(key, { query, current: 0 }));
  reveal(view);
}

/** Goes to the next place, or back with -1. */
export function nextMatch(view: EditorView, step: 1 | -1): void {
  const state = key.getState(view.state) ?? none;
  view.dispatch(view.state.tr.setMeta(key, { query: state.query, current: state.current + step }));
  reveal(view);
}

function reveal(view: EditorView): void {
  const { matches, current } = key.getState(view.state) ?? none;
  const match = matches[current];
  if (match === undefined) return;
  const selection = TextSelection.create(view.state.doc, match.from, match.to);
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
  view.domAtPos(match.from).node.parentElement?.scrollIntoView({ block: 'center' });
}

/** Puts other words in the chosen place, or in all of them; gives how many. */
export function replaceMatches(view: EditorView, words: string, all: boolean): number {
  const { matches, current } = key.getState(view.state) ?? none;
  const chosen = all ? matches : matches.slice(current, current + 1);
  const { tr, schema, doc } = view.state;
  for (const { from, to } of chosen.toReversed()) {
    const marks = doc.resolve(from).marksAcross(doc.resolve(to)) ?? [];
    if (words === '') tr.delete(from, to);
    else tr.replaceWith(from, to, schema.text(words, marks));
  }
  if (chosen.length > 0) view.dispatch(tr);
  return chosen.length;
}
