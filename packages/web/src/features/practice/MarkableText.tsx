import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTexts } from '../../text/language.ts';
import { type Mark, markAt, type Piece, piecesOf } from './marks.ts';
import styles from './practice.module.css';
import { exerciseTexts } from './texts.ts';

/** A text of which any piece can be marked: by a tap, by selecting, or with the keyboard. */
export function MarkableText({
  text,
  marks,
  current,
  onMark,
  onUnmark,
  onOpen,
}: {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Start of the mark that is being filled in. */
  readonly current: number | null;
  readonly onMark: (place: { readonly start: number; readonly end: number }) => void;
  readonly onUnmark: (mark: Mark) => void;
  readonly onOpen: (mark: Mark) => void;
}) {
  const t = useTexts(exerciseTexts);
  const lines = useMemo(() => piecesOf(text), [text]);
  const pieces = useMemo(() => lines.flat(), [lines]);
  const [cursor, setCursor] = useState(0);
  const box = useRef<HTMLDivElement>(null);

  const goTo = (index: number) => {
    const next = pieces[Math.min(Math.max(index, 0), pieces.length - 1)];
    if (next === undefined) return;
    setCursor(next.start);
    box.current?.querySelector<HTMLElement>(`[data-start="${next.start}"]`)?.focus();
  };
  const toggle = (piece: Piece) => {
    const mark = markAt(marks, piece);
    if (mark === undefined) onMark(piece);
    else onUnmark(mark);
  };
  const onKey = (event: KeyboardEvent, piece: Piece) => {
    const index = pieces.indexOf(piece);
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (event.key === 'Enter' || event.key === ' ') toggle(piece);
    else if (step !== 0) {
      const next = pieces[index + step];
      if (event.shiftKey && next !== undefined)
        onMark({ start: Math.min(piece.start, next.start), end: Math.max(piece.end, next.end) });
      goTo(index + step);
    } else return;
    event.preventDefault();
  };
  const onTap = (piece: Piece) => {
    // The end of a selection is no tap.
    if (window.getSelection()?.isCollapsed === false) return;
    setCursor(piece.start);
    const mark = markAt(marks, piece);
    if (mark === undefined) onMark(piece);
    else onOpen(mark);
  };
  const onSelected = () => {
    const place = selectedPlace(box.current);
    if (place === null) return;
    onMark(place);
    window.getSelection()?.removeAllRanges();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: selecting by mouse is one way of three; every piece is a button of its own.
    <div ref={box} className={styles.text} onMouseUp={onSelected}>
      {lines.map((line, number) => (
        <p key={line[0]?.start ?? `empty ${number}`}>
          {line.map((piece) => {
            const mark = markAt(marks, piece);
            const state = mark === undefined ? '' : mark.start === current ? styles.current : styles.marked;
            return (
              // biome-ignore lint/a11y/useSemanticElements: a button element cannot be broken over two lines of a text.
              <span
                key={piece.start}
                role="button"
                tabIndex={piece.start === cursor ? 0 : -1}
                aria-label={piece.text.trim() === '' ? t.space : undefined}
                aria-pressed={mark !== undefined}
                data-start={piece.start}
                className={`${styles.word} ${state}`}
                onClick={() => onTap(piece)}
                onKeyDown={(event) => onKey(event, piece)}
              >
                {piece.text}
              </span>
            );
          })}
        </p>
      ))}
      <p className={`${styles.soft} ${styles.keys}`}>{t.keysHint}</p>
    </div>
  );
}

/** What is selected within the text, in its own offsets; null for nothing, or for something elsewhere. */
function selectedPlace(box: HTMLElement | null): { readonly start: number; readonly end: number } | null {
  const selection = window.getSelection();
  if (box === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(box, range.startContainer, range.startOffset);
  const end = offsetOf(box, range.endContainer, range.endOffset);
  return start === null || end === null || start >= end ? null : { start, end };
}

function offsetOf(box: HTMLElement, node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const piece = element?.closest<HTMLElement>('[data-start]');
  if (piece == null || !box.contains(piece)) return null;
  const start = Number(piece.dataset.start);
  return node instanceof Element
    ? start + (offset === 0 ? 0 : (piece.textContent?.length ?? 0))
    : start + offset;
}
