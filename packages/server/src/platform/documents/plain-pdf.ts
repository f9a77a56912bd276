import type { Content } from 'pdfmake/interfaces.js';
import {
  blocksPdf,
  lineHeight,
  onGrid,
  type Paragraph,
  pagesOf,
  paragraphsOf,
  pdfWriter,
  textWidth,
} from './blocks-pdf.ts';
import { bodyOf, documentDay, layout, type PlainReport, titleLines } from './model.ts';

const { size } = layout;

/** A report as PDF on the page of an official document, without its red head. */
export async function plainPdf(report: PlainReport): Promise<Uint8Array> {
  const { write, families } = pdfWriter();
  const paragraph = paragraphsOf(write);
  const content: Content[] = [];
  for (const row of titleLines(report.title, Math.floor(textWidth / size.title))) {
    content.push(
      await paragraph(row, {
        ...onGrid(size.title, 34),
        bold: true,
        alignment: 'center',
      }),
    );
  }
  const under = [report.subtitle, report.organization].filter((one) => one !== undefined && one !== '');
  for (const text of under)
    content.push(await paragraph(text ?? '', { ...onGrid(size.small, 24), alignment: 'center' }));
  content.push({ text: '', margin: [0, lineHeight / 2, 0, 0] });
  content.push(...(await blocksPdf(bodyOf(report), write)));
  const signed = await signaturesOf(report, paragraph);
  if (signed !== null) content.push(signed);
  if (report.note !== undefined) {
    content.push(
      await paragraph(report.note, {
        ...onGrid(9, 13),
        color: '#555555',
        margin: [0, lineHeight, 0, 0],
      }),
    );
  }
  return pagesOf({ title: report.title, madeAt: report.madeAt, content }, families);
}

async function signaturesOf(report: PlainReport, paragraph: Paragraph): Promise<Content | null> {
  const { signatures = [], date } = report;
  if (signatures.length === 0 && date === undefined) return null;
  const day = date === undefined ? [] : [documentDay(date)];
  const alone = signatures.length < 2;
  const columns: Content[] = [];
  for (const { name, lines = [] } of signatures.length === 0 ? [{ name: '', lines: [] }] : signatures) {
    const shown: Content[] = [];
    for (const text of [name, ...lines, ...(alone ? day : [])].filter((one) => one !== '')) {
      shown.push(await paragraph(text, { alignment: alone ? 'right' : 'left' }));
    }
    columns.push({ stack: shown });
  }
  const below: Content[] = [];
  if (!alone) for (const text of day) below.push(await paragraph(text, { alignment: 'right' }));
  return {
    unbreakable: true,
    margin: [0, lineHeight, 0, 0],
    stack: [{ columns, columnGap: 24 }, ...below],
  };
}
