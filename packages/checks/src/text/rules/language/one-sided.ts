import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** 能否…，关键在于努力: two sides against one. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'language/one-sided',
    clause: '§5',
    severity: 'advice',
    precision: 0.8,
    source: sources.usage,
    title: say('两面对一面', 'Two sides against one'),
    explanation: say(
      '前面说“能否、是否”两面，后面只说一面，前后不相应。',
      'The first half asks whether or not, the second speaks of one side only.',
    ),
    examples: {
      right: [
        '能否成功，关键在于是否努力',
        '能否成功，关键看谁更努力',
        '是否参加，取决于本人意愿',
        '能否按时完成还不清楚',
      ],
      wrong: [{ text: '能否取得成功，关键在于坚持不懈。', found: ['能否取得成功，关键在于坚持不懈'] }],
    },
  },
  [
    {
      pattern:
        /(?:能否|是否能够?|能不能)[^，。；！？\n]{2,20}，?(?:关键|根本)(?:在于|是|就是)(?![^，。；！？\n]{0,20}(?:否|谁|哪|何|怎|多|有没有|什么|程度|高低|好坏|大小|与))[^，。；！？\n]{2,20}(?=[。！；])/g,
      message: say('前面两面，后面一面，前后不相应。', 'Two sides stand against one.'),
    },
  ],
);
