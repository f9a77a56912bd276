import { useState } from 'react';
import type { Said } from './Question.tsx';

type Answers = Readonly<Record<string, Said>>;
const keyOf = (check: string) => `sanshen.spotCheck.${check}`;

function readKept(check: string): Answers {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(check)) ?? '{}');
    // Written below by this very type and by nothing else.
    return typeof kept === 'object' && kept !== null ? (kept as Answers) : {};
  } catch {
    return {};
  }
}

/**
 * What somebody has said about the questions of a spot check, by "item line": it outlives a reload and a look elsewhere, and goes with the tab, since the answers of
 * an inspector are nobody else's to read on the same machine. `forget` once they are handed in.
 */
export function useKeptAnswers(check: string) {
  const [said, setSaid] = useState(() => readKept(check));
  const say = (key: string, next: Said) =>
    setSaid((before) => {
      const after = { ...before, [key]: next };
      try {
        sessionStorage.setItem(keyOf(check), JSON.stringify(after));
      } catch {
        // A browser that keeps nothing still has the page.
      }
      return after;
    });
  const forget = () => sessionStorage.removeItem(keyOf(check));
  return { said, say, forget };
}
