import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Heaps of exclamation marks, wave lines and emoji. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'style/repeated-emphasis',
    clause: '§4',
    severity: 'advice',
    precision: 0.95,
    source: sources.rulebook,
    title: say('符号堆砌', 'Heaped marks'),
    explanation: say(
      '叹号、问号、波浪线、表情符号堆砌，有失庄重。',
      'Heaps of exclamation marks, wave lines or emoji look undignified.',
    ),
    examples: {
      right: ['太好了！', '真的吗？！', '👍'],
      wrong: [
        { text: '快来！！！', found: ['！！！'], suggestion: '！' },
        { text: '走起~~~', found: ['~~~'] },
        { text: '加油💪💪💪', found: ['💪💪💪'] },
      ],
    },
  },
  [
    {
      pattern: /！{2,}|!{2,}|？{2,}|\?{2,}/g,
      message: say('标点堆砌，一个即可。', 'One mark is enough.'),
      suggest: ([found]) => (/[！!]/.test(found) ? '！' : '？'),
    },
    { pattern: /[~～]{2,}/g, message: say('波浪线堆砌。', 'Heaped wave lines.') },
    {
      pattern: /(?:\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?){3,}/gu,
      message: say('表情符号堆砌。', 'Heaped emoji.'),
    },
  ],
);
