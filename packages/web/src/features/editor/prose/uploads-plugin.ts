import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';

const key = new PluginKey<DecorationSet>('uploads');

type Change =
  | { readonly add: { readonly id: string; readonly pos: number; readonly name: string } }
  | { readonly remove: string };

/** Holds the places of files that are on their way; the text can be written on meanwhile. */
export function uploadsPlugin(): Plugin<DecorationSet> {
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set) => {
        const moved = tr.docChanged ? set.map(tr.mapping, tr.doc) : set;
        // Only this module sets it.
        const change = tr.getMeta(key) as Change | undefined;
        if (change === undefined) return moved;
        if ('remove' in change)
          return moved.remove(moved.find(undefined, undefined, (spec) => spec.id === change.remove));
        const { id, pos, name } = change.add;
        return moved.add(tr.doc, [Decoration.widget(pos, () => placeholder(id, name), { id })]);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

function placeholder(id: string, name: string): HTMLElement {
  const dom = document.createElement('span');
  dom.className = 'uploading';
  dom.dataset.upload = id;
  dom.setAttribute('role', 'progressbar');
  dom.setAttribute('aria-label', name);
  dom.setAttribute('aria-valuemin', '0');
  dom.setAttribute('aria-valuemax', '100');
  dom.textContent = name;
  return dom;
}

/** Begins a place for a file; gives its id. */
export function beginUpload(view: EditorView, name: string, pos = view.state.selection.to): string {
  const id = `u${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
  view.dispatch(view.state.tr.setMeta(key, { add: { id, pos, name } }).setMeta('addToHistory', false));
  return id;
}

/** Shows how much of it has arrived (0 to 1), without a transaction. */
export function showProgress(view: EditorView, id: string, share: number): void {
  const dom = view.dom.querySelector<HTMLElement>(`[data-upload="${id}"]`);
  dom?.style.setProperty('--share', `${Math.round(share * 100)}%`);
  dom?.setAttribute('aria-valuenow', String(Math.round(share * 100)));
}

function placeOf(state: EditorState, id: string): number | null {
  return key.getState(state)?.find(undefined, undefined, (spec) => spec.id === id)[0]?.from ?? null;
}

/** Puts the stored file in its place; null only takes the place away. */
export function endUpload(view: EditorView, id: string, node: Node | null): void {
  const pos = placeOf(view.state, id);
  const { tr } = view.state;
  tr.setMeta(key, { remove: id });
  if (node !== null && pos !== null) tr.replaceRangeWith(pos, pos, node);
  view.dispatch(tr);
}
