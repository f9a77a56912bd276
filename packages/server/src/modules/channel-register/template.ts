import { listColumns } from './list-columns.ts';

/** The empty list with its headings, and a second sheet that says what goes where. */
export async function listTemplate(): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('账号清单');
  sheet.addRow(listColumns.map(({ zh }) => zh)).font = { bold: true };
  listColumns.forEach((_, index) => {
    sheet.getColumn(index + 1).width = 18;
  });
  const help = book.addWorksheet('填写说明');
  help.addRow(['栏目', '必填', '说明', 'Column']).font = { bold: true };
  for (const { zh, en, required, help: text } of listColumns) {
    help.addRow([zh, required ? '是' : '', text, en]);
  }
  help.getColumn(3).width = 60;
  return Buffer.from(await book.xlsx.writeBuffer());
}
