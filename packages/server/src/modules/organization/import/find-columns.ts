import { columnHeadings, type ImportColumn } from '@sanshen/contract/import-texts';
import { mostRows, refuseImport, type Sheet } from './table.ts';

/** A row of data with what its columns hold. */
export interface DataRow {
  readonly sheet: string;
  /** From 0, as in the file. */
  readonly row: number;
  readonly columns: ReadonlyMap<ImportColumn, number>;
  readonly cells: readonly string[];
}

const plain = (text: string) => text.replace(/[\s*＊:：]/g, '').toLowerCase();

const known = new Map<string, ImportColumn>(
  Object.entries(columnHeadings).flatMap(([column, { zh, en, also }]) =>
    // The keys of the table are the columns.
    [zh, en, ...also].map((heading): [string, ImportColumn] => [plain(heading), column as ImportColumn]),
  ),
);

/**
 * The rows of data of all sheets that have a heading with the column of organisations; sheets without are for reading only. The heading
 * is looked for in the first ten rows. Throws `import.columnsMissing`, `import.noRows`, `import.tooManyRows`.
 */
export function dataRows(sheets: readonly Sheet[]): readonly DataRow[] {
  const rows: DataRow[] = [];
  let headed = false;
  for (const { name: sheet, rows: all } of sheets) {
    const heading = all.slice(0, 10).findIndex((cells) => columnsIn(cells).has('organization'));
    if (heading === -1) continue;
    const columns = columnsIn(all[heading] ?? []);
    // A sheet that explains the columns names them below one another, not beside.
    if (columns.size < 2) continue;
    headed = true;
    all.forEach((cells, row) => {
      if (row <= heading || cells.every((cell) => cell.trim() === '')) return;
      rows.push({ sheet, row, columns, cells });
    });
  }
  if (!headed) throw refuseImport('import.columnsMissing', { required: columnHeadings.organization.zh });
  if (rows.length === 0) throw refuseImport('import.noRows');
  if (rows.length > mostRows) throw refuseImport('import.tooManyRows', { limit: mostRows });
  return rows;
}

function columnsIn(cells: readonly string[]): ReadonlyMap<ImportColumn, number> {
  const columns = new Map<ImportColumn, number>();
  cells.forEach((cell, index) => {
    const column = known.get(plain(cell));
    if (column !== undefined && !columns.has(column)) columns.set(column, index);
  });
  return columns;
}
