import type { ParagraphRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const pattern =
  /(?<!\d)((?:19|20)\d{2})年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生)[^。！？\n]{0,40}?((?:19|20)\d{2})年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:去世|逝世|病逝|牺牲)[^。！？\n]{0,12}?(?<hit>(?:享年|终年|年仅|时年)(\d{1,3})岁)/dg;

/** Years of birth and death against the age. */
export const rule: ParagraphRule = {
  id: 'dates/age',
  clause: '§8',
  severity: 'warning',
  precision: 0.95,
  source: sources.arithmetic,
  title: say('年龄与生卒年不符', 'Age does not fit the years'),
  explanation: say(
    '享年应等于或接近逝世年份减去出生年份（虚岁加一）。',
    'The age must be the difference of the years, or one more or less.',
  ),
  examples: {
    right: ['他1920年出生，2010年逝世，享年90岁。'],
    wrong: [{ text: '他1920年出生，2010年逝世，享年95岁。', found: ['享年95岁'] }],
  },
  scope: 'paragraph',
  *check(text) {
    for (const match of text.matchAll(pattern)) {
      const years = Number(match[2]) - Number(match[1]);
      const age = Number(match[4]);
      const [start, end] = match.indices?.groups?.hit ?? [0, 0];
      if (age >= years - 1 && age <= years + 1) continue;
      yield {
        start,
        end,
        message: say(`按生卒年推算约为${years}岁。`, `By the years it is about ${years}.`),
      };
    }
  },
};
