import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { readSpellingData, type SpellingData } from './text/spelling/data.ts';

/** Where `npm run train:spelling` puts them. */
export const spellingTables = new URL('../data/spelling.tables', import.meta.url);

let kept: SpellingData | undefined;

/** The spelling tables that ship with this package, read once a process. */
export function loadSpellingData(): SpellingData {
  kept ??= readSpellingData(readFileSync(spellingTables));
  return kept;
}

/** Bytes at the end of the tables that hold the ranking, which is another one whenever it was learnt anew. */
const endBytes = 256 * 1024;

/** What tells the shipped tables from others, without reading all of them; empty where there are none. */
export function spellingTablesMark(): string {
  let file: number;
  try {
    file = openSync(spellingTables, 'r');
  } catch {
    return '';
  }
  try {
    const end = Buffer.alloc(endBytes);
    const { size } = fstatSync(file);
    const read = readSync(file, end, 0, endBytes, Math.max(0, size - endBytes));
    return createHash('sha256').update(end.subarray(0, read)).digest('hex');
  } finally {
    closeSync(file);
  }
}
