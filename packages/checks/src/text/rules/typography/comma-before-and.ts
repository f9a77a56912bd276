import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

// Words that begin with 和, 与 or 及: a comma may stand before them.
const words =
  /^(?:和(?:平|谐|气|睦|田|蔼|解|声|美|善|硕|顺|缓|盘|记|约|亲|而不同|县|政|林|布|静|龙|风|弦|尚|布克|衷|合|服|畅|悦|乐|舟|室|暖|煦|议|局|会|面|药|泥|数|棋|胜|好|颜|容|衣|稀泥)|与(?:会|众|时俱进|其|共|否|世|人|民|日|生|邻|非|此|虎谋皮)|及(?:时|格|早|其|第|物|至|笄|待|锋|冠))/;

/** 顿号 before 和, 与, 及. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'typography/comma-before-and',
    clause: '§5',
    severity: 'advice',
    precision: 0.85,
    source: sources.punctuation,
    title: say('连词前的顿号', '顿号 before a conjunction'),
    explanation: say(
      '“和”“与”“及”已表示并列，前面不再用顿号。',
      '和, 与 and 及 already join the parts: no 顿号 before them.',
    ),
    examples: {
      right: ['发展、和平与合作', '团结、及时、有效', '甲、乙和丙'],
      wrong: [{ text: '甲、乙、和丙', found: ['、'], suggestion: '' }],
    },
  },
  [
    {
      pattern: /、(?=[和与及]\p{Script=Han})/gu,
      when: (match, text) => !words.test(text.slice(match.index + 1, match.index + 6)),
      message: say('连词前不用顿号。', 'No 顿号 before a conjunction.'),
      suggest: () => '',
    },
  ],
);
