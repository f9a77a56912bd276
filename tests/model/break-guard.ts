import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Engine } from './engine.ts';
import type { Invariant } from './violations.ts';

/** One guard of the heart taken out, and the invariants of which one must notice. */
export interface Mutation {
  readonly guard: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly caughtBy: readonly Invariant[];
  /** The world that is tried first; the guard need not matter in every one. */
  readonly world: string;
}

const sources = fileURLToPath(new URL('../../packages/domain/src/', import.meta.url));

/** A copy of the domain in which one guard is broken, and how to put it away. Throws when the guard is not found exactly once. */
export async function breakGuard(mutation: Mutation): Promise<{ engine: Engine; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'sanshen-mutation-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  cpSync(sources, folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const file = join(folder, 'review', mutation.file);
  const text = readFileSync(file, 'utf8');
  const places = text.split(mutation.find).length - 1;
  if (places !== 1) {
    remove();
    throw new Error(`"${mutation.guard}" is found ${places} times in ${mutation.file}`);
  }
  // A function as replacement: `$` has no meaning in it.
  writeFileSync(
    file,
    text.replace(mutation.find, () => mutation.replace),
  );
  // Every mutation has a folder of its own, so it is a module of its own; its exports are those of the heart.
  const engine: Engine = await import(/* @vite-ignore */ pathToFileURL(join(folder, 'review/index.ts')).href);
  return { engine, remove };
}
