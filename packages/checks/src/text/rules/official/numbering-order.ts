import type { ArticleRule } from '../../rule.ts';
import { numberOf } from '../../support/numerals.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const levels: readonly RegExp[] = [
  /^\s{0,8}([一二三四五六七八九十]{1,3})、/,
  /^\s{0,8}[（(]([一二三四五六七八九十]{1,3})[)）]/,
  /^\s{0,8}(\d{1,2})[.．、](?!\d)/,
  /^\s{0,8}[（(](\d{1,2})[)）]/,
];

/** Item numbers that skip or repeat. */
export const rule: ArticleRule = {
  id: 'official/numbering-order',
  clause: '§5',
  severity: 'warning',
  precision: 0.9,
  source: sources.documents,
  title: say('序号不连续', 'Broken numbering'),
  explanation: say(
    '同一层次的序号应从一开始、依次连续。',
    'Items of one level are numbered without gaps or repetitions.',
  ),
  examples: {
    right: [
      '一、甲\n二、乙\n三、丙',
      '一、甲\n（一）子\n（二）丑\n二、乙\n（一）子',
      '三、只有一处',
      '一、甲\n1.子\n2.丑\n二、乙\n1.子',
    ],
    wrong: [
      { text: '一、甲\n二、乙\n四、丁', found: ['四'], suggestion: '三' },
      { text: '一、甲\n（一）子\n（一）丑', found: ['一'] },
      { text: '1.甲\n2.乙\n2.丙\n3.丁', found: ['2'] },
    ],
  },
  scope: 'article',
  *check({ paragraphs }) {
    const last: number[] = [0, 0, 0, 0];
    for (const { text, start } of paragraphs) {
      for (const [level, form] of levels.entries()) {
        const match = form.exec(text);
        const numeral = match?.[1];
        const number = numberOf(numeral ?? '');
        if (match === null || numeral === undefined || number === null) continue;
        const before = last[level] ?? 0;
        last.fill(0, level + 1);
        last[level] = number;
        // 1 begins a new list, on the lower levels even a second one of one item; a list that this text does not begin cannot be judged.
        if (before === 0 || number === before + 1 || (number === 1 && (before > 1 || level > 1))) break;
        const at = start + match[0].indexOf(numeral);
        const wanted = /\d/.test(numeral) ? String(before + 1) : chinese(before + 1);
        yield {
          start: at,
          end: at + numeral.length,
          message: say(
            `上一序号为${before}，此处为${number}，不连续。`,
            `The item before is ${before}, this one ${number}.`,
          ),
          suggestions: [wanted],
        };
        break;
      }
    }
  },
};

function chinese(value: number): string {
  const digits = '〇一二三四五六七八九';
  const ten = Math.floor(value / 10);
  const one = value % 10;
  return `${ten > 1 ? digits.charAt(ten) : ''}${ten > 0 ? '十' : ''}${one > 0 ? digits.charAt(one) : ''}`;
}
