import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Marks of the outer kind inside the same kind. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'typography/nested-marks',
    clause: '§5',
    severity: 'warning',
    precision: 0.97,
    source: sources.punctuation,
    title: say('引号、书名号嵌套', 'Nested quotation or title marks'),
    explanation: say(
      '双引号内再用引号时用单引号；书名号内再用书名号时用单书名号。',
      'Inside “ ” use ‘ ’; inside 《 》 use 〈 〉.',
    ),
    examples: {
      right: ['《关于〈办法〉的通知》', '“他说‘好’。”', '《论语》《孟子》'],
      wrong: [
        { text: '《关于印发《办法》的通知》', found: ['《办法》'], suggestion: '〈办法〉' },
        { text: '他说：“她讲“好”了。”', found: ['“好”'], suggestion: '‘好’' },
      ],
    },
  },
  [
    {
      pattern: /《[^《》〈<＜\n]{0,80}(?<hit>《[^《》\n]{1,80}》)[^《》\n]{0,80}》/dg,
      message: say('书名号内应用单书名号〈 〉。', 'Inside 《 》 use 〈 〉.'),
      suggest: (match) => `〈${(match.groups?.hit ?? '').slice(1, -1)}〉`,
    },
    {
      pattern: /“[^“”\n]{0,200}(?<hit>“[^“”\n]{1,200}”)[^“”\n]{0,200}”/dg,
      message: say('双引号内应用单引号‘ ’。', 'Inside “ ” use ‘ ’.'),
      suggest: (match) => `‘${(match.groups?.hit ?? '').slice(1, -1)}’`,
    },
  ],
);
