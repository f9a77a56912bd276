import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** 25年5月4日: years are written in full. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'dates/short-year',
    clause: '§5',
    severity: 'warning',
    precision: 0.97,
    source: sources.numerals,
    title: say('年份简写', 'Shortened year'),
    explanation: say('年份一般用四位数字，不简写。', 'Years have four digits.'),
    examples: {
      right: [
        '2025年5月4日',
        '工作25年5个月',
        '25年5月的坚守',
        '公元25年',
        '民国25年5月4日',
        '光绪25年5月4日',
      ],
      wrong: [
        { text: '25年5月4日，活动开始', found: ['25年5月4日'], suggestion: '2025年5月4日' },
        { text: '98年7月1日入党', found: ['98年7月1日'], suggestion: '1998年7月1日' },
      ],
    },
  },
  [
    {
      pattern:
        /(?<![\d.元前国治绪丰光庆隆正熙统道化]|[一二三四五六七八九十百千万])(\d{2})年(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日/g,
      message: say('年份应写全四位数字。', 'Write the year with four digits.'),
      suggest: ([, year, month, day]) => `${Number(year) > 50 ? '19' : '20'}${year}年${month}月${day}日`,
    },
  ],
);
