import type { LocalizedText } from '@sanshen/domain/kernel';

/** Columns of a list of questions, by their headings. */
export const bankColumns = [
  { key: 'kind', zh: '题型', en: 'Kind', required: true, help: '单选、多选、判断、填空、校对、简答' },
  { key: 'topic', zh: '考点', en: 'Topic', required: true, help: '条款写“第五条”或“§5”；校对知识写“校对”' },
  { key: 'difficulty', zh: '难度', en: 'Difficulty', required: true, help: '易、中、难' },
  {
    key: 'stem',
    zh: '题干',
    en: 'Question',
    required: true,
    help: '填空题在空处写四个下划线：____',
  },
  ...(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const).map((letter) => ({
    key: `option${letter}` as const,
    zh: `选项${letter}`,
    en: `Option ${letter}`,
    required: false,
    help: '单选、多选填写',
  })),
  {
    key: 'answer',
    zh: '答案',
    en: 'Answer',
    required: false,
    help: '单选写 A；多选写 ABD；判断写 对 或 错；填空各空用“；”分开，一空有几种写法用“/”分开；简答写评分要点；校对不填',
  },
  {
    key: 'page',
    zh: '校对文本',
    en: 'Page',
    required: false,
    help: '校对题填写，每处差错写成〔错→正〕，几种改法用“/”分开，应删去的写〔多余→〕，竖线后可写理由〔错→正|理由〕',
  },
  { key: 'explanation', zh: '解析', en: 'Explanation', required: false, help: '考试结束后给考生看' },
] as const satisfies readonly (LocalizedText & {
  readonly key: string;
  readonly required: boolean;
  readonly help: string;
})[];

export type BankColumn = (typeof bankColumns)[number]['key'];
/** A question as it stands in a row. */
export type BankRow = Readonly<Record<BankColumn, string>>;

/** What the file has in a row, by columns; what it does not name is empty. Pure. */
export function bankRow(at: (key: BankColumn) => string): BankRow {
  // Every column of the list, which fromEntries cannot know.
  return Object.fromEntries(bankColumns.map(({ key }) => [key, at(key).trim()])) as BankRow;
}

/** The rows below a heading, with their numbers as the spreadsheet program counts; null where the heading lacks a required column. Pure. */
export function bankRowsOf(
  cells: readonly (readonly string[])[],
): readonly { readonly row: number; readonly values: BankRow }[] | null {
  const head = cells.findIndex((row) => row.some((cell) => same(cell, '题干') || same(cell, 'Question')));
  if (head < 0) return null;
  const places = new Map<BankColumn, number>(
    bankColumns.map(({ key, zh, en }) => [
      key,
      (cells[head] ?? []).findIndex((cell) => same(cell, zh) || same(cell, en)),
    ]),
  );
  if (bankColumns.some(({ key, required }) => required && (places.get(key) ?? -1) < 0)) return null;
  return cells.slice(head + 1).flatMap((row, index) => {
    if (row.every((cell) => cell.trim() === '')) return [];
    const values = bankRow((key) => row[places.get(key) ?? -1] ?? '');
    return [{ row: head + index + 2, values }];
  });
}

function same(cell: string, heading: string): boolean {
  return cell.replace(/[\s*＊]/g, '').toLowerCase() === heading.replace(/\s/g, '').toLowerCase();
}
