import { columnTexts, formTexts, phaseTexts, sheetName } from './export-texts.ts';
import type { Line } from './list-lines.ts';

type Language = 'zh' | 'en';
type Column = keyof typeof columnTexts;

const widths: Readonly<Partial<Record<Column, number>>> = {
  title: 48,
  organization: 24,
  channels: 28,
  waiting: 24,
  id: 38,
};

/** The bytes of an .xlsx file with one line for each manuscript. Times are Beijing time, as people there read them. */
export async function sheetOf(lines: readonly Line[], language: Language): Promise<Buffer> {
  // Loaded when the first list is exported: it takes some 15 MB.
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet(sheetName[language], { views: [{ state: 'frozen', ySplit: 1 }] });
  // Object.keys of columnTexts gives exactly its keys.
  const columns = Object.keys(columnTexts) as Column[];
  sheet.columns = columns.map((key) => ({
    key,
    header: columnTexts[key][language],
    width: widths[key] ?? 18,
  }));
  sheet.getRow(1).font = { bold: true };
  for (const line of lines) sheet.addRow(cellsOf(line, language));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  return Buffer.from(await book.xlsx.writeBuffer());
}

function cellsOf(line: Line, language: Language): Record<Column, string | number> {
  const [first] = line.waiting;
  return {
    title: asText(line.title),
    organization: asText(line.organizationName),
    author: asText(line.authorName),
    phase: phaseTexts[line.phase][language],
    waiting: asText(line.waiting.map((seat) => seat.seatName[language]).join('、')),
    waitingSince: first === undefined ? '' : timeOf(first.since),
    dueAt: line.dueAt === null ? '' : timeOf(line.dueAt),
    topic: asText(line.topic),
    form: line.form === null ? '' : formTexts[line.form][language],
    importance: asText(line.importance ?? ''),
    channels: asText(line.channels.map((channel) => channel.name).join('、')),
    schedule: line.schedule === null ? '' : timeOf(line.schedule),
    revision: line.revision,
    createdAt: timeOf(line.createdAt),
    changedAt: timeOf(line.changedAt),
    id: line.manuscript,
  };
}

/**
 * A text that no spreadsheet takes for a formula: Excel keeps the cell's type, but whoever saves the file as CSV and opens it again would run
 * what begins with one of these signs (OWASP, "CSV Injection"). The apostrophe in front is how a spreadsheet marks text.
 */
export function asText(text: string): string {
  return /^[\s]*[=+\-@＝＋－＠]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}

const beijing = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

function timeOf(instant: string): string {
  return beijing.format(new Date(instant));
}
