import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Numerals against GB/T 15835: mixed forms, ranges, approximate numbers. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'numbers/numeral-style',
    clause: '§5',
    severity: 'advice',
    precision: 0.85,
    source: sources.numerals,
    title: say('数字用法', 'Use of numerals'),
    explanation: say(
      '同一数值不混用汉字和阿拉伯数字；相邻两数表示的概数用汉字且不加顿号；范围两端的单位、百分号要写全。',
      'Do not mix numerals within a number; approximate numbers take Chinese numerals without 、; a range repeats its unit or per cent sign.',
    ),
    examples: {
      right: [
        '五六天',
        '3%～5%',
        '5月4日',
        '百分之五十',
        '3万多人',
        '100万～200万元',
        '5、6两个月',
        '第5、6条',
        '3、4号楼',
        '2—3%',
      ],
      wrong: [
        { text: '等了5、6天', found: ['5、6天'], suggestion: '五六天' },
        { text: '等了五、六天', found: ['五、六天'], suggestion: '五六天' },
        { text: '百分之50', found: ['百分之50'], suggestion: '50%' },
        { text: '3月二十日', found: ['3月二十日'], suggestion: '3月20日' },
        { text: '几10年来', found: ['几10年'], suggestion: '几十年' },
      ],
    },
  },
  [
    {
      pattern:
        /(?<=[了有过约个近每用花第]?)(?<![第、\d期月])([1-9])、([1-9])(天|个月|年(?!级|段|班)|岁|里地|个人|名)(?!、)/g,
      when: ([, one, two]) => Number(two) - Number(one) === 1,
      message: say(
        '相邻两数表示概数，用汉字，中间不加顿号。',
        'An approximate number takes Chinese numerals without 、.',
      ),
      suggest: ([, one, two, unit]) => `${han(one)}${han(two)}${unit}`,
    },
    {
      pattern:
        /(?<![第、十百千周星期月初一二三四五六七八九和或])([一二三四五六七八九])、([一二三四五六七八九])(天|个月|年(?!级|段|班)|岁|个人|名)(?!、)/g,
      when: ([, one = '', two = '']) => numerals.indexOf(two) - numerals.indexOf(one) === 1,
      message: say('相邻两数表示概数，中间不加顿号。', 'An approximate number takes no 、.'),
      suggest: ([, one, two, unit]) => `${one}${two}${unit}`,
    },
    {
      pattern: /百分之(\d{1,3}(?:\.\d+)?)(?!\d|点|至|到|[—～-])/g,
      message: say('“百分之”后用汉字，或改用百分号。', 'Write 50% or 百分之五十.'),
      suggest: ([, number]) => `${number}%`,
    },
    {
      pattern: /(?<!\d)(\d{1,2})月([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日/g,
      message: say('同一日期不混用两种数字。', 'Do not mix numerals in one date.'),
      suggest: ([, month, day = '']) => `${month}月${dayOf(day)}日`,
    },
    {
      pattern: /[几数]10(?=[年人个天多名次万])[年人个天多名次万]/g,
      message: say('“几十”用汉字。', 'Write 几十.'),
      suggest: ([found]) => found.replace('10', '十'),
    },
  ],
);

const numerals = '〇一二三四五六七八九';

function han(digit: string | undefined): string {
  return numerals.charAt(Number(digit));
}

function dayOf(text: string): number {
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['〇', text];
  return (tens === '' ? 1 : numerals.indexOf(tens)) * 10 + (ones === '' ? 0 : numerals.indexOf(ones));
}
