import type { Json } from '@sanshen/domain/kernel';
import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { type Command, EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { editorDocument } from '../editor/prose/schema.ts';
import styles from './ReadingView.module.css';

export interface AmendHandle {
  run(command: Command): void;
}

/** Milliseconds after the last key in which the changes are compared: not at each key. */
const pause = 250;

/** The body to be changed in place by keyboard; the document is told when the keys rest. */
export function AmendBody({
  body,
  label,
  onChange,
  ref,
}: {
  readonly body: Json;
  readonly label: string;
  readonly onChange: (doc: Node) => void;
  readonly ref?: Ref<AmendHandle>;
}) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const tell = useRef(onChange);
  tell.current = onChange;
  useEffect(() => {
    if (place.current === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const made: EditorView = new EditorView(place.current, {
      state: EditorState.create({
        doc: editorDocument(body),
        plugins: [
          history(),
          keymap({ 'Mod-z': undo, 'Mod-y': redo, 'Shift-Mod-z': redo }),
          keymap(baseKeymap),
        ],
      }),
      attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true', lang: 'zh-CN' },
      // Words come as words: whatever look they had elsewhere is not part of a correction.
      handlePaste: (shown, event) => {
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (text !== '') shown.dispatch(shown.state.tr.insertText(text.replaceAll(/\s*\n\s*/g, ' ')));
        return true;
      },
      handleDrop: () => true,
      dispatchTransaction: (tr) => {
        made.updateState(made.state.apply(tr));
        if (!tr.docChanged) return;
        clearTimeout(timer);
        timer = setTimeout(() => tell.current(made.state.doc), pause);
      },
    });
    view.current = made;
    return () => {
      clearTimeout(timer);
      view.current = null;
      made.destroy();
    };
  }, [body, label]);
  useImperativeHandle(ref, () => ({
    run: (command) => {
      if (view.current !== null) command(view.current.state, view.current.dispatch, view.current);
    },
  }));
  return <div ref={place} className={styles.view} />;
}
