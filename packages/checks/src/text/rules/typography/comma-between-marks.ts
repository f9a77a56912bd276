import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** 顿号 between titles or quotations that follow one another. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'typography/comma-between-marks',
    clause: '§5',
    severity: 'advice',
    precision: 0.9,
    source: sources.punctuation,
    title: say('书名号、引号之间的顿号', '顿号 between titles or quotations'),
    explanation: say(
      '标有引号或书名号的并列成分之间通常不用顿号；其间插有括注时宜用。',
      'Between parallel titles or quotations 顿号 is usually left out, unless a bracket stands between them.',
    ),
    examples: {
      right: ['《论语》《孟子》', '《论语》（节选）、《孟子》'],
      wrong: [
        { text: '《论语》、《孟子》', found: ['、'], suggestion: '' },
        { text: '“四史”、“五老”', found: ['、'] },
      ],
    },
  },
  [
    {
      pattern: /(?<=》)、(?=《)|(?<=”)、(?=“)/g,
      message: say('并列的书名号（引号）之间通常不用顿号。', '顿号 is usually left out here.'),
      suggest: () => '',
    },
  ],
);
