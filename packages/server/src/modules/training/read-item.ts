import type { LocalizedText } from '@sanshen/domain/kernel';
import {
  type Difficulty,
  type Item,
  type ItemContent,
  type ItemFault,
  type ItemKind,
  type ItemTopic,
  itemFaults,
  itemTopics,
  readPageNotation,
  writePageNotation,
} from '@sanshen/domain/training';
import { type BankColumn, type BankRow, bankColumns, bankRow } from './bank-columns.ts';

export type Say = (column: BankColumn, message: LocalizedText) => void;

export const kindNames: Readonly<Record<ItemKind, string>> = {
  single: '单选',
  multiple: '多选',
  judge: '判断',
  fill: '填空',
  proofreading: '校对',
  free: '简答',
};
export const difficultyNames: Readonly<Record<Difficulty, string>> = { 1: '易', 2: '中', 3: '难' };
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'] as const;

const texts = {
  kind: { zh: '没有这种题型', en: 'There is no such kind of question' },
  topic: { zh: '考点应写第几条，或写“校对”', en: 'Name a clause, or “proofreading”' },
  difficulty: { zh: '难度应为易、中、难', en: 'The difficulty is 易, 中 or 难' },
  answer: { zh: '答案与选项对不上', en: 'The answer does not fit the options' },
  verdict: { zh: '判断题的答案写“对”或“错”', en: 'Write 对 or 错' },
  notation: {
    zh: '没有标出差错，或标法不对，应写成〔错→正〕',
    en: 'No error is marked, or not as 〔wrong→right〕',
  },
} as const;

const faultTexts: Readonly<Record<ItemFault, readonly [BankColumn, LocalizedText]>> = {
  stem: ['stem', { zh: '题干不能为空', en: 'The question is missing' }],
  options: ['optionA', { zh: '选项须有 2 至 8 个，且各不相同', en: 'Two to eight different options' }],
  right: ['answer', { zh: '答案与题型不符（多选至少两个）', en: 'The answer does not fit the kind' }],
  blanks: [
    'answer',
    { zh: '空的个数与答案不一致，每空写作____', en: 'The blanks (____) and the answers do not agree' },
  ],
  page: ['page', { zh: '校对文本不能为空', en: 'The page is missing' }],
  errors: ['page', texts.notation],
  errorsOverlap: ['page', { zh: '差错不能相互重叠', en: 'Errors may not overlap' }],
  guide: ['answer', { zh: '简答题须写评分要点', en: 'A free answer needs a guide for marking' }],
};

/** Reads a row as a question; everything that is wrong is said by its column, and then there is none. Pure. */
export function readItem(values: BankRow, say: Say): Item | null {
  const kind = kindIn(values.kind);
  const topic = topicIn(values.topic);
  const difficulty = difficultyIn(values.difficulty);
  if (kind === null) say('kind', texts.kind);
  if (topic === null) say('topic', texts.topic);
  if (difficulty === null) say('difficulty', texts.difficulty);
  const content = kind === null ? null : contentIn(kind, values, say);
  if (topic === null || difficulty === null || content === null) return null;
  const item: Item = { stem: values.stem, topic, difficulty, explanation: values.explanation, content };
  const faults = itemFaults(item);
  for (const fault of faults) say(...faultTexts[fault]);
  return faults.length === 0 ? item : null;
}

function kindIn(text: string): ItemKind | null {
  const wanted = text.replace(/题$/, '').toLowerCase();
  const found = Object.entries(kindNames).find(([kind, name]) => name === wanted || kind === wanted);
  // Keys of the table above.
  return (found?.[0] as ItemKind | undefined) ?? null;
}

function topicIn(text: string): ItemTopic | null {
  const clause = /^第(.+)条$/.exec(text)?.[1];
  const number = clause === undefined ? -1 : numerals.indexOf(clause as (typeof numerals)[number]);
  if (number >= 0) return `§${number + 1}` as ItemTopic;
  if (text === '校对' || text === '校对知识') return 'proofreading';
  return itemTopics.find((one) => one === text) ?? null;
}

function difficultyIn(text: string): Difficulty | null {
  const difficulties: readonly Difficulty[] = [1, 2, 3];
  return difficulties.find((one) => difficultyNames[one] === text || String(one) === text) ?? null;
}

const letters = 'ABCDEFGH';

function contentIn(kind: ItemKind, values: BankRow, say: Say): ItemContent | null {
  const { answer } = values;
  switch (kind) {
    case 'single':
    case 'multiple': {
      const options = [...letters].map((letter) => values[`option${letter}` as BankColumn]);
      while (options.at(-1) === '') options.pop();
      const chosen = [...answer.toUpperCase().replace(/[\s、,，;；]/g, '')];
      const right = chosen.map((letter) => letters.indexOf(letter));
      const [only = -1] = right;
      if (right.length === 0 || right.some((one) => one < 0 || one >= options.length)) {
        say('answer', texts.answer);
        return null;
      }
      if (kind === 'multiple') return { kind, options, right: right.sort((a, b) => a - b) };
      if (right.length > 1) {
        say('answer', texts.answer);
        return null;
      }
      return { kind, options, right: only };
    }
    case 'judge': {
      const yes = ['对', '正确', '√', '是', 'true', 't'].includes(answer.toLowerCase());
      const no = ['错', '错误', '×', '否', 'false', 'f'].includes(answer.toLowerCase());
      if (!yes && !no) say('answer', texts.verdict);
      return yes || no ? { kind, right: yes } : null;
    }
    case 'fill': {
      const blanks =
        answer === '' ? [] : answer.split(/[；;]/).map((one) => one.split('/').map((way) => way.trim()));
      return { kind, blanks };
    }
    case 'proofreading': {
      const page = readPageNotation(values.page);
      if (page === null) say('page', texts.notation);
      return page === null ? null : { kind, ...page };
    }
    case 'free':
      return { kind, guide: answer };
  }
}

/** A question as a row that {@link readItem} reads back. Pure. */
export function writeItem(item: Item): BankRow {
  const { content } = item;
  const topic = item.topic === 'proofreading' ? '校对' : `第${numerals[Number(item.topic.slice(1)) - 1]}条`;
  const options = content.kind === 'single' || content.kind === 'multiple' ? content.options : [];
  const values = new Map<BankColumn, string>([
    ['kind', kindNames[content.kind]],
    ['topic', topic],
    ['difficulty', difficultyNames[item.difficulty]],
    ['stem', item.stem],
    ['answer', answerText(content)],
    ['page', content.kind === 'proofreading' ? writePageNotation(content.page, content.errors) : ''],
    ['explanation', item.explanation],
    ...options.map((text, index): [BankColumn, string] => [`option${letters[index]}` as BankColumn, text]),
  ]);
  return bankRow((key) => values.get(key) ?? '');
}

function answerText(content: ItemContent): string {
  switch (content.kind) {
    case 'single':
      return letters[content.right] ?? '';
    case 'multiple':
      return content.right.map((one) => letters[one] ?? '').join('');
    case 'judge':
      return content.right ? '对' : '错';
    case 'fill':
      return content.blanks.map((accepted) => accepted.join('/')).join('；');
    case 'proofreading':
      return '';
    case 'free':
      return content.guide;
  }
}

/** What a column is called, for problems. Pure. */
export function columnName(column: BankColumn): string {
  return bankColumns.find(({ key }) => key === column)?.zh ?? column;
}
