import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

const watchers = new WeakMap<EditorView, Set<() => void>>();

/** Lets others hear of each change of the document, once it stands. */
export function docWatchPlugin(): Plugin {
  return new Plugin({
    view: () => ({
      update: (view, before) => {
        if (before.doc !== view.state.doc) for (const watcher of watchers.get(view) ?? []) watcher();
      },
    }),
  });
}

/** Calls `watcher` after each change of a view's document; gives the function that ends it. */
export function watchDoc(view: EditorView, watcher: () => void): () => void {
  const known = watchers.get(view) ?? new Set();
  watchers.set(view, known);
  known.add(watcher);
  return () => known.delete(watcher);
}
