import type { ITableCellOptions, Table, TableRow } from 'docx';
import { withFixedTimes } from '../../platform/documents/fixed-times.ts';
import type { Field, Sheet, SheetTable } from './sheet-model.ts';

type Docx = typeof import('docx');

const font = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' };
const shade = { fill: 'F2F2F2' } as const;
/** The width of A4 between the margins, in twentieths of a point. */
const width = 10_000;

/** The review sheet as Word document; the same sheet gives the same bytes. Loads the writer on its first use. */
export async function sheetWord(sheet: Sheet): Promise<Uint8Array> {
  const docx = await import('docx');
  const { AlignmentType, Document, Packer } = docx;
  const document = new Document({
    title: `${sheet.heading} ${sheet.title}`,
    creator: 'Sanshen',
    styles: { default: { document: { run: { size: 18, font } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { left: 950, right: 950, top: 1_000, bottom: 1_000 },
          },
        },
        children: [
          paragraph(docx, sheet.heading, { size: 34, bold: true, alignment: AlignmentType.CENTER }),
          fieldTable(docx, sheet.fields),
          ...section(docx, sheet.signing, [1150, 1150, 500, 1050, 1250, 2500, 1150, 1250]),
          paragraph(docx, ''),
          fieldTable(docx, sheet.release),
          ...section(docx, sheet.publications, [2200, 1000, 1400, 3400, 2000]),
          ...section(docx, sheet.trail, [1500, 1500, 1800, 5200]),
          paragraph(docx, ''),
          fieldTable(docx, [sheet.digest]),
          ...sheet.proof.map((text) => paragraph(docx, text, { size: 16 })),
          paragraph(docx, sheet.made, { size: 16 }),
        ],
      },
    ],
  });
  return withFixedTimes(await Packer.toBuffer(document), sheet.madeAt);
}

interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly alignment?: 'center';
}

function paragraph({ Paragraph, TextRun }: Docx, text: string, look: Look = {}) {
  const { size, bold, alignment } = look;
  return new Paragraph({
    ...(alignment === undefined ? {} : { alignment }),
    spacing: { before: 40, after: 40 },
    children: [
      new TextRun({
        text,
        font,
        ...(size === undefined ? {} : { size }),
        ...(bold === undefined ? {} : { bold }),
      }),
    ],
  });
}

function cell(docx: Docx, text: string, options: Partial<ITableCellOptions> = {}, bold = false) {
  return new docx.TableCell({ ...options, children: [paragraph(docx, text, { bold })] });
}

function fieldTable(docx: Docx, fields: readonly Field[]): Table {
  const rows = fields.map(
    ({ name, value }) =>
      new docx.TableRow({
        cantSplit: true,
        children: [
          cell(docx, name, { shading: shade, width: { size: 1500, type: docx.WidthType.DXA } }, true),
          cell(docx, value, { width: { size: width - 1500, type: docx.WidthType.DXA } }),
        ],
      }),
  );
  return tableOf(docx, rows, [1500, width - 1500]);
}

function section(docx: Docx, { heading, columns, rows, none }: SheetTable, widths: readonly number[]) {
  const sized = (index: number) => ({ width: { size: widths[index] ?? 1000, type: docx.WidthType.DXA } });
  const head = new docx.TableRow({
    tableHeader: true,
    children: columns.map((name, index) => cell(docx, name, { ...sized(index), shading: shade }, true)),
  });
  const body = rows.map(
    (row) =>
      new docx.TableRow({
        cantSplit: true,
        children: row.map((text, index) => cell(docx, text, sized(index))),
      }),
  );
  const empty = new docx.TableRow({ children: [cell(docx, none, { columnSpan: columns.length })] });
  return [
    paragraph(docx, heading, { bold: true, size: 21 }),
    tableOf(docx, [head, ...(body.length === 0 ? [empty] : body)], widths),
  ];
}

function tableOf(docx: Docx, rows: readonly TableRow[], widths: readonly number[]): Table {
  return new docx.Table({
    rows: [...rows],
    columnWidths: [...widths],
    layout: docx.TableLayoutType.FIXED,
    width: { size: width, type: docx.WidthType.DXA },
  });
}
