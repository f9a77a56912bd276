import { parentPort } from 'node:worker_threads';
import type { Sheet } from './sheet-model.ts';
import { sheetPdf } from './sheet-pdf.ts';
import { sheetWord } from './sheet-word.ts';

export type SheetForm = 'pdf' | 'word';

/** What the worker is asked; `id` comes back with the answer. */
export interface SheetOrder {
  readonly id: number;
  readonly form: SheetForm;
  readonly sheet: Sheet;
}

export type SheetAnswer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly error: string };

async function answer({ id, form, sheet }: SheetOrder): Promise<SheetAnswer> {
  try {
    return { id, bytes: form === 'pdf' ? await sheetPdf(sheet) : await sheetWord(sheet) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

// Orders come from print-sheet.ts only.
parentPort?.on('message', (order: SheetOrder) => {
  void answer(order).then((made) => parentPort?.postMessage(made));
});
