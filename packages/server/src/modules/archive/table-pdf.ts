import { mainFamily } from '../../platform/documents/fonts.ts';
import { fontsFor, pdfWriter } from '../../platform/documents/pdf-text.ts';
import { sheetText } from './sheet-text.ts';

/** A table to be printed: its columns share the width of the page by their weights. */
export interface PrintedTable {
  readonly title: string;
  readonly lead: string;
  readonly madeAt: string;
  readonly columns: readonly { readonly name: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
}

/** Points between the margins of an A4 page that lies on its side. */
const pageWidth = 842 - 2 * 28;
const padding = 8;

/** A table as PDF, A4 on its side, its heading again on each page; the same table gives the same bytes. */
export async function tablePdf(table: PrintedTable): Promise<Uint8Array> {
  const { default: pdfmake } = await import('pdfmake');
  const { write, families } = pdfWriter();
  const head = await Promise.all(
    table.columns.map(({ name }) => write(name, { bold: true, fillColor: '#f2f2f2', alignment: 'center' })),
  );
  const body = [head];
  for (const row of table.rows) body.push(await Promise.all(row.map((cell) => write(cell))));
  const whole = table.columns.reduce((sum, { width }) => sum + width, 0);
  const free = pageWidth - padding * table.columns.length;
  const widths = table.columns.map(({ width }) => (width / whole) * free);
  const heading = await write(table.title, { fontSize: 15, bold: true, alignment: 'center' });
  const lead = await write(table.lead, { fontSize: 8, color: '#555555', margin: [0, 2, 0, 6] });
  pdfmake.setFonts(await fontsFor(pdfmake, families));
  // Nothing is fetched and no file is read: fonts come from memory, and there are no pictures.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  const pdf = pdfmake.createPdf({
    info: { title: table.title, creationDate: new Date(table.madeAt) },
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [28, 32, 28, 32],
    defaultStyle: { font: mainFamily, fontSize: 7.5, lineHeight: 1.12 },
    footer: (page, pages) => ({
      text: sheetText.page(page, pages),
      alignment: 'center',
      fontSize: 8,
      margin: [0, 10, 0, 0],
    }),
    // Cells and paragraphs are the same to the writer; its types have two names for them.
    content: [
      heading as never,
      lead as never,
      {
        table: { headerRows: 1, dontBreakRows: true, widths, body },
        layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5 },
      },
    ],
  });
  return pdf.getBuffer();
}
