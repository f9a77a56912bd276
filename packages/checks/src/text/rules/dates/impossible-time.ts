import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Hours beyond 24, minutes beyond 59, and times half in digits. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'dates/impossible-time',
    clause: '§8',
    severity: 'error',
    precision: 0.98,
    source: sources.calendar,
    title: say('时刻不存在', 'No such time of day'),
    explanation: say(
      '时不超过24，分不超过59；同一时刻不混用汉字数字和阿拉伯数字。',
      'There are 24 hours and 60 minutes; one time of day is written in one kind of numerals.',
    ),
    examples: {
      right: ['8时30分', '24时', '上午9点59分', '得了60分', '3点要求', '第25时段', '19:30', '比分25:60'],
      wrong: [
        { text: '定于25时召开', found: ['25时'] },
        { text: '上午8点60分集合', found: ['8点60分'] },
        { text: '下午14:75开始', found: ['14:75'] },
        { text: '早上七点30分出发', found: ['七点30分'], suggestion: '7点30分' },
      ],
    },
    priority: 1,
  },
  [
    {
      pattern: /(?<![\d.第])(2[5-9]|[3-9]\d)时(?=(?:\d{1,2}分|许|整|起|止|前|召开|开始|举行|结束|至))/g,
      message: say('一天只有24时。', 'A day has 24 hours.'),
    },
    {
      pattern: /(?<![\d.])(?:[01]?\d|2[0-4])[时点](?:[6-9]\d)分(?![钟之])/g,
      message: say('一小时只有60分。', 'An hour has 60 minutes.'),
    },
    {
      pattern:
        /(?<=(?:上午|下午|晚上|早上|凌晨|中午)\s?)(?:\d{1,2}[:：][6-9]\d|(?:2[5-9]|[3-9]\d)[:：]\d{2})(?!\d)/g,
      message: say('时刻超出范围。', 'The time is out of range.'),
    },
    {
      pattern: /(?<![一二三四五六七八九十百第])(十?[一二两三四五六七八九十])([点时])(\d{1,2})分(?!钟|之)/g,
      severity: 'warning',
      message: say(
        '同一时刻的时、分应使用同一种数字。',
        'Hour and minute are written in one kind of numerals.',
      ),
      suggest: ([, hour = '', mark, minute]) => `${hourOf(hour)}${mark}${minute}分`,
    },
  ],
);

function hourOf(text: string): number {
  const one = '零一二三四五六七八九十'.indexOf(text.at(-1) === '两' ? '二' : (text.at(-1) ?? ''));
  return text.length === 2 ? 10 + one : one;
}
