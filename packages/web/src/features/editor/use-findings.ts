import { plainText } from '@sanshen/document';
import { anchorMover } from '@sanshen/document/anchor';
import { useEffect, useMemo } from 'react';
import { type Finding, useFindings as useAllFindings } from '../review/useFindings.ts';
import { useEditing, useEditingView } from './editing-context.ts';
import { type EditorFinding, showFindings } from './prose/findings-plugin.ts';
import { editorDocument } from './prose/schema.ts';

/**
 * Findings on the newest revision that nobody has ruled on, underlined where their words stand in what is being written. Gives them in
 * the order of the text, those about the whole first.
 */
export function useFindings(): readonly Finding[] {
  const session = useEditing();
  const { opened, mode } = useEditingView();
  const { digest, content } = session.revision;
  const all = useAllFindings(session.id);
  const data = useMemo(
    () =>
      all
        .filter((one) => one.ruling === null && one.digest === digest)
        .sort((a, b) => (a.place?.start ?? -1) - (b.place?.start ?? -1)),
    [all, digest],
  );
  const ready = mode.kind !== 'opening';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a text that was opened anew needs its places anew
  useEffect(() => {
    const { editor } = session;
    if (editor === null || !ready || content === null) return;
    const before = plainText(editorDocument(content.body)).text;
    const now = plainText(editor.state.doc).text;
    const move = before === now ? null : anchorMover(before, now);
    const shown = data.flatMap(({ finding, severity, text, place }): EditorFinding[] => {
      if (place === null || place.end > before.length) return [];
      const { start: from, end: to } = place;
      const moved = move?.({ from, to, quote: before.slice(from, to) });
      if (moved?.lost === true) return [];
      const at = moved?.anchor ?? { from, to };
      return [{ id: finding, from: at.from, to: at.to, severity, message: text, suggestions: [] }];
    });
    if (shown.length > 0 || data.length === 0) showFindings(editor, shown);
  }, [session, data, opened, ready]);
  return data;
}
