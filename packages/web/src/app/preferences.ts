import { useSyncExternalStore } from 'react';
import type { Language } from '../text/language.ts';

export type Appearance = 'system' | 'light' | 'dark';

/** What a person sets for this browser. */
export interface Preferences {
  readonly language: Language;
  readonly appearance: Appearance;
}

const storageKey = 'sanshen.preferences';
const listeners = new Set<() => void>();
let current = load();

function load(): Preferences {
  let saved: unknown = null;
  try {
    saved = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
  } catch {
    // A browser without storage, or something else under our key: the defaults stand.
  }
  const { language, appearance } = (typeof saved === 'object' && saved !== null ? saved : {}) as Record<
    string,
    unknown
  >;
  return {
    language: language === 'en' ? 'en' : 'zh',
    appearance: appearance === 'light' || appearance === 'dark' ? appearance : 'system',
  };
}

/** Changes preferences of this browser; every tab follows. */
export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(storageKey, JSON.stringify(current));
  } catch {
    // They hold until the tab is closed.
  }
  for (const listener of listeners) listener();
}

/** The preferences of this browser. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current);
}

/** The preferences, outside of components. */
export function readPreferences(): Preferences {
  return current;
}

function subscribe(listener: () => void): () => void {
  const fromOtherTab = (event: StorageEvent) => {
    if (event.key !== storageKey) return;
    current = load();
    listener();
  };
  listeners.add(listener);
  addEventListener('storage', fromOtherTab);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', fromOtherTab);
  };
}

const darkQuery = matchMedia('(prefers-color-scheme: dark)');
/** The width below which the shell is a phone's, as in Shell.module.css. */
const narrowQuery = matchMedia('(max-width: 860px)');
const stillQuery = matchMedia('(prefers-reduced-motion: reduce)');

function useMedia(query: MediaQueryList): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
}

/** True on a phone's width. */
export function useNarrow(): boolean {
  return useMedia(narrowQuery);
}

/** True where one has asked the system that nothing moves. */
export function useStill(): boolean {
  return useMedia(stillQuery);
}

/** True if the screen is to be dark. */
export function useDark(): boolean {
  const { appearance } = usePreferences();
  const system = useMedia(darkQuery);
  return appearance === 'system' ? system : appearance === 'dark';
}
