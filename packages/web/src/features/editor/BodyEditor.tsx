import { redoDepth, undoDepth } from 'prosemirror-history';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import 'prosemirror-view/style/prosemirror.css';
import 'prosemirror-tables/style/tables.css';
import 'prosemirror-gapcursor/style/gapcursor.css';
import { useEffect, useRef } from 'react';
import { useTexts } from '../../text/language.ts';
import styles from './BodyEditor.module.css';
import { useEditing, useEditingView } from './editing-context.ts';
import { type Situation, situationOf } from './prose/commands.ts';
import { type PasteHandlers, pasteProps } from './prose/paste.ts';
import { editorPlugins } from './prose/plugins.ts';
import { editorTexts, pictureTexts } from './texts.ts';

interface BodyProps {
  readonly paste: PasteHandlers;
  /** Told once a frame at most, and only if something of it changed. */
  readonly onSituation: (situation: Situation) => void;
  /** Told which thread, proposed change or finding was pointed at. */
  readonly onPick: (id: string) => void;
}

/** The body on its sheet. React renders it once; keys go from the browser to ProseMirror and no further. */
export function BodyEditor(props: BodyProps) {
  const session = useEditing();
  const { mode } = useEditingView();
  const t = useTexts(editorTexts);
  const p = useTexts(pictureTexts);
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is made once; texts and mode follow below
  useEffect(() => {
    if (place.current === null) return;
    let frame = 0;
    let shown = '';
    const tell = () => {
      frame = 0;
      const state = view.state;
      const situation = situationOf(state, {
        undo: Number(undoDepth(state)),
        redo: Number(redoDepth(state)),
      });
      const spelled = JSON.stringify({ ...situation, marks: [...situation.marks] });
      if (spelled === shown) return;
      shown = spelled;
      latest.current.onSituation(situation);
    };
    const pasting = pasteProps({
      upload: (files, pos) => latest.current.paste.upload(files, pos),
      fill: (pictures) => latest.current.paste.fill(pictures),
      noted: (warnings, foreign) => latest.current.paste.noted(warnings, foreign),
      unreadable: () => latest.current.paste.unreadable(),
    });
    const view: EditorView = new EditorView(place.current, {
      state: EditorState.create({ doc: session.startBody(), plugins: [...editorPlugins()] }),
      editable: () => session.view().mode.kind === 'writing',
      attributes: {
        class: styles.text ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': t.body,
      },
      ...pasting,
      handleClick: (_view, _pos, event) => {
        const target = event.target instanceof Element ? event.target : null;
        const marked = target?.closest<HTMLElement>('[data-proposal], [data-thread], [data-finding]');
        const { proposal, thread, finding } = marked?.dataset ?? {};
        const id = proposal ?? thread ?? finding;
        if (id !== undefined) latest.current.onPick(id);
        return false;
      },
      dispatchTransaction: (tr) => {
        view.updateState(view.state.apply(tr));
        // What was opened from outside is not an edit.
        if (tr.docChanged && tr.getMeta('opened') !== true) session.docChanged();
        if (frame === 0) frame = requestAnimationFrame(tell);
      },
    });
    session.attach(view);
    tell();
    return () => {
      cancelAnimationFrame(frame);
      session.attach(null);
      view.destroy();
    };
  }, [session]);
  const writing = mode.kind === 'writing';
  useEffect(() => {
    session.editor?.setProps({
      editable: () => session.view().mode.kind === 'writing',
      attributes: {
        class: styles.text ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': t.body,
        'aria-readonly': writing ? 'false' : 'true',
      },
    });
  }, [session, writing, t]);
  // Labels that style sheets draw, in the language of the screen.
  const labels = {
    '--hint': `"${t.bodyHint}"`,
    '--foreign': `"${p.foreign}"`,
    '--waiting': `"${p.waiting}"`,
  };
  return <div ref={place} className={styles.body} style={labels as React.CSSProperties} />; // custom properties, which the type does not know
}
