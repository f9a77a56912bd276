import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces.js';
import { mainFamily } from '../../platform/documents/fonts.ts';
import { fontsFor, pdfWriter, type Write } from '../../platform/documents/pdf-text.ts';
import type { Field, Sheet, SheetTable } from './sheet-model.ts';
import { sheetText } from './sheet-text.ts';

const line = { hLineWidth: () => 0.6, vLineWidth: () => 0.6, paddingTop: () => 3, paddingBottom: () => 3 };
const lineBelowHeading = { ...line, hLineWidth: (index: number) => (index === 0 ? 0 : 0.6) };
const headingLook = { bold: true, fontSize: 10.5, border: [false, false, false, true] };
const shade = '#f2f2f2';

/** The review sheet as PDF, A4; the same sheet gives the same bytes. Loads the PDF writer on its first use. */
export async function sheetPdf(sheet: Sheet): Promise<Uint8Array> {
  const { default: pdfmake } = await import('pdfmake');
  const { write, families } = pdfWriter();
  const content = await contentOf(sheet, write);
  pdfmake.setFonts(await fontsFor(pdfmake, families));
  // Nothing is fetched and no file is read: fonts come from memory, and there are no pictures.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  const pdf = pdfmake.createPdf({
    info: { title: `${sheet.heading} ${sheet.title}`, creationDate: new Date(sheet.madeAt) },
    pageSize: 'A4',
    pageMargins: [40, 44, 40, 44],
    defaultStyle: { font: mainFamily, fontSize: 9, lineHeight: 1.15 },
    footer: (page, pages) => ({
      text: sheetText.page(page, pages),
      alignment: 'center',
      fontSize: 8,
      margin: [0, 14, 0, 0],
    }),
    content,
  });
  return pdf.getBuffer();
}

async function contentOf(sheet: Sheet, write: Write): Promise<Content[]> {
  // Cells and paragraphs are the same to the writer; its types have two names for them.
  const paragraph = async (text: string, style: object) => (await write(text, style)) as Content;
  const { digest } = sheet;
  return [
    await paragraph(sheet.heading, { fontSize: 17, bold: true, alignment: 'center', margin: [0, 0, 0, 10] }),
    await fieldTable(sheet.fields, write),
    await section(sheet.signing, [58, 58, 26, 52, 62, '*', 46, 62], write),
    await fieldTable(sheet.release, write, [0, 8, 0, 0]),
    await section(sheet.publications, [100, 50, 62, '*', 96], write),
    await section(sheet.trail, [62, 70, 80, '*'], write),
    await fieldTable([digest], write, [0, 8, 0, 6]),
    ...(await Promise.all(sheet.proof.map((text) => paragraph(text, { fontSize: 8, margin: [0, 0, 0, 2] })))),
    await paragraph(sheet.made, { fontSize: 8, color: '#555555', margin: [0, 4, 0, 0] }),
  ];
}

/** Two fields to a line; long ones have a line of their own. */
async function fieldTable(
  fields: readonly Field[],
  write: Write,
  margin: [number, number, number, number] = [0, 0, 0, 0],
): Promise<ContentTable> {
  const body: TableCell[][] = [];
  let open: TableCell[] | null = null;
  for (const { name, value } of fields) {
    const cells = [await write(name, { fillColor: shade, bold: true }), await write(value)];
    if (value.length <= 22 && fields.length > 1) {
      if (open === null) {
        open = cells;
      } else {
        body.push([...open, ...cells]);
        open = null;
      }
      continue;
    }
    if (open !== null) body.push(wide(open));
    open = null;
    body.push(wide(cells));
  }
  if (open !== null) body.push(wide(open));
  return { table: { widths: [58, '*', 58, '*'], body }, layout: line, margin };
}

function wide([name = '', value = '']: readonly TableCell[]): TableCell[] {
  // A cell of the writer's object form, as `write` gives them.
  return [name, { ...(value as object), colSpan: 3 } as TableCell, {}, {}];
}

async function section(
  { heading, columns, rows, none }: SheetTable,
  widths: (number | '*')[],
  write: Write,
): Promise<Content> {
  const head = await Promise.all(
    columns.map((name) => write(name, { bold: true, fillColor: shade, alignment: 'center', fontSize: 8.5 })),
  );
  const body: TableCell[][] = [head];
  for (const row of rows) body.push(await Promise.all(row.map((cell) => write(cell, { fontSize: 8.5 }))));
  if (rows.length === 0) {
    const cell = (await write(none)) as object;
    body.push([{ ...cell, colSpan: columns.length } as TableCell, ...columns.slice(1).map(() => ({}))]);
  }
  // The heading is part of the table's head, so that no page ends with it.
  const title = { ...((await write(heading, headingLook)) as object), colSpan: columns.length } as TableCell;
  body.unshift([title, ...columns.slice(1).map(() => ({}))]);
  const table = { headerRows: 2, keepWithHeaderRows: 1, dontBreakRows: true, widths, body };
  return { table, layout: lineBelowHeading, margin: [0, 8, 0, 0] };
}
