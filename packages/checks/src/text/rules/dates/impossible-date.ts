import type { ParagraphRule } from '../../rule.ts';
import { daysInMonth } from '../../support/calendar.ts';
import { numberOf } from '../../support/numerals.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { near, say } from '../../support/text.ts';

const numeral = '[〇零一二三四五六七八九十]';

/** Days, months and hours that do not exist. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'dates/impossible-date',
    clause: '§8',
    severity: 'error',
    precision: 0.99,
    source: sources.calendar,
    title: say('不存在的日期、时刻', 'Impossible date or time'),
    explanation: say('历法中没有这一天或这一时刻，请核对。', 'There is no such day or time; check it.'),
    examples: {
      right: [
        '2024年2月29日',
        '12月31日',
        '24:00',
        '二〇二四年二月二十九日',
        '第13月度',
        '3年13月龄',
        '农历腊月三十',
        '比分25:30',
      ],
      wrong: [
        { text: '2023年2月29日上午', found: ['2023年2月29日'] },
        { text: '4月31日', found: ['4月31日'] },
        { text: '2023年13月5日', found: ['2023年13月5日'] },
        { text: '二〇二三年十一月三十一日', found: ['二〇二三年十一月三十一日'] },
        { text: '上午25时30分开始', found: ['25时30分'] },
        { text: '下午3点75分', found: ['3点75分'] },
        { text: '农历八月三十一日', found: ['农历八月三十一'] },
      ],
    },
    priority: 2,
  },
  [
    {
      pattern: /(?<![\d.])(?:(\d{4})年)?(\d{1,2})月(\d{1,2})(?:日|号)/g,
      when: ({ 1: year, 2: month, 3: day, index }, text) =>
        !exists(year, month, day) && !/农历|阴历/.test(near(text, index)),
      message: say('没有这一天。', 'There is no such day.'),
    },
    {
      pattern: new RegExp(
        `(?<!${numeral}|农历|阴历|正)(?:([〇零一二三四五六七八九]{4})年)?(${numeral}{1,3})月(${numeral}{1,3})日`,
        'g',
      ),
      when: ({ 1: year, 2: month = '', 3: day = '', index }, text) => {
        const digits = [...(year ?? '')].map((one) => numberOf(one) ?? 0).join('');
        return (
          !/农历|阴历/.test(near(text, index)) &&
          !exists(digits || undefined, String(numberOf(month)), String(numberOf(day)))
        );
      },
      message: say('没有这一天。', 'There is no such day.'),
    },
    {
      pattern: /(?<!\d)(\d{1,2})[时点](\d{1,2})分(?!之|钟?[内后])/g,
      when: ([, hour, minute]) =>
        Number(hour) > 24 || Number(minute) > 59 || (Number(hour) === 24 && Number(minute) > 0),
      message: say('没有这一时刻。', 'There is no such time.'),
    },
    {
      pattern: /(?:农历|阴历)(?:[正一二三四五六七八九十冬腊]|十[一二])月三十[一二三四五六七八九]/g,
      message: say('农历每月最多三十天。', 'A lunar month has thirty days at most.'),
    },
  ],
);

function exists(year: string | undefined, month: string | undefined, day: string | undefined): boolean {
  // Without a year the day may be one of a leap year.
  const days = daysInMonth(year === undefined ? 2000 : Number(year), Number(month));
  return Number(day) >= 1 && Number(day) <= days;
}
