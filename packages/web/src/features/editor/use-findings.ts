import { listFindings } from '@sanshen/contract/review';
import type { RouteAnswer } from '@sanshen/contract/route';
import { plainText } from '@sanshen/document';
import { anchorMover } from '@sanshen/document/anchor';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client } from '../../app/api.ts';
import { useEditing, useEditingView } from './editing-context.ts';
import { type EditorFinding, showFindings } from './prose/findings-plugin.ts';
import { editorDocument } from './prose/schema.ts';

type Finding = RouteAnswer<typeof listFindings>['items'][number];

/** More than anybody reads; the list says so by its length. */
const mostFindings = 1_000;

async function allFindings(manuscript: string): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? { limit: 100 } : { limit: 100, cursor };
    const { items, next } = await client.call(listFindings, { params: { manuscript }, query });
    found.push(...items);
    cursor = next ?? undefined;
  } while (cursor !== undefined && found.length < mostFindings);
  return found;
}

/**
 * Findings on the newest revision that nobody has ruled on, underlined where their words stand in what is being written. Gives them in
 * the order of the text, those about the whole first.
 */
export function useFindings(): readonly Finding[] {
  const session = useEditing();
  const { opened, mode } = useEditingView();
  const { digest, content } = session.revision;
  const { data } = useQuery({
    queryKey: [listFindings.id, { params: { manuscript: session.id } }, 'all'],
    queryFn: () => allFindings(session.id),
    select: (found) =>
      found
        .filter((one) => one.ruling === null && one.digest === digest)
        .sort((a, b) => (a.place?.start ?? -1) - (b.place?.start ?? -1)),
  });
  const ready = mode.kind !== 'opening';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a text that was opened anew needs its places anew
  useEffect(() => {
    const { editor } = session;
    if (editor === null || !ready || data === undefined || content === null) return;
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
  return data ?? [];
}
