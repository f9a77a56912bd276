import { createContext, useContext, useSyncExternalStore } from 'react';
import type { EditingSession } from './model/session.ts';
import type { SessionView } from './model/session-view.ts';

export const EditingContext = createContext<EditingSession | null>(null);

/** The editing of the manuscript on this page. */
export function useEditing(): EditingSession {
  const session = useContext(EditingContext);
  if (session === null) throw new Error('outside of the editor');
  return session;
}

/** What is known of it; renders again when it changes, which it does not for each key. */
export function useEditingView(): SessionView {
  const session = useEditing();
  return useSyncExternalStore(session.subscribe, session.view);
}

/** True while one may write. */
export function useWriting(): boolean {
  return useEditingView().mode.kind === 'writing';
}
