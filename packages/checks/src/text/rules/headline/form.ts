import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** The form of a headline. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'headline/form',
    clause: '§5',
    severity: 'advice',
    precision: 0.95,
    source: sources.documents,
    title: say('标题格式', 'Form of the headline'),
    explanation: say(
      '标题末尾一般不用句号、逗号，标题前后不留空格。',
      'A headline ends without a stop or comma and has no spaces round it.',
    ),
    examples: {
      right: [
        { text: '青年志愿者走进社区', kind: 'title' },
        { text: '你准备好了吗？', kind: 'title' },
      ],
      wrong: [{ text: '青年志愿者走进社区。', kind: 'title', found: ['。'], suggestion: '' }],
    },
  },
  [
    {
      pattern: /[。，、；：]\s{0,4}$/g,
      message: say('标题末尾一般不用点号。', 'A headline ends without this mark.'),
      suggest: () => '',
    },
  ],
  ['title'],
);
