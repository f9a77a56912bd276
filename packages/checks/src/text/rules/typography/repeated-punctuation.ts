import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Two marks side by side of which only one can be meant: ，， 。。 、， ：，. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'typography/repeated-punctuation',
    clause: '§5',
    severity: 'error',
    precision: 0.99,
    source: sources.punctuation,
    title: say('标点重复或冲突', 'Repeated or conflicting punctuation'),
    explanation: say(
      '句内点号不能连用，句号也不能与逗号、顿号、分号、冒号连用；删去多余的一个。',
      'Commas, stops, semicolons and colons never stand side by side; delete the one that is not meant.',
    ),
    examples: {
      right: ['他说：“走吧。”', '等等……', '真的吗？！', '今天好冷。……', '会议开始了——'],
      wrong: [
        { text: '大家好，，今天开会。', found: ['，，'], suggestion: '，' },
        { text: '会议开始。。', found: ['。。'], suggestion: '。' },
        { text: '一、，学习', found: ['、，'] },
        { text: '他来了，。', found: ['，。'], suggestion: '。' },
      ],
    },
  },
  [
    {
      pattern: /(?<![，。、；：])(?:，{2,}|、{2,}|；{2,}|：{2,}|。。)(?![，。、；：])/g,
      message: say('标点重复。', 'The mark is repeated.'),
      suggest: ([marks]) => marks.charAt(0),
    },
    {
      pattern: /(?<![，。、；：])(?=[，。、；：]{2,3}(?![，。、；：]))(?!(.)\1+)[，。、；：]{2,3}/g,
      message: say('两个点号连用，只能保留一个。', 'Two marks stand side by side; only one can stay.'),
      suggest: ([marks]) => (marks.includes('。') ? '。' : undefined),
    },
    {
      pattern: /[？！][，。、；：]/g,
      message: say('问号、叹号之后不再加点号。', 'No further mark follows a question or exclamation mark.'),
      suggest: ([marks]) => marks.charAt(0),
    },
  ],
);
