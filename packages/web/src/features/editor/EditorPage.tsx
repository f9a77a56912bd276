import { readManuscript } from '@sanshen/contract/content';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useRead } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useTexts } from '../../text/language.ts';
import { Desk } from './Desk.tsx';
import { EditingContext } from './editing-context.ts';
import { EditingSession } from './model/session.ts';
import type { Manuscript } from './model/session-view.ts';
import { editorTexts } from './texts.ts';

/** The editor of one manuscript. */
export function EditorPage() {
  const { manuscript } = useParams({ from: '/inside/manuscripts/$manuscript/edit' });
  const t = useTexts(editorTexts);
  const { data, error, refetch } = useRead(readManuscript, { params: { manuscript } });
  if (data === undefined)
    return error === null ? <LoadingState page /> : <ErrorState error={error} retry={() => void refetch()} />;
  if (data.content === null) return <EmptyState title={t.noText} />;
  return <Editing key={manuscript} manuscript={data} />;
}

function Editing({ manuscript }: { readonly manuscript: Manuscript }) {
  const { person } = useSession();
  const [session, setSession] = useState<EditingSession | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a session lives as long as the page; news of the manuscript reach it by follow()
  useEffect(() => {
    const made = new EditingSession(manuscript, person);
    setSession(made);
    void made.start();
    return () => made.stop();
  }, [person]);
  useEffect(() => session?.follow(manuscript), [session, manuscript]);
  if (session === null) return <LoadingState page />;
  return (
    <EditingContext value={session}>
      <Desk manuscript={manuscript} />
    </EditingContext>
  );
}
