import { registerTexts } from '@sanshen/contract/channels-texts';
import { asText } from '../content/public.ts';
import type { Language, ReportTable } from './report-model.ts';

/** The report as an .xlsx file; no cell is taken for a formula. Loads the writer on its first use. */
export async function reportSheet(table: ReportTable, language: Language): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  book.created = new Date(table.madeAt);
  const sheet = book.addWorksheet(registerTexts.report.title[language].slice(0, 31), {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const last = table.columns.length;
  sheet.addRow([`${table.unit} ${table.title}`]);
  sheet.mergeCells(1, 1, 1, last);
  sheet.getRow(1).font = { bold: true, size: 16 };
  sheet.getRow(1).alignment = { horizontal: 'center' };
  sheet.addRow([`${registerTexts.report.made[language]} ${table.madeAt.slice(0, 10)}`]);
  sheet.mergeCells(2, 1, 2, last);
  sheet.addRow(table.columns.map(({ name }) => name));
  sheet.getRow(3).font = { bold: true };
  for (const row of table.rows) sheet.addRow(row.map(asText)).alignment = { vertical: 'top', wrapText: true };
  table.columns.forEach(({ width }, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  sheet.views = [{ state: 'frozen', ySplit: 3 }];
  sheet.pageSetup.printTitlesRow = '3:3';
  return Buffer.from(await book.xlsx.writeBuffer());
}
