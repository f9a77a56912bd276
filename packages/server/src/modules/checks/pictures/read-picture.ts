import { type ReadOptions, UnreadablePicture } from '@sanshen/checks/ocr/index';
import type { Digest } from '@sanshen/domain/kernel';
import type { AppContext } from '../../../platform/context.ts';
import { readerEngine, readerOf } from './reader-of.ts';
import { loadOutcome, type PictureOutcome, saveOutcome } from './reading-store.ts';

/** Of a server's context, which is the one whose reader reads. */
export type ReaderContext = Pick<AppContext, 'db' | 'files' | 'log' | 'clock'>;

/** What stands in a stored picture, from an earlier reading if there is one. Throws when the server closes, or the signal's reason. */
export async function readPicture(
  context: ReaderContext,
  file: Digest,
  options: ReadOptions = {},
): Promise<PictureOutcome> {
  const known = await loadOutcome(context.db, file, readerEngine);
  if (known !== null) return known;
  const outcome = await readNow(context, file, options);
  await saveOutcome(context.db, file, readerEngine, outcome, context.clock.now());
  return outcome;
}

async function readNow(context: ReaderContext, file: Digest, options: ReadOptions): Promise<PictureOutcome> {
  try {
    const bytes = await context.files.read(file);
    return { state: 'read', reading: await readerOf(context).read(bytes, options) };
  } catch (error) {
    if (!(error instanceof UnreadablePicture)) throw error;
    if (error.problem === 'failed') context.log.warn({ err: error, file }, 'a picture could not be read');
    return { state: 'unreadable', problem: error.problem };
  }
}
