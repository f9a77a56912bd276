import { parentPort } from 'node:worker_threads';
import type { Numbered, WorkerReport } from '../worker-pool.ts';
import type { EmblemReference } from './emblems/check-emblems.ts';
import { lookAtPicture } from './look-at-picture.ts';
import type { EmblemArtwork, MarkAnswer, MarkOrder } from './mark-pool.ts';
import { RefusedPicture } from './picture/picture-refusal.ts';
import { readPicture } from './picture/read-picture.ts';
import { isFilm } from './video/film-kind.ts';
import { lookAtFilmFile } from './video/look-at-film-file.ts';

// One worker of the pool: unpacks and checks one picture or film after the other.
parentPort?.on('message', async ({ id, bytes, library, emblems }: Numbered<MarkOrder>) => {
  try {
    const onFrame = (done: number) => report({ id, kind: 'progress', done, total: 0 });
    const looked = isFilm(bytes)
      ? await lookAtFilmFile(bytes, library, process.env, onFrame)
      : await lookAtPicture(bytes, library, onFrame, await referencesOf(emblems));
    report({ id, kind: 'done', answer: { kind: 'looked', looked } });
  } catch (error) {
    if (error instanceof RefusedPicture) {
      report({ id, kind: 'done', answer: { kind: 'refused', code: error.code, detail: error.message } });
    } else report({ id, kind: 'failed', message: String(error) });
  }
});

/** Artwork that this thread has unpacked; the same object each time, as it is made ready once. */
const unpacked = new Map<string, EmblemReference>();
const mostUnpacked = 100;

/** Artwork that cannot be read any more finds nothing; the picture is looked at all the same. */
async function referencesOf(emblems: readonly EmblemArtwork[]): Promise<readonly EmblemReference[]> {
  const references: EmblemReference[] = [];
  for (const { mark, version, outdated, digest, bytes } of emblems) {
    const key = `${mark} ${version} ${outdated} ${digest}`;
    const known = unpacked.get(key);
    const picture = known?.picture ?? (await readPicture(bytes, { longest: 640 }).catch(() => null));
    if (picture === null) continue;
    const reference = known ?? { mark, version, outdated, picture };
    if (unpacked.size >= mostUnpacked) unpacked.clear();
    unpacked.set(key, reference);
    references.push(reference);
  }
  return references;
}

function report(message: WorkerReport<MarkAnswer>): void {
  parentPort?.postMessage(message);
}
