import { decodeText } from '@sanshen/document/decode';
import { DocumentError, WarningList } from '@sanshen/document/messages';
import { mostColumns, mostRows, refuseImport, type Sheet } from './table.ts';

/**
 * Reads comma-separated values (RFC 4180, also with semicolons or tabs) in UTF-8 or GB 18030.
 * Throws `import.encoding`, `import.tooManyRows`, `import.unreadable` for a quotation that does not end.
 */
export function readCsv(bytes: Uint8Array): Sheet {
  const text = textOf(bytes);
  const firstLine = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n'));
  const separator = ['\t', ';', ','].find((one) => firstLine.includes(one)) ?? ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    if (row.length < mostColumns) row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    if (rows.length > mostRows + 1) throw refuseImport('import.tooManyRows', { limit: mostRows });
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === separator) endCell();
    else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
  }
  if (quoted) throw refuseImport('import.unreadable', { why: 'quotation' });
  if (cell !== '' || row.length > 0) endRow();
  return { name: 'csv', rows };
}

function textOf(bytes: Uint8Array): string {
  try {
    return decodeText(bytes, new WarningList(), 'none');
  } catch (error) {
    if (error instanceof DocumentError) throw refuseImport('import.encoding', { code: error.refusal.code });
    throw error;
  }
}
