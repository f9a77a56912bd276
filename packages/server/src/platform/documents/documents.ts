import type { OfficialDocument, PlainReport } from './model.ts';
import { printerOf } from './printing.ts';

/** A document that is made when somebody takes it, in a thread of its own. The same document gives the same bytes. */
export interface PrintedDocument {
  docx(): Promise<Uint8Array>;
  pdf(): Promise<Uint8Array>;
}

export const documentMedia = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

const printers = {
  officialPdf: printerOf<typeof import('./official-pdf.ts'), 'officialPdf'>(
    new URL('./official-pdf.ts', import.meta.url),
    'officialPdf',
  ),
  officialWord: printerOf<typeof import('./official-word.ts'), 'officialWord'>(
    new URL('./official-word.ts', import.meta.url),
    'officialWord',
  ),
  plainPdf: printerOf<typeof import('./plain-pdf.ts'), 'plainPdf'>(
    new URL('./plain-pdf.ts', import.meta.url),
    'plainPdf',
  ),
  plainWord: printerOf<typeof import('./plain-word.ts'), 'plainWord'>(
    new URL('./plain-word.ts', import.meta.url),
    'plainWord',
  ),
};

/** 公文 (GB/T 9704—2012) as Word document and as PDF. */
export function officialDocument(document: OfficialDocument): PrintedDocument {
  return { docx: () => printers.officialWord(document), pdf: () => printers.officialPdf(document) };
}

/** A report, letter or form without a red head, as Word document and as PDF. */
export function plainReport(report: PlainReport): PrintedDocument {
  return { docx: () => printers.plainWord(report), pdf: () => printers.plainPdf(report) };
}
