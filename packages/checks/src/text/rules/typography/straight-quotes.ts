import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Straight quotation marks round Chinese words. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'typography/straight-quotes',
    clause: '§5',
    severity: 'advice',
    precision: 0.99,
    source: sources.punctuation,
    title: say('直引号', 'Straight quotation marks'),
    explanation: say('中文引号用“ ”，内层用‘ ’。', 'Chinese quotation marks are “ ”, and ‘ ’ inside them.'),
    examples: {
      right: ['他说“好”。', '屏幕为5.5"。', 'a="b"'],
      wrong: [{ text: '他说"好"。', found: ['"好"'], suggestion: '“好”' }],
    },
  },
  [
    {
      pattern: /"([^"\n]{1,200})"|＂([^＂\n]{1,200})＂/g,
      when: ([, one = '', two = '']) => /\p{Script=Han}/u.test(one + two) && !/[=<>]/.test(one + two),
      message: say('中文中应使用弯引号“ ”。', 'Use “ ” in Chinese text.'),
      suggest: ([, one, two]) => `“${one ?? two ?? ''}”`,
    },
  ],
);
