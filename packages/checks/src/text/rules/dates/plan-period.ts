import type { ParagraphRule } from '../../rule.ts';
import { say } from '../../support/text.ts';

const order = ['十', '十一', '十二', '十三', '十四', '十五', '十六'];
const pattern =
  /[“"](十[一二三四五六]?)五[”"](?:时期|规划|期间)?[（(](\d{4})\s?(?:年)?(?:—{1,2}|－|-|~|～|至)(\d{4})年?[）)]/g;

/** “十四五”（2021—2025年）: the years of a five-year plan. */
export const rule: ParagraphRule = {
  id: 'dates/plan-period',
  clause: '§8',
  severity: 'error',
  precision: 0.99,
  source: { kind: 'register', name: '国民经济和社会发展五年规划纲要' },
  title: say('五年规划起止年份', 'Years of a five-year plan'),
  explanation: say(
    '“十五”为2001—2005年，以后每五年一个规划。',
    '“十五” is 2001 to 2005; each later plan follows by five years.',
  ),
  examples: {
    right: ['“十四五”（2021—2025年）', '“十三五”时期（2016-2020年）'],
    wrong: [{ text: '“十四五”（2020—2025年）', found: ['2020—2025'], suggestion: '2021—2025' }],
  },
  priority: 2,
  scope: 'paragraph',
  *check(text) {
    for (const match of text.matchAll(pattern)) {
      const [found, name = '', from = '', to = ''] = match;
      const first = 2001 + order.indexOf(name) * 5;
      if (Number(from) === first && Number(to) === first + 4) continue;
      const start = match.index + found.lastIndexOf(from);
      const end = match.index + found.lastIndexOf(to) + to.length;
      yield {
        start: Math.min(start, match.index + found.indexOf(from)),
        end,
        message: say(`“${name}五”为${first}—${first + 4}年。`, `“${name}五” is ${first} to ${first + 4}.`),
        suggestions: [`${first}—${first + 4}`],
      };
    }
  },
};
