import { readFileSync } from 'node:fs';
import { readSpellingData, type SpellingData } from './text/spelling/data.ts';

let kept: SpellingData | undefined;

/** The spelling tables that ship with this package, read once a process. */
export function loadSpellingData(): SpellingData {
  kept ??= readSpellingData(readFileSync(new URL('../data/spelling.tables', import.meta.url)));
  return kept;
}
