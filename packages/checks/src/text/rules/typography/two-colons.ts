import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** A second colon in one sentence. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'typography/two-colons',
    clause: '§5',
    severity: 'advice',
    precision: 0.8,
    source: sources.punctuation,
    title: say('一句之中两个冒号', 'Two colons in one sentence'),
    explanation: say(
      '一个句子里一般不套用冒号；改写或改用逗号。',
      'A sentence usually has one colon; rephrase or use a comma.',
    ),
    examples: {
      right: ['会议指出：一是学习；二是实践。', '时间：12：30'],
      wrong: [{ text: '会议指出：要做好三项工作：学习、实践、宣传。', found: ['：'] }],
    },
  },
  [
    {
      pattern:
        /[\p{Script=Han}]：[^：。！？“”；（）【】《》\s]{4,60}\p{Script=Han}(?<hit>：)(?=\p{Script=Han})/dgu,
      message: say('一句之中套用了冒号。', 'There is a second colon in this sentence.'),
    },
  ],
  ['body', 'summary'],
);
