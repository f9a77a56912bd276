import { spanText, waitingSummary } from '@sanshen/contract/workbench-texts';
import { expect, test } from 'vitest';
import { comingDates, loadKeyDates, readKeyDates } from '../src/modules/workbench/key-dates.ts';

const dates = await loadKeyDates();

test('the key dates that come with the product are read, and the nearest stand first', () => {
  const coming = comingDates(dates, '2026-11-23', 60);
  expect(coming.map(({ id, date, inDays }) => [id, date, inDays])).toEqual([
    ['aids', '2026-12-01', 8],
    ['constitution', '2026-12-04', 11],
    ['volunteers', '2026-12-05', 12],
    ['decemberNinth', '2026-12-09', 16],
    ['nanjing', '2026-12-13', 20],
    ['newYear', '2027-01-01', 39],
    ['police', '2027-01-10', 48],
  ]);
  expect(comingDates(dates, '2027-05-04', 0).map(({ id }) => id)).toEqual(['mayFourth']);
});

const lunar: Readonly<Record<string, string>> = {
  springFestival: '1-1',
  lanterns: '1-15',
  dragonBoat: '5-5',
  midAutumn: '8-15',
  doubleNinth: '9-9',
};

/** The new moon of 6 February 2027 falls four minutes before midnight in China; ICU's approximation has it on the 7th. */
const nearMidnight = ['2027-02-06', '2027-02-20'];

test('days of the lunar calendar are those of the Chinese calendar, and every other moving day is a solar term of early April', () => {
  const calendar = new Intl.DateTimeFormat('en-u-ca-chinese', {
    timeZone: 'UTC',
    month: 'numeric',
    day: 'numeric',
  });
  for (const date of dates) {
    if (!('days' in date)) continue;
    for (const day of date.days) {
      const parts = calendar.formatToParts(new Date(`${day}T00:00:00Z`));
      const named = ['month', 'day'].map((type) => parts.find((part) => part.type === type)?.value).join('-');
      if (nearMidnight.includes(day)) continue;
      if (date.id === 'qingming') expect(day).toMatch(/-04-0[456]$/);
      else expect([date.id, day, named]).toEqual([date.id, day, lunar[date.id]]);
    }
    expect(date.days.map((day) => day.slice(0, 4))).toEqual(['2026', '2027', '2028']);
  }
});

test('a file with a fault is not loaded, and the fault is named', () => {
  const file = (line: string) => `dates:\n  - ${line}\n`;
  const name = 'name: { zh: 日, en: day }';
  const wrong = [
    file(`{ id: a, kind: holiday, monthDay: "02-30", ${name} }`),
    file(`{ id: a, kind: holiday, monthDay: "02-29", ${name} }`),
    file(`{ id: a, kind: feast, monthDay: "02-03", ${name} }`),
    file(`{ id: a, kind: holiday, days: [], ${name} }`),
    file('{ id: a, kind: holiday, monthDay: "02-03", name: { zh: 日 } }'),
    `${file(`{ id: a, kind: holiday, monthDay: "02-03", ${name} }`)}  - { id: a, kind: holiday, monthDay: "02-04", ${name} }\n`,
    'dates: []\n',
  ];
  for (const text of wrong) expect(() => readKeyDates(text, 'file.yaml'), text).toThrow(/file\.yaml/);
});

test('spans and counts read like speech', () => {
  expect(spanText(59 * 60_000).zh).toBe('59 分钟');
  expect(spanText(47 * 3_600_000).zh).toBe('47 小时');
  expect(spanText(49 * 3_600_000)).toEqual({ zh: '2 天', en: '2 days' });
  expect(spanText(3_600_000).en).toBe('1 hour');
  expect(waitingSummary(0, false, 0).zh).toBe('没有待您审校的稿件。');
  expect(waitingSummary(99, true, 3).zh).toBe('99+ 件待您审校，其中 3 件已超时。');
});
