import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** A paragraph that begins with a mark that cannot begin one. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'typography/leading-punctuation',
    clause: '§5',
    severity: 'error',
    precision: 0.99,
    source: sources.punctuation,
    title: say('段首标点', 'Punctuation at the start of a paragraph'),
    explanation: say(
      '句号、逗号、顿号、分号、冒号、问号、叹号不能出现在一段开头，多为误断行或漏字。',
      'A paragraph cannot begin with a comma, stop or the like: a line was broken wrongly or words are missing.',
    ),
    examples: {
      right: ['“你好”', '——青春', '……他走了'],
      wrong: [{ text: '，今天开会', found: ['，'] }],
    },
  },
  [
    {
      pattern: /^\s{0,8}(?<hit>[，。、；：？！])/dg,
      message: say('段首不应出现点号。', 'A paragraph cannot begin with this mark.'),
    },
  ],
);
