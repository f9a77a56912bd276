import { plainText } from '@sanshen/document';
import type { Json } from '@sanshen/domain/kernel';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import { type EditorFinding, findingsPlugin, showFindings } from '../editor/prose/findings-plugin.ts';
import { placesPlugin, reveal, showThreads } from '../editor/prose/places-plugin.ts';
import { editorDocument } from '../editor/prose/schema.ts';
import styles from './ReadingView.module.css';

/** A passage of the body: UTF-16 offsets in its plain text. */
export interface Passage {
  readonly from: number;
  readonly to: number;
  readonly quote: string;
}

const none: readonly EditorFinding[] = [];

export interface ReadingHandle {
  /** Brings a passage into sight. */
  reveal(from: number, to: number): void;
}

/** The body as it will be published, not to be changed; findings and discussed passages are marked, and words can be selected. */
export function ReadingView({
  body,
  findings,
  machine = none,
  threads,
  label,
  onSelect,
  onPicture,
  ref,
}: {
  readonly body: Json;
  readonly findings: readonly EditorFinding[];
  /** What machines found; marked more quietly. */
  readonly machine?: readonly EditorFinding[];
  readonly threads: readonly { readonly thread: string; readonly from: number; readonly to: number }[];
  readonly label: string;
  readonly onSelect: (passage: Passage | null) => void;
  /** Told the address of a picture that was pressed. */
  readonly onPicture: (url: string, alt: string) => void;
  readonly ref?: Ref<ReadingHandle>;
}) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const doc = useMemo(() => editorDocument(body), [body]);
  const plain = useMemo(() => plainText(doc), [doc]);
  const latest = useRef({ onSelect, onPicture, plain });
  latest.current = { onSelect, onPicture, plain };

  useEffect(() => {
    if (place.current === null) return;
    const made = new EditorView(place.current, {
      state: EditorState.create({
        doc,
        plugins: [findingsPlugin(), findingsPlugin('machine'), placesPlugin()],
      }),
      editable: () => false,
      attributes: { 'aria-label': label, role: 'document', tabindex: '0', lang: 'zh-CN' },
      handleDOMEvents: {
        mouseup: (shown) => report(shown),
        keyup: (shown) => report(shown),
        touchend: (shown) => report(shown),
        click: (_, event) => {
          const picture = event.target instanceof HTMLImageElement ? event.target : null;
          if (picture !== null) latest.current.onPicture(picture.src, picture.alt);
          return false;
        },
      },
    });
    view.current = made;
    return () => {
      view.current = null;
      made.destroy();
    };
    // What the browser selected; nothing is written, so it is read when the hand is lifted.
    function report(shown: EditorView): boolean {
      setTimeout(() => latest.current.onSelect(selected(shown, latest.current.plain)));
      return false;
    }
  }, [doc, label]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new document has a new view, which shows nothing yet
  useEffect(() => {
    if (view.current !== null) showFindings(view.current, findings);
  }, [findings, doc]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (view.current !== null) showFindings(view.current, machine, 'machine');
  }, [machine, doc]);
  useEffect(() => {
    if (view.current === null) return;
    const { length } = plain.text;
    const inside = threads.filter(({ from, to }) => from <= to && to <= length);
    showThreads(
      view.current,
      inside.map(({ thread, from, to }) => ({ thread, ...plain.rangeAt(from, to), resolved: false })),
    );
  }, [threads, plain]);
  useImperativeHandle(
    ref,
    () => ({
      reveal: (from, to) => {
        if (view.current === null || to > plain.text.length) return;
        const range = plain.rangeAt(from, to);
        reveal(view.current, range.from, range.to);
      },
    }),
    [plain],
  );
  return <div ref={place} className={styles.view} />;
}

function selected(view: EditorView, plain: ReturnType<typeof plainText>): Passage | null {
  const selection = document.getSelection();
  if (
    selection === null ||
    selection.isCollapsed ||
    selection.anchorNode === null ||
    selection.focusNode === null
  )
    return null;
  if (!view.dom.contains(selection.anchorNode) || !view.dom.contains(selection.focusNode)) return null;
  const ends = [
    view.posAtDOM(selection.anchorNode, selection.anchorOffset),
    view.posAtDOM(selection.focusNode, selection.focusOffset),
  ].map((position) => plain.offsetAt(position));
  const from = Math.min(...ends);
  const to = Math.max(...ends);
  return from === to ? null : { from, to, quote: plain.text.slice(from, to) };
}
