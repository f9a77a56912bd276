import { type readPlan, savePlanDraft } from '@sanshen/contract/emergency-plans';
import type { RouteAnswer, RouteCall } from '@sanshen/contract/route';
import { useCallback, useEffect, useRef, useState } from 'react';
import { client, isPassing, refusalCode } from '../../app/api.ts';

export type PlanContentDraft = RouteCall<typeof savePlanDraft>['body']['content'];
export type Fault = RouteAnswer<typeof savePlanDraft>['faults'][number];

export type SavingState = 'untouched' | 'saved' | 'unsaved' | 'saving' | 'offline' | 'conflict' | 'refused';

interface Kept {
  readonly content: PlanContentDraft;
  /** The version on the server that it was made from. */
  readonly version: number;
}

const wait = 1200;
const waitOffline = 5000;

function readKept(key: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('content' in kept) || !('version' in kept))
      return null;
    // Written below by this very type and by nothing else.
    return kept as Kept;
  } catch {
    return null;
  }
}

function keep(key: string, kept: Kept | null): void {
  try {
    if (kept === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing still has the page and the server.
  }
}

/**
 * A draft that is not lost: every change is kept in this browser at once and on the server a moment later; what another saved meanwhile is not overwritten without asking.
 */
export function usePlanDraft(place: {
  readonly organization: string;
  readonly scenario: string;
  readonly person: string;
  readonly draft: RouteAnswer<typeof readPlan>['draft'];
  readonly start: PlanContentDraft;
}) {
  const { organization, scenario, person, draft, start } = place;
  const key = `sanshen plan ${person} ${organization} ${scenario}`;
  const [first] = useState(() => {
    const kept = readKept(key);
    const onServer = draft?.version ?? 0;
    return { kept, stale: kept !== null && kept.version !== onServer, onServer };
  });
  const [content, setContent] = useState<PlanContentDraft>(first.kept?.content ?? draft?.content ?? start);
  const [state, setState] = useState<SavingState>(
    first.kept === null ? (draft === null ? 'untouched' : 'saved') : first.stale ? 'conflict' : 'unsaved',
  );
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [error, setError] = useState<unknown>(null);
  const version = useRef(first.kept?.version ?? first.onServer);
  const latest = useRef(content);
  const running = useRef<Promise<number | null>>(Promise.resolve(null));

  const send = useCallback(async (): Promise<number | null> => {
    const sent = latest.current;
    setState('saving');
    try {
      const answer = await client.call(savePlanDraft, {
        params: { organization, scenario },
        body: { content: sent, version: version.current },
      });
      version.current = answer.version;
      setFaults(answer.faults);
      setError(null);
      const same = latest.current === sent;
      keep(key, same ? null : { content: latest.current, version: answer.version });
      setState(same ? 'saved' : 'unsaved');
      return answer.version;
    } catch (problem) {
      setError(problem);
      const conflict = refusalCode(problem) === 'emergency.draftChanged';
      setState(conflict ? 'conflict' : isPassing(problem) ? 'offline' : 'refused');
      return null;
    }
  }, [organization, scenario, key]);

  /** One after another, so that the second knows the version that the first made. */
  const save = useCallback((): Promise<number | null> => {
    running.current = running.current.then(send);
    return running.current;
  }, [send]);

  useEffect(() => {
    if (state !== 'unsaved' && state !== 'offline') return;
    const timer = setTimeout(() => void save(), state === 'offline' ? waitOffline : wait);
    return () => clearTimeout(timer);
  }, [state, save]);

  const change = useCallback(
    (next: PlanContentDraft) => {
      latest.current = next;
      setContent(next);
      keep(key, { content: next, version: version.current });
      setState((before) => (before === 'conflict' ? before : 'unsaved'));
    },
    [key],
  );

  return {
    content,
    change,
    state,
    faults,
    error,
    restored: first.kept !== null,
    save,
    /** Puts mine in place of what another saved: `onServer` is the version there now. */
    keepMine: (onServer: number) => {
      version.current = onServer;
      keep(key, { content: latest.current, version: onServer });
      setState('unsaved');
    },
    /** Takes what another saved. */
    takeTheirs: (theirs: PlanContentDraft, onServer: number) => {
      version.current = onServer;
      latest.current = theirs;
      setContent(theirs);
      keep(key, null);
      setState('saved');
    },
    forget: () => keep(key, null),
  };
}
