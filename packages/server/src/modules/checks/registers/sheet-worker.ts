import { parentPort, workerData } from 'node:worker_threads';
import {
  mostEntries,
  type RegisterName,
  type RegisterRow,
  registerForms,
} from '@sanshen/contract/checks-registers';
import type { LocalizedText } from '@sanshen/domain/kernel';
import { strToU8, zipSync } from 'fflate';
import { readXlsx } from '../../organization/public.ts';
import { isProblems, readRow } from './read-row.ts';
import type { StoredEntry } from './register-store.ts';

export type SheetOrder =
  | {
      readonly kind: 'plan';
      readonly register: RegisterName;
      readonly bytes: Uint8Array;
      readonly current: readonly StoredEntry[];
      readonly replace: boolean;
    }
  | { readonly kind: 'write'; readonly register: RegisterName; readonly rows: readonly RegisterRow[] };

export interface SheetPlan {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly same: number;
  readonly problems: readonly {
    readonly row: number;
    readonly column: string;
    readonly message: LocalizedText;
  }[];
  readonly problemCount: number;
  readonly put: readonly StoredEntry[];
  readonly remove: readonly string[];
}

export type SheetAnswer =
  | { readonly kind: 'plan'; readonly plan: SheetPlan }
  | { readonly kind: 'written'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly why: 'unreadable' | 'tooMany' };

/** Problems that are told; whoever has more mends these first. */
const mostTold = 200;

function plan({ register, bytes, current, replace }: Extract<SheetOrder, { kind: 'plan' }>): SheetAnswer {
  const rows = rowsIn(register, bytes);
  if (rows === null) return { kind: 'refused', why: 'unreadable' };
  if (rows.length > mostEntries) return { kind: 'refused', why: 'tooMany' };
  const known = new Map(current.map((entry) => [entry.key, entry]));
  const problems: SheetPlan['problems'][number][] = [];
  const seen = new Map<string, number>();
  const put: StoredEntry[] = [];
  let added = 0;
  let changed = 0;
  // Whoever brings a part of a register adds to its end.
  let position = replace ? 0 : Math.max(0, ...current.map((entry) => entry.position));
  for (const { row, number } of rows) {
    const read = readRow(register, row);
    if (isProblems(read)) {
      problems.push(...read.map((problem) => ({ row: number, ...problem })));
      continue;
    }
    const twice = seen.get(read.key);
    if (twice !== undefined) {
      const column = registerForms[register].columns[0]?.name ?? '';
      const message = { zh: `与第 ${twice} 行重复`, en: `is there already in row ${twice}` };
      problems.push({ row: number, column, message });
      continue;
    }
    seen.set(read.key, number);
    const before = known.get(read.key);
    position += 1;
    const place = replace || before === undefined ? position : before.position;
    if (before === undefined) added += 1;
    else if (same(before.row, read.row) && before.position === place) continue;
    else changed += 1;
    put.push({ key: read.key, row: read.row, position: place });
  }
  const remove = replace ? current.map(({ key }) => key).filter((key) => !seen.has(key)) : [];
  return {
    kind: 'plan',
    plan: {
      rows: rows.length,
      added,
      changed,
      removed: remove.length,
      same: seen.size - added - changed,
      problems: problems.slice(0, mostTold),
      problemCount: problems.length,
      put,
      remove,
    },
  };
}

function same(a: RegisterRow, b: RegisterRow): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/** Rows below the heading of the first sheet that has one; null where no sheet does. */
function rowsIn(
  register: RegisterName,
  bytes: Uint8Array,
): readonly { readonly row: RegisterRow; readonly number: number }[] | null {
  const { columns } = registerForms[register];
  const first = columns[0]?.name ?? '';
  for (const { rows } of readXlsx(bytes)) {
    const heading = rows.slice(0, 10).findIndex((cells) => cells.some((cell) => cell.trim() === first));
    if (heading === -1) continue;
    const places = columns.map(({ name }) => ({
      name,
      at: (rows[heading] ?? []).findIndex((cell) => cell.trim() === name),
    }));
    return rows.flatMap((cells, index) => {
      if (index <= heading || cells.every((cell) => cell.trim() === '')) return [];
      const given = places
        .filter(({ at }) => at >= 0)
        .map(({ name, at }) => [name, cells[at] ?? ''] as const);
      return [{ row: Object.fromEntries(given), number: index + 1 }];
    });
  }
  return null;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

// Characters that XML 1.0 has not would make a file that no program opens.
const unwritable = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const escaped = (text: string) =>
  text.replace(unwritable, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Every cell is a text, so that nothing in it is ever worked out as a formula. */
function sheet(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) =>
    row.map((text) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`).join('');
  const data = rows.map((row, index) => `<row r="${index + 1}">${cells(row)}</row>`).join('');
  return `${declaration}<worksheet xmlns="${main}"><sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/><sheetData>${data}</sheetData></worksheet>`;
}

function write({ register, rows }: Extract<SheetOrder, { kind: 'write' }>): SheetAnswer {
  const { name, columns } = registerForms[register];
  const head = columns.map((column) => column.name);
  const help = columns.map(({ name: column, en, help: { zh, en: inEnglish }, choices, required }) => [
    column,
    `${required === true ? '必填；' : ''}${zh}${choices === undefined ? '' : `；可填：${choices.join('、')}`}`,
    en,
    inEnglish,
  ]);
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${sheetType}.worksheet+xml"/></Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${related}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${related}"><sheets><sheet name="${name.zh}" sheetId="1" r:id="rId1"/><sheet name="填写说明" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${related}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${related}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet([head, ...rows.map((row) => head.map((column) => row[column] ?? ''))]),
    'xl/worksheets/sheet2.xml': sheet([['栏目', '填写说明', 'Column', 'What goes there'], ...help]),
  };
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]));
  // The first moment that the format can say, so that the same register has the same bytes.
  return { kind: 'written', bytes: zipSync(bytes, { mtime: '1980-01-01T00:00:00' }) };
}

function answer(order: SheetOrder): SheetAnswer {
  if (order.kind === 'write') return write(order);
  try {
    return plan(order);
  } catch {
    return { kind: 'refused', why: 'unreadable' };
  }
}

// Started by sheet-apart.ts only, with this order.
parentPort?.postMessage(answer(workerData as SheetOrder));
