import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const message = say(
  '省略号应写作六个连点“……”，占两个字的位置。',
  'An ellipsis is six dots, two characters wide: ……',
);

/** Ellipses made of stops or dots. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'typography/ellipsis',
    clause: '§5',
    severity: 'advice',
    precision: 0.99,
    source: sources.punctuation,
    title: say('省略号形式', 'Form of the ellipsis'),
    explanation: message,
    examples: {
      right: ['等等……', '版本1.2.3', '见 a...b 的写法'],
      wrong: [
        { text: '他想说。。。又停住了', found: ['。。。'], suggestion: '……' },
        { text: '苹果、梨...都有', found: ['...'], suggestion: '……' },
        { text: '苹果、梨…都有', found: ['…'], suggestion: '……' },
        { text: '苹果、梨……等', found: ['……等'], suggestion: '等' },
      ],
    },
  },
  [
    { pattern: /。{3,}|．{3,}|·{3,}/g, message, suggest: () => '……' },
    { pattern: /(?<=[\p{Script=Han}，、”》）])\.{3,6}(?![\w.])/gu, message, suggest: () => '……' },
    { pattern: /(?<=[\p{Script=Han}，、”》）])…(?!…)/gu, message, suggest: () => '……' },
    {
      pattern: /……等(?=[，。；、）]|$)/g,
      message: say('省略号与“等”不并用。', 'An ellipsis and 等 say the same: keep one.'),
      suggest: () => '等',
    },
  ],
);
