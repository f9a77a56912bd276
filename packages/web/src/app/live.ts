import { currentSession } from '@sanshen/contract/session';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

/** What the server says when something changed; it carries no text, so screens read again what they show. */
export interface LiveChange {
  readonly kind: string;
  readonly id: string;
}

type Connection = 'connecting' | 'open' | 'lost';
type Message = { readonly change: LiveChange } | { readonly all: true } | { readonly connection: Connection };

const channelName = 'sanshen.live';
const lockName = 'sanshen.live';
/** Several changes of one transaction are read again once. */
const gatherMs = 60;

let connection: Connection = 'connecting';
const watchers = new Set<() => void>();

function setConnection(next: Connection): void {
  if (next === connection) return;
  connection = next;
  for (const watcher of watchers) watcher();
}

/** Whether changes of colleagues arrive by themselves now. */
export function useLiveConnection(): Connection {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => connection,
  );
}

/**
 * Keeps what is shown up to date. One tab of the browser holds the stream and tells the others, since a browser opens few connections
 * to a server; when it is closed another takes over. After every (re)connection all that is shown is read again, so nothing is missed.
 */
export function useLive(queries: QueryClient): void {
  useEffect(() => {
    const stop = new AbortController();
    const channel = new BroadcastChannel(channelName);
    const pending = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refetch = () => {
      timer = undefined;
      const kinds = new Set(pending);
      pending.clear();
      void queries.invalidateQueries(
        kinds.has('*') ? {} : { predicate: ({ queryKey }) => concerns(queryKey, kinds) },
      );
    };
    const gather = (what: string) => {
      pending.add(what);
      timer ??= setTimeout(refetch, gatherMs);
    };
    const receive = (message: Message) => {
      if ('connection' in message) {
        setConnection(message.connection);
        // It is refused to who has been logged out meanwhile, as in another tab: whoever that is goes to the login.
        if (message.connection === 'lost') void queries.invalidateQueries({ queryKey: [currentSession.id] });
      } else if ('all' in message) gather('*');
      else gather(`${message.change.kind}:${message.change.id}`);
    };
    const tell = (message: Message) => {
      receive(message);
      channel.postMessage(message);
    };
    channel.onmessage = ({ data }: MessageEvent<Message>) => receive(data);
    // Without the lock (an old browser, or no secure context) each tab holds a stream of its own.
    if (navigator.locks === undefined) void holdStream(tell, stop.signal);
    else
      navigator.locks
        .request(lockName, { signal: stop.signal }, () => holdStream(tell, stop.signal))
        .catch(() => {
          // Given up while waiting for the lock.
        });
    return () => {
      stop.abort();
      clearTimeout(timer);
      channel.close();
    };
  }, [queries]);
}

/** Holds the stream until `signal` says to stop. */
function holdStream(tell: (message: Message) => void, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done();
    let source: EventSource;
    let wait = 500;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      source = new EventSource('/api/v1/live');
      source.addEventListener('hello', () => {
        wait = 500;
        tell({ connection: 'open' });
        tell({ all: true });
      });
      source.addEventListener('resync', () => tell({ all: true }));
      source.addEventListener('change', ({ data }: MessageEvent<string>) => {
        const change = readChange(data);
        if (change !== null) tell({ change });
      });
      // The session ended, or the server stops: what is shown is asked for again, which tells which of the two.
      source.addEventListener('end', () => tell({ all: true }));
      source.onerror = () => {
        // The browser's own repetition gives up on some answers; ours does not, and waits longer each time.
        source.close();
        tell({ connection: 'lost' });
        retry = setTimeout(open, wait);
        wait = Math.min(wait * 2, 20_000);
      };
    };
    open();
    signal.addEventListener('abort', () => {
      clearTimeout(retry);
      source.close();
      done();
    });
  });
}

function readChange(data: string): LiveChange | null {
  try {
    const { kind, id } = JSON.parse(data);
    return typeof kind === 'string' && typeof id === 'string' ? { kind, id } : null;
  } catch {
    return null;
  }
}

/** Lists that any change of a kind can touch, by the first part of their routes' ids. */
const listsOf: Readonly<Record<string, readonly string[]>> = {
  manuscript: ['planning.', 'review.inbox', 'review.waiting', 'content.list', 'content.search', 'workbench.'],
  notification: ['review.notifications', 'emergency.'],
  publication: ['calendar.', 'publishing.', 'workbench.', 'review.read'],
  comment: ['discussion.'],
  checkout: ['content.'],
  check: ['checks.', 'marks.readPictures'],
  ledger: ['ledger.'],
  conversation: ['conversations.'],
  question: ['questions.'],
  // Registers, exceptions and models of checks are an organisation's.
  organization: [
    'organization.',
    'session.current',
    'review.',
    'marks.',
    'checks.',
    'channels.',
    'emergency.',
    'incidents.',
    'calendar.',
    'campaigns.',
    'drills.',
    'publishing.',
    'planning.',
    'training.',
    'practice.',
    'qualification.',
    'selection.',
    'cases.',
    'spotChecks.',
    'supervision.',
    'circulars.',
    'assessments.',
    'responsibility.',
  ],
};

/** True if an answer kept under `queryKey` may be old after changes, each `kind:id`. */
function concerns(queryKey: readonly unknown[], changes: ReadonlySet<string>): boolean {
  const [route, call] = queryKey;
  if (typeof route !== 'string') return false;
  const asked = JSON.stringify(call ?? {});
  for (const change of changes) {
    const cut = change.indexOf(':');
    const id = change.slice(cut + 1);
    if (asked.includes(`"${id}"`)) return true;
    if ((listsOf[change.slice(0, cut)] ?? ['']).some((prefix) => route.startsWith(prefix))) return true;
  }
  return false;
}
