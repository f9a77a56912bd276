import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Thousands separated at the wrong place, or with a Chinese comma. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'numbers/digit-grouping',
    clause: '§8',
    severity: 'error',
    precision: 0.97,
    source: sources.numerals,
    title: say('数字分节', 'Grouping of digits'),
    explanation: say(
      '千分位每三位一节，用半角逗号或四分之一空格。',
      'Digits are grouped by three, with a half-width comma.',
    ),
    examples: {
      right: ['1,234,567元', '12345', '坐标1,2,3', '第1,2,3项', '2021,2022年'],
      wrong: [
        { text: '共12,34,567元', found: ['12,34,567'], suggestion: '1,234,567' },
        { text: '共1，234，567元', found: ['1，234，567'], suggestion: '1,234,567' },
      ],
    },
  },
  [
    {
      pattern: /(?<![\d,.])\d{1,3}(?:,\d{2,4}){2,5}(?=[万亿]?[元人次户吨亩米])/g,
      when: ([found]) => !/^\d{1,3}(?:,\d{3})+$/.test(found),
      message: say('千分位分节有误。', 'The digits are grouped wrongly.'),
      suggest: ([found]) => grouped(found),
    },
    {
      pattern: /(?<![\d，])\d{1,3}(?:，\d{3}){2,5}(?=[万亿]?[元人次户吨亩米])/g,
      message: say('千分位应使用半角逗号。', 'Use the half-width comma.'),
      suggest: ([found]) => grouped(found),
    },
  ],
);

function grouped(text: string): string {
  return text.replace(/[,，]/g, '').replace(/\B(?=(?:\d{3})+$)/g, ',');
}
