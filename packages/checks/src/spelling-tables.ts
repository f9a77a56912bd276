import { readFileSync } from 'node:fs';
import { readSpellingData, type SpellingData } from './text/spelling/data.ts';

/** Where `npm run train:spelling` puts them. */
export const spellingTables = new URL('../data/spelling.tables', import.meta.url);

let kept: SpellingData | undefined;

/** The spelling tables that ship with this package, read once a process. */
export function loadSpellingData(): SpellingData {
  kept ??= readSpellingData(readFileSync(spellingTables));
  return kept;
}
