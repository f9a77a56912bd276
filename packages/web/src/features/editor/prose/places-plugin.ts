import { type EditorState, Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import type { ProposedChange } from './proposals.ts';

/** A passage that a thread is about. */
export interface ThreadPlace {
  readonly thread: string;
  readonly from: number;
  readonly to: number;
  readonly resolved: boolean;
}

interface Places {
  readonly threads: readonly ThreadPlace[];
  readonly proposals: readonly ProposedChange[];
  readonly shown: DecorationSet;
}

const key = new PluginKey<Places>('places');
const none: Places = { threads: [], proposals: [], shown: DecorationSet.empty };

/** Shows what reviewers wrote and ask: passages with a thread, and tracked changes that wait. All of it moves with the text. */
export function placesPlugin(): Plugin<Places> {
  return new Plugin({
    key,
    state: {
      init: () => none,
      apply: (tr, places) => {
        // Only this module sets it.
        const given = tr.getMeta(key) as Partial<Places> | undefined;
        if (given === undefined && !tr.docChanged) return places;
        if (given === undefined && places.threads.length + places.proposals.length === 0) return places;
        const move = <P extends { readonly from: number; readonly to: number }>(place: P): P => ({
          ...place,
          from: tr.mapping.map(place.from, 1),
          to: Math.max(tr.mapping.map(place.from, 1), tr.mapping.map(place.to, -1)),
        });
        const threads = given?.threads ?? (tr.docChanged ? places.threads.map(move) : places.threads);
        const proposals = given?.proposals ?? (tr.docChanged ? places.proposals.map(move) : places.proposals);
        const shown =
          given === undefined ? places.shown.map(tr.mapping, tr.doc) : decorated(tr.doc, threads, proposals);
        return { threads, proposals, shown };
      },
    },
    props: { decorations: (state) => key.getState(state)?.shown },
  });
}

function decorated(
  doc: EditorState['doc'],
  threads: readonly ThreadPlace[],
  proposals: readonly ProposedChange[],
): DecorationSet {
  const decorations: Decoration[] = [];
  for (const { thread, from, to, resolved } of threads) {
    if (!resolved && to > from)
      decorations.push(Decoration.inline(from, to, { class: 'thread', 'data-thread': thread }));
  }
  for (const { key: id, from, to, words, formatOnly } of proposals) {
    const name = formatOnly ? 'proposal-format' : 'proposal-deletion';
    if (to > from) decorations.push(Decoration.inline(from, to, { class: name, 'data-proposal': id }));
    if (words === '' || formatOnly) continue;
    const inserted = () => {
      const dom = document.createElement('ins');
      dom.className = 'proposal-insertion';
      dom.dataset.proposal = id;
      dom.textContent = words;
      return dom;
    };
    decorations.push(
      Decoration.widget(to, inserted, { side: 1, key: `${id} ${words}`, ignoreSelection: true }),
    );
  }
  return DecorationSet.create(doc, decorations);
}

export function showThreads(view: EditorView, threads: readonly ThreadPlace[]): void {
  view.dispatch(view.state.tr.setMeta(key, { threads }).setMeta('addToHistory', false));
}

export function showProposals(view: EditorView, proposals: readonly ProposedChange[]): void {
  view.dispatch(view.state.tr.setMeta(key, { proposals }).setMeta('addToHistory', false));
}

/** The changes that wait, at their present places. */
export function standingProposals(state: EditorState): readonly ProposedChange[] {
  return key.getState(state)?.proposals ?? [];
}

/** Takes a proposed change over into the text. False where the text no longer is what it changes. */
export function acceptProposal(view: EditorView, id: string): boolean {
  const proposals = standingProposals(view.state);
  const change = proposals.find((one) => one.key === id);
  if (change === undefined) return false;
  const { doc } = view.state;
  if (!doc.slice(change.from, change.to).eq(change.before)) return false;
  const { tr } = view.state;
  tr.replace(change.from, change.to, change.after);
  tr.setMeta(key, {
    proposals: proposals
      .filter((one) => one !== change)
      .map((one) => ({
        ...one,
        from: tr.mapping.map(one.from, 1),
        to: Math.max(tr.mapping.map(one.from, 1), tr.mapping.map(one.to, -1)),
      })),
  });
  view.dispatch(tr.scrollIntoView());
  return true;
}

/** Leaves the text as it is and shows the change no longer. */
export function dropProposal(view: EditorView, id: string): void {
  showProposals(
    view,
    standingProposals(view.state).filter((one) => one.key !== id),
  );
}

/** Selects a range and brings it into sight. */
export function reveal(view: EditorView, from: number, to: number): void {
  const size = view.state.doc.content.size;
  const selection = TextSelection.between(
    view.state.doc.resolve(Math.min(from, size)),
    view.state.doc.resolve(Math.min(to, size)),
  );
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
  const { node } = view.domAtPos(Math.min(from, size));
  (node instanceof HTMLElement ? node : node.parentElement)?.scrollIntoView({
    block: 'center',
    behavior: 'smooth',
  });
  view.focus();
}

/** Where a thread's passage is now; null if it is not in the text. */
export function threadPlace(state: EditorState, thread: string): ThreadPlace | null {
  return key.getState(state)?.threads.find((one) => one.thread === thread) ?? null;
}
