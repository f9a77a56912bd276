import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Blanks inside a Chinese sentence, beside its punctuation. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'typography/stray-space',
    clause: '§5',
    severity: 'advice',
    precision: 0.95,
    source: sources.punctuation,
    title: say('多余空格', 'Stray space'),
    explanation: say('中文标点前后不加空格。', 'No space goes with Chinese punctuation.'),
    examples: {
      right: ['第一条 为了规范', '用 Node 开发', '一、  总则'],
      wrong: [{ text: '大家好 ，今天开会', found: [' '], suggestion: '' }],
    },
  },
  [
    {
      pattern: /(?<=\p{Script=Han})[ \u3000\u00a0]+(?=[，。、；！？])/gu,
      message: say('标点前有多余空格。', 'There is a stray space before the mark.'),
      suggest: () => '',
    },
  ],
);
