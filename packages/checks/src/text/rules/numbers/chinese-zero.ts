import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** 二0二五年: the zero of a year in Chinese numerals is 〇. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'numbers/chinese-zero',
    clause: '§5',
    severity: 'error',
    precision: 0.99,
    source: sources.numerals,
    title: say('汉字年份中的“〇”', 'The zero of a year in Chinese numerals'),
    explanation: say(
      '年份用汉字数字书写时，“零”写作“〇”，不用阿拉伯数字“0”、字母“O”或圆圈代替。',
      'A year in Chinese numerals has 〇 for zero, not the digit 0, the letter O or a circle.',
    ),
    examples: {
      right: ['二〇二五年五月四日', '2025年5月4日', '二零二五年', '一0五班', '三0年'],
      wrong: [
        { text: '二0二五年五月四日', found: ['二0二五年'], suggestion: '二〇二五年' },
        { text: '于二O一八年七月签订', found: ['二O一八年'], suggestion: '二〇一八年' },
        { text: '二○○九年印发', found: ['二○○九年'], suggestion: '二〇〇九年' },
        { text: '二0二0年8月', found: ['二0二0年'], suggestion: '二〇二〇年' },
      ],
    },
  },
  [
    {
      pattern:
        /(?<![一二三四五六七八九〇零\dA-Za-z])[一二](?=[一二三四五六七八九〇]{0,2}[0０OoＯ○◯])[一二三四五六七八九〇0０OoＯ○◯]{3}年/g,
      message: say('汉字年份中的零写作“〇”。', 'In Chinese numerals zero is 〇.'),
      suggest: ([found]) => found.replace(/[0０OoＯ○◯]/g, '〇'),
    },
  ],
);
