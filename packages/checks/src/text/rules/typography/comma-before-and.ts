import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** 顿号 before a last member that 和 or 及 joins. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'typography/comma-before-and',
    clause: '§5',
    severity: 'advice',
    precision: 0.85,
    source: sources.punctuation,
    title: say('连词前的顿号', '顿号 before a conjunction'),
    explanation: say(
      '“和”“及”已表示并列，前面不再用顿号。',
      '和 and 及 already join the parts: no 顿号 before them.',
    ),
    examples: {
      right: ['与区域发展相协调、与产业布局相衔接', '发展、和平与合作', '团结、及时、有效', '甲、乙和丙'],
      wrong: [{ text: '甲、乙、和丙', found: ['、'], suggestion: '' }],
    },
  },
  [
    {
      pattern:
        /(?<=、[\p{Script=Han}]{1,8})、(?=[和及](?![平谐气睦田蔼解美善时格早其第物和而衷谈约])[\p{Script=Han}]{1,8}(?:[，。；！？]|$))/gu,
      message: say('连词前不用顿号。', 'No 顿号 before a conjunction.'),
      suggest: () => '',
    },
  ],
);
