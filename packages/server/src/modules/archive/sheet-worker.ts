import { parentPort } from 'node:worker_threads';
import type { Sheet } from './sheet-model.ts';
import { sheetPdf } from './sheet-pdf.ts';
import { sheetWord } from './sheet-word.ts';
import { type PrintedTable, tablePdf } from './table-pdf.ts';

export type SheetForm = 'pdf' | 'word';

/** What the worker is asked; `id` comes back with the answer. */
export type SheetOrder =
  | { readonly id: number; readonly form: SheetForm; readonly sheet: Sheet }
  | { readonly id: number; readonly form: 'table'; readonly table: PrintedTable };

export type SheetAnswer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly error: string };

async function answer(order: SheetOrder): Promise<SheetAnswer> {
  const { id } = order;
  try {
    return { id, bytes: await made(order) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function made(order: SheetOrder): Promise<Uint8Array> {
  if (order.form === 'table') return tablePdf(order.table);
  return order.form === 'pdf' ? sheetPdf(order.sheet) : sheetWord(order.sheet);
}

// Orders come from print-sheet.ts only.
parentPort?.on('message', (order: SheetOrder) => {
  void answer(order).then((done) => parentPort?.postMessage(done));
});
