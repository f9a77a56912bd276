import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const words =
  '我们|你们|他们|她们|它们|进行|工作|以及|因为|所以|但是|并且|如果|已经|可以|应当|必须|通过|对于|关于|根据|按照|为了|这个|那个|这些|那些|没有|不是|就是|还是|或者|而且|其中|同时|目前|成为|作为|具有|包括|开展|推进|加强|坚持|全市|全省|全国|全面|积极|团员|志愿者|同学们?|同志们?|活动|会议|群众';

/** A word typed twice. Verbs that people do double (研究研究) are not in the list. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'language/repeated-word',
    clause: '§5',
    severity: 'warning',
    precision: 0.93,
    source: sources.usage,
    title: say('词语重复', 'Word typed twice'),
    explanation: say('同一个词连着出现了两次，多为误打。', 'The same word stands twice in a row.'),
    examples: {
      right: ['研究研究', '高高兴兴', '青年、青年团员', '一个一个', '全国全省一盘棋'],
      wrong: [
        { text: '我们我们要努力', found: ['我们我们'], suggestion: '我们' },
        { text: '进行进行调研', found: ['进行进行'] },
        { text: '云南省昆明市云南省昆明市五华区', found: ['云南省昆明市云南省昆明市'] },
      ],
    },
  },
  [
    {
      pattern: new RegExp(`(${words})\\1(?!\\1)`, 'g'),
      message: say('词语重复。', 'The word stands twice.'),
      suggest: ([, word]) => word,
    },
    {
      pattern: /([\p{Script=Han}]{4,8})\1(?!\1)/gu,
      when: ([, word = '']) => new Set(word).size >= 4 && !word.startsWith('一'),
      message: say('同样的文字连着出现了两次。', 'The same words stand twice in a row.'),
      severity: 'advice',
      suggest: ([, word]) => word,
    },
  ],
);
