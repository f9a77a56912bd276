import { fold } from '../../lexicon/fold.ts';
import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Full-width digits and letters. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'typography/full-width-characters',
    clause: '§5',
    severity: 'advice',
    precision: 0.97,
    source: sources.numerals,
    title: say('全角数字与字母', 'Full-width digits and letters'),
    explanation: say('阿拉伯数字和拉丁字母用半角。', 'Digits and Latin letters are half-width.'),
    examples: { right: ['2025年'], wrong: [{ text: '２０２５年', found: ['２０２５'], suggestion: '2025' }] },
  },
  [
    {
      pattern: /[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ．％]*/g,
      message: say('数字、字母应使用半角。', 'Use half-width digits and letters.'),
      suggest: ([found]) =>
        [...found]
          .map((one) => (/[Ａ-Ｚ]/.test(one) ? String.fromCharCode(one.charCodeAt(0) - 0xfee0) : fold(one)))
          .join(''),
    },
  ],
);
