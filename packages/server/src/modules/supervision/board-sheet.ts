import type { RouteOutput } from '@sanshen/contract/route';
import type { readBoard } from '@sanshen/contract/supervision';
import { supervisionSheetTexts } from '@sanshen/contract/supervision-texts';
import { asText } from '../content/public.ts';

type Board = RouteOutput<typeof readBoard>;

/** The board as an .xlsx file: a sheet of values, and one of what they are made of. No cell is taken for a formula. Loads the writer on its first use. */
export async function boardSheet(board: Board, language: 'zh' | 'en'): Promise<Buffer> {
  const texts = supervisionSheetTexts;
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  book.created = new Date(board.at);
  const names = board.indicators.map(({ name, clause }) => `${clause} ${name[language]}`);
  const values = book.addWorksheet(texts.values[language]);
  values.addRow([texts.unit[language], texts.closed[language], ...names]);
  const sums = book.addWorksheet(texts.sums[language]);
  sums.addRow([
    ...[texts.unit, texts.indicator, texts.numerator, texts.denominator, texts.threshold, texts.verdict].map(
      (text) => text[language],
    ),
  ]);
  for (const { name, closed, cells } of board.units) {
    const row: (string | number | null)[] = board.indicators.map(() => null);
    for (const [index, numerator, denominator, value, threshold, verdict] of cells) {
      row[index] = verdict === 'notMeasured' ? texts.notMeasured[language] : value;
      const state = texts.verdicts[verdict][language];
      sums.addRow([asText(name), names[index] ?? '', numerator, denominator, threshold, state]);
    }
    values.addRow([asText(name), `${closed}/${board.months.length}`, ...row]);
  }
  for (const sheet of [values, sums]) {
    sheet.getRow(1).font = { bold: true };
    sheet.getColumn(1).width = 28;
    sheet.views = [{ state: 'frozen', xSplit: 1, ySplit: 1 }];
  }
  board.indicators.forEach(({ unit }, index) => {
    const column = values.getColumn(index + 3);
    column.width = 16;
    if (unit === 'share') column.numFmt = '0.0%';
    else if (unit !== 'count') column.numFmt = '0.00';
  });
  sums.getColumn(2).width = 28;
  return Buffer.from(await book.xlsx.writeBuffer());
}
