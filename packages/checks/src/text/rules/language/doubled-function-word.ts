import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** 的的, 了了, 在在 … where no word has both. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'language/doubled-function-word',
    clause: '§5',
    severity: 'warning',
    precision: 0.9,
    source: sources.usage,
    title: say('虚词重复', 'Doubled function word'),
    explanation: say('虚词误打了两遍，删去一个。', 'A function word was typed twice; delete one.'),
    examples: {
      right: [
        '实实在在',
        '的的确确',
        '为了了解情况',
        '目的的明确',
        '不了了之',
        '除了了然',
        '是是非非',
        '参与与残疾人事业有关的工作',
        '事由由法律规定',
        '一把把',
        '和和美美',
        '在在建工程',
        '有的的士',
      ],
      wrong: [
        { text: '我们的的工作', found: ['的的'], suggestion: '的' },
        { text: '完成了了任务', found: ['了了'], suggestion: '了' },
        { text: '他在在昆明', found: ['在在'], suggestion: '在' },
      ],
    },
  },
  [
    {
      pattern: /(?<![目打中标众有])的的(?!确|士|哥|卡|里)/g,
      message: say('“的”重复。', '的 is typed twice.'),
      suggest: () => '的',
    },
    {
      pattern: /(?<![为除不])了了(?!解|然|结|却|断|之|望)/g,
      message: say('“了”重复。', '了 is typed twice.'),
      suggest: () => '了',
    },
    {
      pattern:
        /(?<![实存现自内潜外所好正健])在在(?!建|校|职|册|线|场|岗|读|编|案|押|逃|途|营|田|研|华|京|位|外|产|网)/g,
      message: say('“在”重复。', '在 is typed twice.'),
      suggest: () => '在',
    },
    {
      pattern:
        /(?<=\p{Script=Han})(?:(?<!参)与与(?!会|众|其|日|世)|及及(?!时|格)|(?<!一)把把(?!手|关|脉)|被被(?!告|害|动|褥|子)|(?<![事理自缘案])由由(?!于)|并并(?!非|不|列|且|联))/gu,
      message: say('虚词重复。', 'A function word is typed twice.'),
      suggest: ([found]) => found.charAt(0),
    },
  ],
);
