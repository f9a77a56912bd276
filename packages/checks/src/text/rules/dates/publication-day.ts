import type { ArticleRule } from '../../rule.ts';
import { dayNumber, daysInMonth, parseDay } from '../../support/calendar.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const shifts: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  昨天: -1,
  昨日: -1,
  前天: -2,
  明天: 1,
  明日: 1,
};
const relative = /(今天|今日|昨天|昨日|前天|明天|明日)[（(](?:(?:(\d{4})年)?(\d{1,2})月)?(\d{1,2})日/g;
const happened =
  /(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日[^。！？\n]{0,12}(?:成功|圆满|顺利)(?:举行|举办|召开|落幕|闭幕)了?(?=[。，])/g;

/** Dates against the day of publication: “昨天（3日）”, and what is told as past and lies ahead. */
export const rule: ArticleRule = {
  id: 'dates/publication-day',
  clause: '§8',
  severity: 'warning',
  precision: 0.9,
  source: sources.calendar,
  title: say('日期与发布日期不符', 'Dates against the day of publication'),
  explanation: say(
    '“今天”“昨天”后括注的日期应与发布日期相合；已成之事不应晚于发布日期。',
    'A date in brackets after 今天 or 昨天 must fit the day of publication; what has happened cannot lie after it.',
  ),
  examples: {
    right: [
      { text: '昨天（3日），活动举行。', facts: { publishedOn: '2023-05-04' } },
      { text: '昨天（31日）', facts: { publishedOn: '2023-06-01' } },
      '昨天（9日），活动举行。',
    ],
    wrong: [
      { text: '昨天（4日），活动举行。', facts: { publishedOn: '2023-05-04' }, found: ['昨天（4日'] },
      { text: '2023年6月4日，大会圆满落幕。', facts: { publishedOn: '2023-05-04' }, found: ['2023年6月4日'] },
    ],
  },
  scope: 'article',
  *check({ text, facts }) {
    const published = parseDay(facts.publishedOn);
    if (published === null) return;
    const day0 = dayNumber(published.year, published.month, published.day);
    for (const match of text.matchAll(relative)) {
      const [found, word = '', year, month, day] = match;
      const wanted = day0 + (shifts[word] ?? 0);
      const fits =
        month === undefined
          ? fitsDay(wanted, Number(day))
          : dayNumber(Number(year ?? published.year), Number(month), Number(day)) === wanted;
      if (fits) continue;
      yield {
        start: match.index,
        end: match.index + found.length,
        message: say(
          `与发布日期（${facts.publishedOn}）不符。`,
          `Does not fit the day of publication (${facts.publishedOn}).`,
        ),
      };
    }
    for (const match of text.matchAll(happened)) {
      const [, year, month, day] = [match[0], Number(match[1]), Number(match[2]), Number(match[3])];
      if (day > daysInMonth(year, month) || dayNumber(year, month, day) <= day0) continue;
      yield {
        start: match.index,
        end: match.index + (/^.*?日/.exec(match[0])?.[0].length ?? match[0].length),
        message: say('所述已成之事晚于发布日期。', 'Told as past, but after the day of publication.'),
      };
    }
  },
};

/** Whether the day `wanted` is the `day`th of its month. */
function fitsDay(wanted: number, day: number): boolean {
  return new Date(wanted * 86_400_000).getUTCDate() === day;
}
