import type { LocalizedText, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Item } from '@sanshen/domain/training';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { readCsv, readXlsx } from '../organization/public.ts';
import { type BankRow, bankColumns, bankRowsOf } from './bank-columns.ts';
import { actorIn, refusal } from './ground.ts';
import { insertItems } from './keep-items.ts';
import { columnName, readItem, writeItem } from './read-item.ts';
import { digestOf } from './store.ts';

const mostRows = 2000;

export interface BankProblem {
  readonly row: number;
  readonly column: string;
  readonly message: LocalizedText;
}

/** What a list of questions amounts to; nothing is taken in while there is a problem. */
export interface BankPlan {
  readonly rows: number;
  readonly known: number;
  readonly problems: readonly BankProblem[];
  readonly items: readonly Item[];
}

/** Reads rows as questions. `taken` are the digests of those that the bank has. Pure. */
export function planBank(
  rows: readonly { readonly row: number; readonly values: BankRow }[],
  taken: ReadonlySet<string>,
): BankPlan {
  const problems: BankProblem[] = [];
  const items: Item[] = [];
  const seen = new Set<string>();
  let known = 0;
  for (const { row, values } of rows) {
    const before = problems.length;
    const missing = bankColumns.filter(({ key, required }) => required && values[key] === '');
    for (const { zh } of missing)
      problems.push({ row, column: zh, message: { zh: '此栏必填', en: 'This column must be filled' } });
    if (missing.length > 0) continue;
    const item = readItem(values, (column, message) => {
      problems.push({ row, column: columnName(column), message });
    });
    if (item === null || problems.length > before) continue;
    const digest = digestOf(item);
    if (seen.has(digest)) {
      const message = { zh: '与前面一行重复', en: 'The same as a row above' };
      problems.push({ row, column: columnName('stem'), message });
    } else if (taken.has(digest)) known += 1;
    else items.push(item);
    seen.add(digest);
  }
  return { rows: rows.length, known, problems, items };
}

/** Reads a list of questions and, unless it is a dry run, takes in all or none. Throws `access.forbidden`, `training.list*`. */
export async function importBank(
  trx: Transaction,
  clock: Clock,
  person: PersonId,
  organization: OrganizationId,
  list: { readonly bytes: Uint8Array; readonly apply: boolean },
): Promise<BankPlan & { readonly applied: boolean }> {
  const now = clock.now();
  const by = await actorIn(trx, person, organization, 'runTraining', now);
  const rows = bankRowsOf(cellsOf(list.bytes));
  if (rows === null) throw refusal('training.listUnreadable');
  if (rows.length > mostRows) throw refusal('training.listTooLong');
  const kept = await trx
    .selectFrom('training_item')
    .select('digest')
    .where('organization_id', '=', organization)
    .where('newest', '=', true)
    .where('retired_at', 'is', null)
    .execute();
  const plan = planBank(rows, new Set(kept.map(({ digest }) => digest)));
  if (!list.apply || plan.problems.length > 0) return { ...plan, applied: false };
  await insertItems(trx, organization, plan.items, by, now);
  return { ...plan, applied: true };
}

function cellsOf(bytes: Uint8Array): readonly (readonly string[])[] {
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return zipped ? (readXlsx(bytes)[0]?.rows ?? []) : readCsv(bytes).rows;
}

/** Questions as a spreadsheet that can be imported again, with a second sheet that says what goes where; without questions it is the template. */
export async function bankSheet(items: readonly Item[]): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('题库');
  sheet.addRow(bankColumns.map(({ zh }) => zh)).font = { bold: true };
  for (const item of items) {
    const row = writeItem(item);
    sheet.addRow(bankColumns.map(({ key }) => row[key]));
  }
  bankColumns.forEach(({ key }, index) => {
    sheet.getColumn(index + 1).width = key === 'stem' || key === 'page' ? 50 : 14;
  });
  const help = book.addWorksheet('填写说明');
  help.addRow(['栏目', '必填', '说明', 'Column']).font = { bold: true };
  for (const { zh, en, required, help: text } of bankColumns)
    help.addRow([zh, required ? '是' : '', text, en]);
  help.getColumn(3).width = 80;
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** All questions of a unit, for {@link bankSheet}. */
export async function allItems(trx: Transaction, organization: OrganizationId): Promise<readonly Item[]> {
  const rows = await trx
    .selectFrom('training_item')
    .select('item')
    .where('organization_id', '=', organization)
    .where('newest', '=', true)
    .where('retired_at', 'is', null)
    .orderBy('item_id')
    .limit(20_000)
    .execute();
  // Written by keep-items from this type and by nothing else.
  return rows.map((row) => row.item as unknown as Item);
}
