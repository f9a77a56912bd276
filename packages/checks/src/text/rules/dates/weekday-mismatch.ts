import type { ArticleRule } from '../../rule.ts';
import { daysInMonth, parseDay, weekday, weekdayNames } from '../../support/calendar.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const pattern =
  /(?<!\d)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:上午|下午|晚上?)?\s?[（(]?\s?(?<hit>(?:星期|周|礼拜)([一二三四五六日天]))(?![至到、—和及]|[-–]|(?:星期|周)?[一二三四五六日]至)/dg;

/** A weekday beside a date that falls on another one. */
export const rule: ArticleRule = {
  id: 'dates/weekday-mismatch',
  clause: '§8',
  severity: 'error',
  precision: 0.99,
  source: sources.calendar,
  title: say('日期与星期不符', 'Weekday does not match the date'),
  explanation: say(
    '按公历推算，该日不是所写的星期；核对日期和星期。',
    'By the calendar that day is another weekday; check both.',
  ),
  examples: {
    right: [
      '2023年5月4日（星期四）',
      '5月4日（星期一）',
      { text: '5月4日（星期四）', facts: { publishedOn: '2023-05-01' } },
    ],
    wrong: [
      { text: '2023年5月4日（星期五）', found: ['星期五'], suggestion: '星期四' },
      { text: '5月4日（周五）', facts: { publishedOn: '2023-05-01' }, found: ['周五'], suggestion: '周四' },
    ],
  },
  priority: 2,
  scope: 'article',
  *check({ text, facts }) {
    const published = parseDay(facts.publishedOn);
    for (const match of text.matchAll(pattern)) {
      const [, year, month, day, , name = ''] = match;
      const [start, end] = match.indices?.groups?.hit ?? [0, 0];
      // Without a year the date is of the year of publication; near the turn of the year that is not sure.
      const sure = published !== null && Math.abs(published.month - Number(month)) <= 6;
      const known = year === undefined ? (sure ? published.year : null) : Number(year);
      if (known === null || Number(day) < 1 || Number(day) > daysInMonth(known, Number(month))) continue;
      const right = weekdayNames[weekday(known, Number(month), Number(day))] ?? '';
      if (right === name || (right === '日' && name === '天')) continue;
      const prefix = text.slice(start, end - 1);
      yield {
        start,
        end,
        message: say(
          `${known}年${month}月${day}日是星期${right}。`,
          `${known}-${month}-${day} is another weekday (${right}).`,
        ),
        suggestions: [`${prefix}${right}`],
      };
    }
  },
};
