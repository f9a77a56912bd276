import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const digits = '一二三四五六七八九';

/** Whether two numerals follow one another, as in 三四十. */
function adjacent(one: string, two: string): boolean {
  return digits.indexOf(two) === digits.indexOf(one) + 1;
}

/** 三、四十人 and 20几人: numbers that are about right, not written as GB/T 15835 demands. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'numbers/approximate-number',
    clause: '§5',
    severity: 'warning',
    precision: 0.97,
    source: sources.numerals,
    title: say('概数的写法', 'Numbers that are about right'),
    explanation: say(
      '相邻两个数字连用表示概数，用汉字，中间不加顿号；带“几”的概数用汉字。',
      'Two numerals side by side for an estimate are Chinese ones without 、; so is a number with 几.',
    ),
    examples: {
      right: [
        '三四十人',
        '二十几人',
        '第三、四组',
        '三、四月份',
        '三、四十五条',
        '一、二十年规划',
        '三、五百人',
      ],
      wrong: [
        { text: '来了三、四十人', found: ['三、四十'], suggestion: '三四十' },
        { text: '走了五、六里路', found: ['五、六'], suggestion: '五六' },
        { text: '一共20几人', found: ['20几'], suggestion: '二十几' },
      ],
    },
  },
  [
    {
      pattern:
        /(?<![第一二三四五六七八九十百千万、年])([一二三四五六七八])、([二三四五六七八九])(?:[十百千万亿](?=[多余]?(?:名|人|个(?!方面|部分)|家|里|元|户|次|斤|吨|亩|辆|位(?!数)))|(?=(?:里路|个人|个月(?!内)|块钱|口人)))/g,
      when: ([, one = '', two = '']) => adjacent(one, two) && one !== '一',
      message: say('概数中间不加顿号。', 'No 、 inside an estimate.'),
      suggest: ([found]) => found.replace('、', ''),
    },
    {
      pattern: /(?<![\d.,])([1-9])0几(?=[年名人个家岁天次位户块元里公斤])/g,
      message: say('带“几”的概数用汉字数字。', 'With 几 the number is written in Chinese.'),
      suggest: ([, tens]) => {
        const numeral = digits.charAt(Number(tens) - 1);
        return `${numeral === '一' ? '' : numeral}十几`;
      },
    },
  ],
);
