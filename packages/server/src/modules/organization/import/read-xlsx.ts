import { DocumentError } from '@sanshen/document/messages';
import { readZip } from '@sanshen/document/read-zip';
import { mostColumns, mostRows, refuseImport, type Sheet } from './table.ts';
import { attribute, type Mark, marksOf, unescapeXml } from './xml-marks.ts';

const mebibyte = 1024 * 1024;
const limits = {
  maxBytes: 20 * mebibyte,
  maxEntries: 500,
  maxEntryBytes: 60 * mebibyte,
  maxTotalBytes: 120 * mebibyte,
  maxRatio: 200,
};

/**
 * Reads the sheets of a workbook (ECMA-376 SpreadsheetML) as text: of a formula its last value and never the formula, dates as YYYY-MM-DD.
 * Nothing is unpacked beyond what the archive may hold. Throws `import.unreadable`, `import.tooLarge`, `import.tooManyRows`.
 */
export function readXlsx(bytes: Uint8Array): readonly Sheet[] {
  const files = unpack(bytes);
  const text = (name: string) => {
    const content = files.get(name);
    return content === undefined ? null : decode(content);
  };
  const workbook = text('xl/workbook.xml');
  if (workbook === null) throw refuseImport('import.unreadable', { why: 'no workbook' });
  const shared = sharedStrings(text('xl/sharedStrings.xml') ?? '');
  const dates = dateStyles(text('xl/styles.xml') ?? '');
  const epoch = /<(?:\w+:)?workbookPr[^>]*date1904="(?:1|true)"/.test(workbook) ? 24_107 : 25_569;
  const targets = relationships(text('xl/_rels/workbook.xml.rels') ?? '');
  const sheets: Sheet[] = [];
  let rows = 0;
  for (const { kind, name, attributes } of marksOf(workbook)) {
    if (kind !== 'open' || name !== 'sheet' || attribute(attributes, 'state') === 'veryHidden') continue;
    const content = text(targets.get(attribute(attributes, 'id') ?? '') ?? '');
    if (content === null) continue;
    const sheet = readSheet(content, { shared, dates, epoch });
    rows += sheet.length;
    if (rows > mostRows + 1) throw refuseImport('import.tooManyRows', { limit: mostRows });
    sheets.push({ name: attribute(attributes, 'name') ?? '', rows: sheet });
  }
  return sheets;
}

function unpack(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  try {
    return readZip(bytes, limits, (name) => /^xl\/.*\.(xml|rels)$/.test(name));
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const large = error.refusal.code === 'document.zipBomb' || error.refusal.code === 'document.tooLarge';
    throw refuseImport(large ? 'import.tooLarge' : 'import.unreadable', { code: error.refusal.code });
  }
}

function decode(content: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw refuseImport('import.unreadable', { why: 'encoding' });
  }
  // Entities of a document type could grow without end; no spreadsheet program writes one.
  if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY'))
    throw refuseImport('import.unreadable', { why: 'entities' });
  return text;
}

function relationships(xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const { kind, name, attributes } of marksOf(xml)) {
    if (kind !== 'open' || name !== 'Relationship') continue;
    const target = attribute(attributes, 'Target') ?? '';
    targets.set(attribute(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  return targets;
}

/** The shared strings; phonetic guides, which stand beside the text, are left out. */
function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let current: string | null = null;
  let phonetic = false;
  let inText = false;
  for (const mark of marksOf(xml)) {
    if (mark.kind === 'text') {
      if (inText && !phonetic && current !== null) current += unescapeXml(mark.text);
    } else if (mark.name === 'si') {
      if (mark.kind === 'open') current = '';
      if (mark.kind === 'close' || mark.empty) {
        strings.push(current ?? '');
        current = null;
      }
    } else if (mark.name === 'rPh') phonetic = mark.kind === 'open' && !mark.empty;
    else if (mark.name === 't') inText = mark.kind === 'open' && !mark.empty;
  }
  return strings;
}

/** Which cell styles show a number as a date: the built-in formats (also those of Chinese locales) and any with a year or day in it. */
function dateStyles(xml: string): readonly boolean[] {
  const builtIn = (id: number) =>
    (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  const own = new Set<number>();
  const styles: boolean[] = [];
  let inCells = false;
  for (const { kind, name, attributes } of marksOf(xml)) {
    if (name === 'cellXfs') inCells = kind === 'open';
    if (kind !== 'open') continue;
    if (name === 'numFmt') {
      const code = unescapeXml(attribute(attributes, 'formatCode') ?? '').replace(
        /"[^"]*"|\[[^\]]*\]|\\./g,
        '',
      );
      if (/[yd年日]/i.test(code)) own.add(Number(attribute(attributes, 'numFmtId')));
    }
    if (name === 'xf' && inCells) {
      const id = Number(attribute(attributes, 'numFmtId') ?? '0');
      styles.push(builtIn(id) || own.has(id));
    }
  }
  return styles;
}

interface Book {
  readonly shared: readonly string[];
  readonly dates: readonly boolean[];
  /** Day number of 1970-01-01. */
  readonly epoch: number;
}

function readSheet(xml: string, book: Book): string[][] {
  const rows: string[][] = [];
  let row = -1;
  let column = -1;
  let cell: Mark | null = null;
  let value = '';
  let taking = false;
  for (const mark of marksOf(xml)) {
    if (mark.kind === 'text') {
      if (taking) value += unescapeXml(mark.text);
      continue;
    }
    const open = mark.kind === 'open';
    if (mark.name === 'row' && open) {
      row = Number(attribute(mark.attributes, 'r') ?? row + 2) - 1;
      column = -1;
      if (!(row >= 0 && row <= mostRows)) throw refuseImport('import.tooManyRows', { limit: mostRows });
    } else if (mark.name === 'c' && open) {
      column = columnOf(attribute(mark.attributes, 'r')) ?? column + 1;
      cell = mark.empty ? null : mark;
      value = '';
    } else if (mark.name === 'c') {
      if (cell !== null && row >= 0 && column < mostColumns) put(rows, row, column, shown(cell, value, book));
      cell = null;
    } else if (mark.name === 'v' || (mark.name === 't' && cell !== null)) taking = open && !mark.empty;
    else if (mark.name === 'f') taking = false;
  }
  for (let index = 0; index < rows.length; index += 1) rows[index] ??= [];
  return rows;
}

function put(rows: string[][], row: number, column: number, text: string): void {
  rows[row] ??= [];
  const cells = rows[row];
  while (cells.length < column) cells.push('');
  cells[column] = text;
}

function columnOf(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function shown(cell: Mark, value: string, { shared, dates, epoch }: Book): string {
  switch (attribute(cell.attributes, 't')) {
    case 's':
      return shared[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'true' : 'false';
    case 'e':
    case 'str':
    case 'inlineStr':
      return value;
    case 'd':
      return value.slice(0, 10);
    default: {
      const number = Number(value);
      const isDate = dates[Number(attribute(cell.attributes, 's') ?? '0')] === true;
      if (value === '' || !isDate || !Number.isFinite(number)) return value;
      const day = new Date(Math.floor(number - epoch) * 86_400_000);
      return Number.isNaN(day.getTime()) ? value : day.toISOString().slice(0, 10);
    }
  }
}
