import { useEffect, useSyncExternalStore } from 'react';

/** Keys that do something on this page: one key (`j`), or two in turn (`g m`). Not heard while one writes, unless with Ctrl. */
export interface Shortcut {
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
}

type Group = readonly Shortcut[];

/** Groups of shortcuts in force; the one that was added last comes first. */
let groups: readonly { readonly current: Group }[] = [];
const listeners = new Set<() => void>();
let first = '';
let firstAt = 0;
/** Milliseconds between the two keys of a pair. */
const pairMs = 1_200;

function setGroups(next: typeof groups): void {
  groups = next;
  for (const listener of listeners) listener();
}

/** Makes keys do something as long as the component is shown. */
export function useShortcuts(shortcuts: Group): void {
  const signature = shortcuts.map(({ keys, label }) => `${keys}=${label}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what runs is replaced below at each rendering; the list changes with its signature
  useEffect(() => {
    const group = { current: shortcuts };
    setGroups([group, ...groups]);
    return () => setGroups(groups.filter((one) => one !== group));
  }, [signature]);
  useEffect(() => {
    const mine = groups.find(
      (group) => group.current.map(({ keys, label }) => `${keys}=${label}`).join() === signature,
    );
    if (mine !== undefined) Object.assign(mine, { current: shortcuts });
  });
}

/** All shortcuts in force, for the help. */
export function useAllShortcuts(): readonly Shortcut[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => groups,
  );
  const seen = new Set<string>();
  return all.flatMap((group) => group.current).filter(({ keys }) => !seen.has(keys) && seen.add(keys));
}

function writes(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `Ctrl+${key}` : key;
}

function find(keys: string): Shortcut | undefined {
  for (const group of groups) {
    const found = group.current.find((one) => one.keys === keys);
    if (found !== undefined) return found;
  }
  return undefined;
}

function handle(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const key = nameOf(event);
  if (writes(event.target) && !key.startsWith('Ctrl+')) return;
  // An open dialogue keeps the keys to itself.
  if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null) return;
  const pair = event.timeStamp - firstAt < pairMs ? find(`${first} ${key}`) : undefined;
  const found = pair ?? find(key);
  first = key;
  firstAt = event.timeStamp;
  if (found === undefined) return;
  event.preventDefault();
  found.run();
}

addEventListener('keydown', handle);
