import type { ManuscriptContent } from '@sanshen/domain/content';
import type { Json } from '@sanshen/domain/kernel';

/** What of a manuscript is kept on this device. */
export interface LocalCopy {
  readonly content: ManuscriptContent;
  /** Digest of the revision that it began from, or `none`. */
  readonly base: string;
  readonly sequence: number;
  /** By this device's clock. */
  readonly at: string;
  /** True once the server has it. */
  readonly sent: boolean;
  /** Verdicts on reviewers' changes that wait to be told with the next revision. */
  readonly verdicts: readonly Verdict[];
}

/** What was decided about one tracked change. */
export interface Verdict {
  readonly set: string;
  readonly id: string;
  readonly verdict: 'accepted' | 'rejected';
  readonly reason: string;
}

/** A text that somebody put aside, so that it is not lost. */
export interface KeptCopy {
  readonly id: string;
  readonly at: string;
  readonly why: 'conflict' | 'discarded' | 'takenOver' | 'imported';
  readonly content: ManuscriptContent;
}

const databaseName = 'sanshen-editor';
const mostKept = 20;
let opened: Promise<IDBDatabase | null> | null = null;

/** A browser may refuse to keep anything (private windows); then there is only the server. */
function database(): Promise<IDBDatabase | null> {
  opened ??= new Promise((resolve) => {
    if (!('indexedDB' in globalThis)) return resolve(null);
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('copies');
      request.result.createObjectStore('kept');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
    request.onblocked = () => resolve(null);
  });
  return opened;
}

type Store = 'copies' | 'kept';

async function run<T>(
  store: Store,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | null> {
  const db = await database();
  if (db === null) return null;
  return new Promise((resolve) => {
    try {
      const transaction = db.transaction(store, mode);
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => resolve(null);
      transaction.onerror = () => resolve(null);
    } catch {
      // The database was closed under us.
      opened = null;
      resolve(null);
    }
  });
}

const keyOf = (person: string, manuscript: string) => `${person} ${manuscript}`;

/** What is kept here of a manuscript; null for nothing, or nothing that can be read. */
export async function readLocalCopy(person: string, manuscript: string): Promise<LocalCopy | null> {
  const found: unknown = await run('copies', 'readonly', (store) => store.get(keyOf(person, manuscript)));
  if (typeof found !== 'object' || found === null || !('content' in found) || !('base' in found)) return null;
  // Only keepLocalCopy writes here; the content is read against the schema before it is shown.
  return found as LocalCopy;
}

/** Keeps a copy on this device. True if it was kept. */
export async function keepLocalCopy(person: string, manuscript: string, copy: LocalCopy): Promise<boolean> {
  return (await run('copies', 'readwrite', (store) => store.put(copy, keyOf(person, manuscript)))) !== null;
}

export async function dropLocalCopy(person: string, manuscript: string): Promise<void> {
  await run('copies', 'readwrite', (store) => store.delete(keyOf(person, manuscript)));
}

/** Puts a text aside; the oldest of many go. */
export async function putAside(
  person: string,
  manuscript: string,
  why: KeptCopy['why'],
  content: ManuscriptContent,
): Promise<void> {
  const kept = await listAside(person, manuscript);
  const copy: KeptCopy = { id: `${Date.now()}`, at: new Date().toISOString(), why, content };
  const all = [copy, ...kept].slice(0, mostKept);
  await run('kept', 'readwrite', (store) => store.put(all, keyOf(person, manuscript)));
}

/** Texts put aside, newest first. */
export async function listAside(person: string, manuscript: string): Promise<readonly KeptCopy[]> {
  const found: unknown = await run('kept', 'readonly', (store) => store.get(keyOf(person, manuscript)));
  // Only putAside writes here.
  return Array.isArray(found) ? (found as KeptCopy[]) : [];
}

/** True if both say the same, key order and defaults aside; for copies that may not be well-formed. */
export function sameJson(a: unknown, b: unknown): boolean {
  return spelled(a) === spelled(b);
}

function spelled(value: unknown): string {
  return JSON.stringify(value, (_key, inner: Json) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
