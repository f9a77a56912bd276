import { PictureReader } from '@sanshen/checks/ocr/index';
import type { AppContext } from '../../../platform/context.ts';

/** Another one after anything changed by which the same picture is read otherwise: all are then read again. */
export const readerEngine = 'tesseract-7.0.0+chi_sim-1.0.0+zxing-3.1.4/1';

const readers = new WeakMap<object, PictureReader>();

/** The reader of a server; its thread starts with the first picture and ends when none comes. */
export function readerOf(context: object): PictureReader {
  const known = readers.get(context) ?? new PictureReader();
  readers.set(context, known);
  return known;
}

/** Ends the reader of a server, if it ever started. */
export async function closeReader(context: AppContext): Promise<void> {
  await readers.get(context)?.close();
}
