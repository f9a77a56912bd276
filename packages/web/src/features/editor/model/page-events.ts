/** What happens to the page that a writer's words have to survive. */
export interface PageEvents {
  readonly online: () => void;
  /** The tab is put in the background, where it may be ended without a word. */
  readonly hidden: () => void;
  readonly leaving: () => void;
  /** The browser brings the page back as it was, long after it was left. */
  readonly broughtBack: () => void;
}

/** Listens until what it gives is called. */
export function watchPage(events: PageEvents): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  addEventListener('online', events.online, { signal });
  addEventListener('pagehide', events.leaving, { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && events.broughtBack(), { signal });
  const hidden = () => document.visibilityState === 'hidden' && events.hidden();
  document.addEventListener('visibilitychange', hidden, { signal });
  return () => stop.abort();
}
