import { listComments } from '@sanshen/contract/discussion';
import { plainText } from '@sanshen/document';
import { anchorMover } from '@sanshen/document/anchor';
import { useEffect } from 'react';
import { useRead } from '../../app/api.ts';
import { useEditing, useEditingView } from './editing-context.ts';
import { showThreads, type ThreadPlace } from './prose/places-plugin.ts';
import { editorDocument } from './prose/schema.ts';

/** Shows the passages that open threads are about, wherever they stand in what is being written; gives how many threads are open. */
export function useThreads(): number {
  const session = useEditing();
  const { opened, mode } = useEditingView();
  const { data } = useRead(listComments, { params: { manuscript: session.id }, query: { limit: 100 } });
  const ready = mode.kind !== 'opening';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a text that was opened anew needs its places anew
  useEffect(() => {
    const { editor } = session;
    const { content } = session.revision;
    if (editor === null || !ready || data === undefined || content === null) return;
    const threads = data.items.filter(
      ({ field, resolved, current }) => field === 'body' && resolved === null && current.anchor !== null,
    );
    if (threads.length === 0) return showThreads(editor, []);
    const now = plainText(editor.state.doc);
    const move = anchorMover(plainText(editorDocument(content.body)).text, now.text);
    const places = threads.flatMap(({ thread, current: { anchor } }): ThreadPlace[] => {
      const moved = anchor === null ? null : move(anchor);
      if (moved === null || moved.lost) return [];
      return [{ thread, resolved: false, ...now.rangeAt(moved.anchor.from, moved.anchor.to) }];
    });
    showThreads(editor, places);
  }, [session, data, opened, ready]);
  return data?.items.filter(({ resolved }) => resolved === null).length ?? 0;
}
