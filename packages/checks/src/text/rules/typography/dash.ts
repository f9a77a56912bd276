import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const message = say('破折号应写作“——”，占两个字的位置。', 'A dash is two characters wide: ——');

/** Dashes made of hyphens. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'typography/dash',
    clause: '§5',
    severity: 'warning',
    precision: 0.99,
    source: sources.punctuation,
    title: say('破折号形式', 'Form of the dash'),
    explanation: message,
    examples: {
      right: ['团结——奋斗', '昆明—大理', '2021-2025', 'npm --help'],
      wrong: [{ text: '青春--我们的名字', found: ['--'], suggestion: '——' }],
    },
  },
  [
    {
      pattern: /(?<=[\p{Script=Han}”》])(?:-{2,4}|－{2,4})(?=[\p{Script=Han}“《])/gu,
      message,
      suggest: () => '——',
    },
  ],
);
