import { bodyOf } from '@sanshen/document';
import type { ManuscriptContent } from '@sanshen/domain/content';
import type { EditorView } from 'prosemirror-view';
import { rawBody, restoredDocument } from '../prose/schema.ts';

type Body = ManuscriptContent['body'];

/** The body that is written: in the text editor while there is one, else as it was opened. */
export class Sheet {
  #body: Body;
  #editor: EditorView | null = null;

  constructor(body: Body) {
    this.#body = body;
  }

  get editor(): EditorView | null {
    return this.#editor;
  }

  attach(editor: EditorView | null): void {
    // What was written outlives the view.
    if (editor === null) this.#body = this.body();
    this.#editor = editor;
  }

  /** The document that a text editor begins with. */
  start() {
    return restoredDocument(this.#body);
  }

  /** The body as it stands, unchecked. */
  body(): Body {
    return this.#editor === null ? this.#body : rawBody(this.#editor.state.doc);
  }

  /** The body as a revision may have it. Throws DocumentError. */
  checkedBody(): Body {
    return bodyOf(this.#editor?.state.doc ?? this.start());
  }

  /** Shows another body. `undoable` if it takes the place of one that is being written. */
  show(body: Body, undoable: boolean): void {
    this.#body = body;
    const editor = this.#editor;
    if (editor === null) return;
    const doc = restoredDocument(body);
    const tr = editor.state.tr.replaceWith(0, editor.state.doc.content.size, doc.content);
    if (undoable) editor.dispatch(tr);
    else if (!doc.eq(editor.state.doc))
      editor.dispatch(tr.setMeta('addToHistory', false).setMeta('opened', true));
  }
}
