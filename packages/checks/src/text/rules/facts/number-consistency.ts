import type { ArticleRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const counted =
  /(?:共有?|总计|合计|一共|全部)(\d{1,8})(?:余|多)?(?:名|个|家|项|支|件|场|所)([\u4e00-\u9fff]{2,4})(?=[，。；、参出在到为组]|$)/g;

/** The same thing counted twice with different totals. */
export const rule: ArticleRule = {
  id: 'facts/number-consistency',
  clause: '§8',
  severity: 'advice',
  precision: 0.8,
  source: sources.consistency,
  title: say('同一数字前后不一', 'The same count differs'),
  explanation: say(
    '同文对同一事物给出两个不同的总数，请核对。',
    'The article gives two totals of the same thing; check them.',
  ),
  examples: {
    right: ['共30名志愿者参加。共30名志愿者。', '共30名志愿者，共12个社区'],
    wrong: [{ text: '共30名志愿者参加。活动结束，共32名志愿者。', found: ['共32名志愿者'] }],
  },
  scope: 'article',
  *check({ text }) {
    const seen = new Map<string, string>();
    for (const match of text.matchAll(counted)) {
      const [found, number = '', noun = ''] = match;
      const before = seen.get(noun);
      if (before === undefined) seen.set(noun, number);
      else if (before !== number) {
        yield {
          start: match.index,
          end: match.index + found.length,
          message: say(`前文为${before}，此处为${number}。`, `Earlier it is ${before}, here ${number}.`),
        };
      }
    }
  },
};
