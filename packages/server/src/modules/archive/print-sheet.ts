import { printerOf } from '../../platform/documents/printing.ts';
import type { Sheet } from './sheet-model.ts';

export type SheetForm = 'pdf' | 'word';

const forms: Readonly<Record<SheetForm, (sheet: Sheet) => Promise<Uint8Array>>> = {
  pdf: printerOf<typeof import('./sheet-pdf.ts'), 'sheetPdf'>(
    new URL('./sheet-pdf.ts', import.meta.url),
    'sheetPdf',
  ),
  word: printerOf<typeof import('./sheet-word.ts'), 'sheetWord'>(
    new URL('./sheet-word.ts', import.meta.url),
    'sheetWord',
  ),
};

/** Prints the review sheet away from the thread that answers requests. The same sheet gives the same bytes. */
export function printSheet(form: SheetForm, sheet: Sheet): Promise<Uint8Array> {
  return forms[form](sheet);
}

/** Prints a table away from the thread that answers requests. The same table gives the same bytes. */
export const printTable = printerOf<typeof import('./table-pdf.ts'), 'tablePdf'>(
  new URL('./table-pdf.ts', import.meta.url),
  'tablePdf',
);
