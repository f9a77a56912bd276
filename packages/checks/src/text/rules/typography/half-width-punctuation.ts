import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const full: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };

/** Half-width marks between Han characters. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'typography/half-width-punctuation',
    clause: '§5',
    severity: 'advice',
    precision: 0.99,
    source: sources.punctuation,
    title: say('中文中的半角标点', 'Half-width punctuation in Chinese text'),
    explanation: say(
      '中文句子使用全角标点；半角标点只用在外文、网址和算式里。',
      'Chinese sentences take full-width marks; half-width ones belong to foreign words, addresses and formulas.',
    ),
    examples: {
      right: ['版本 1.5，见 a,b 两项。', '时间12:30', '网址 https://a.cn/?q=中,文'],
      wrong: [
        { text: '大家好,今天开会', found: [','], suggestion: '，' },
        { text: '你来吗?我来', found: ['?'] },
        { text: '通知如下:', found: [':'] },
        { text: '青年(团员)来了', found: ['(', ')'] },
      ],
    },
  },
  [
    {
      pattern: /(?<=[\p{Script=Han}”）》])[,;:?!](?=[\p{Script=Han}“（《]|$)/gu,
      when: (match, text) => !inAddress(text, match.index),
      message: say('中文中应使用全角标点。', 'Use the full-width mark in Chinese text.'),
      suggest: ([mark]) => full[mark],
    },
    {
      pattern: /(?<=\p{Script=Han})\.(?=$|[\p{Script=Han}“])/gu,
      when: (match, text) => !inAddress(text, match.index),
      message: say('句末应使用句号“。”。', 'A Chinese sentence ends with 。'),
      suggest: () => '。',
    },
    {
      pattern: /\((?=\p{Script=Han})|(?<=\p{Script=Han})\)/gu,
      when: (match, text) => !inAddress(text, match.index),
      message: say('中文中应使用全角括号。', 'Use full-width brackets in Chinese text.'),
      suggest: ([mark]) => (mark === '(' ? '（' : '）'),
    },
  ],
);

/** Whether the unit at `at` belongs to a web address, within the 200 units before it. */
function inAddress(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 200), at);
  const begin = before.lastIndexOf('://');
  return begin >= 0 && !/[\s，。；、“”（）《》]/.test(before.slice(begin));
}
