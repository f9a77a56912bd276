import { useSyncExternalStore } from 'react';

const query = matchMedia('(max-width: 1180px)');

/** True where the panel has no room beside the sheet. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
}
