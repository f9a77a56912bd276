import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readICalendar, repeatDays, writeICalendar } from '../src/calendar/index.ts';
import { instant } from '../src/kernel/index.ts';

const window = { from: '2026-01-01', to: '2028-12-31' };
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]) => calendar('BEGIN:VEVENT', 'UID:u', 'SUMMARY:名', ...lines, 'END:VEVENT');
const days = (text: string) =>
  readICalendar(text, window).dates.map(({ from, to }) => (from === to ? from : `${from}..${to}`));
const faults = (text: string) => readICalendar(text, window).problems.map(({ code }) => code);

test.each([
  ['one day', event('DTSTART;VALUE=DATE:20261213'), ['2026-12-13']],
  [
    'the end does not belong to it',
    event('DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261008'),
    ['2026-10-01..2026-10-07'],
  ],
  [
    'a time in UTC falls on the day in China',
    event('DTSTART:20261212T170000Z', 'DURATION:PT1H'),
    ['2026-12-13'],
  ],
  [
    'a time over midnight takes two days',
    event('DTSTART;TZID=Asia/Shanghai:20261212T230000', 'DTEND;TZID=Asia/Shanghai:20261213T010000'),
    ['2026-12-12..2026-12-13'],
  ],
  [
    'midnight as an end counts for the day before',
    event('DTSTART:20261212T200000', 'DTEND:20261213T000000'),
    ['2026-12-12'],
  ],
  ['cancelled', event('DTSTART;VALUE=DATE:20261213', 'STATUS:CANCELLED'), []],
  [
    'an alarm inside is not the event',
    event('DTSTART;VALUE=DATE:20261213', 'BEGIN:VALARM', 'DTSTART;VALUE=DATE:20200101', 'END:VALARM'),
    ['2026-12-13'],
  ],
  ['outside the window', event('DTSTART;VALUE=DATE:20200101'), []],
  [
    'every year, one left out',
    event('DTSTART;VALUE=DATE:20200504', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20270504'),
    ['2026-05-04', '2028-05-04'],
  ],
])('iCalendar read: %s', (_, text, expected) => {
  expect(days(text)).toEqual(expected);
  expect(faults(text)).toEqual([]);
});

test.each([
  [
    'the second Sunday of May',
    'FREQ=YEARLY;BYMONTH=5;BYDAY=2SU',
    '2026-05-10',
    ['2026-05-10', '2027-05-09', '2028-05-14'],
  ],
  [
    'the last Friday of a month',
    'FREQ=MONTHLY;INTERVAL=6;BYDAY=-1FR',
    '2026-01-30',
    ['2026-01-30', '2026-07-31', '2027-01-29', '2027-07-30', '2028-01-28', '2028-07-28'],
  ],
  [
    'weekly on two days, three times',
    'FREQ=WEEKLY;BYDAY=FR,TU;COUNT=3',
    '2026-11-24',
    ['2026-11-24', '2026-11-27', '2026-12-01'],
  ],
  [
    'every other week until a day',
    'FREQ=WEEKLY;INTERVAL=2;UNTIL=20261225T000000Z',
    '2026-11-24',
    ['2026-11-24', '2026-12-08', '2026-12-22'],
  ],
  [
    'a 31st only where there is one',
    'FREQ=MONTHLY;COUNT=3',
    '2026-01-31',
    ['2026-01-31', '2026-03-31', '2026-05-31'],
  ],
  ['29 February', 'FREQ=YEARLY', '2024-02-29', ['2028-02-29']],
  ['daily', 'FREQ=DAILY;COUNT=2', '2026-12-31', ['2026-12-31', '2027-01-01']],
  ['not understood: several weekdays of a month', 'FREQ=MONTHLY;BYDAY=1MO,1TU', '2026-01-01', null],
  ['not understood: by position', 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1', '2026-01-01', null],
  ['not understood: hourly', 'FREQ=HOURLY', '2026-01-01', null],
  ['not understood: nonsense', 'YEARLY', '2026-01-01', null],
])('repeating: %s', (_, rule, first, expected) => {
  expect(repeatDays(rule, first, window)).toEqual(expected);
});

test('an event that one day of a series was moved to replaces that day', () => {
  const text = calendar(
    ...[
      'BEGIN:VEVENT',
      'UID:u',
      'SUMMARY:例会',
      'DTSTART;VALUE=DATE:20261201',
      'RRULE:FREQ=WEEKLY;COUNT=2',
      'END:VEVENT',
    ],
    ...[
      'BEGIN:VEVENT',
      'UID:u',
      'SUMMARY:例会',
      'RECURRENCE-ID;VALUE=DATE:20261208',
      'DTSTART;VALUE=DATE:20261209',
      'END:VEVENT',
    ],
  );
  expect(days(text)).toEqual(['2026-12-01', '2026-12-09']);
});

test.each([
  ['no calendar', 'hello', ['notCalendar']],
  ['too large', calendar(`X-A:${'a'.repeat(600_000)}`), ['tooLarge']],
  ['a line without end', calendar(`SUMMARY:${'名'.repeat(9_000)}`), ['tooLarge']],
  [
    'too many events',
    calendar(
      ...Array.from({ length: 1_001 }, (_, n) => [
        'BEGIN:VEVENT',
        `UID:${n}`,
        'SUMMARY:名',
        'DTSTART;VALUE=DATE:20261213',
        'END:VEVENT',
      ]).flat(),
    ),
    ['tooMany'],
  ],
  [
    'a bomb of repetitions',
    event('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=SECONDLY'),
    ['repeatNotUnderstood'],
  ],
  ['no start', event(), ['noStart']],
  ['30 February', event('DTSTART;VALUE=DATE:20260230'), ['noStart']],
  ['no name', calendar('BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20261213', 'END:VEVENT'), ['noName']],
  ['a zone that is not China’s', event('DTSTART;TZID=Europe/Paris:20261213T100000'), ['zoneAssumed']],
])('iCalendar refuses or names: %s', (_, text, expected) => {
  expect(faults(text)).toEqual(expected);
});

test('folded lines, escapes, quoted parameters and control characters are read as the standard says', () => {
  const text = event(
    'DTSTART;X-NOTE="a;b:c";VALUE=DATE:20261213',
    'DESCRIPTION:第一行\\n第二\r\n 行\\, 完\u0007',
  );
  expect(readICalendar(text, window).dates).toMatchObject([
    { note: '第一行\n第二行, 完', from: '2026-12-13' },
  ]);
});

test('what is written is read again as it was, in lines of 75 octets', () => {
  const day = fc
    .integer({ min: 0, max: 1000 })
    .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 150 })
    .map((one) =>
      [...one]
        .filter((sign) => sign >= ' ' && sign !== '\u007f')
        .join('')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((one) => one !== '' && one.length <= 200);
  fc.assert(
    fc.property(fc.uuid(), text, day, (uid, name, from) => {
      const written = writeICalendar({
        name,
        stamp: instant('2026-11-23T00:00:00.000Z'),
        events: [
          {
            uid,
            name,
            note: `${name}\n;${name}`,
            category: '本地',
            when: { from, to: from },
            tentative: false,
          },
        ],
      });
      for (const line of written.split('\r\n'))
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(readICalendar(written, window)).toMatchObject({
        dates: [{ uid, name, from, to: from }],
        problems: [],
      });
    }),
    { numRuns: 100 },
  );
});

test('no text makes the reader throw or run away', () => {
  const piece = fc.constantFrom(
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'END:VEVENT',
    'DTSTART:20261213',
    'RRULE:FREQ=DAILY',
    ' ',
    '"',
    ';',
    ':',
    'SUMMARY:名',
    'RRULE:FREQ=MONTHLY;BYDAY=5MO',
    'DTEND:99991231',
    '\n',
    '\r\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (parts) => {
      const { dates } = readICalendar(parts.join('\n'), window);
      expect(dates.length).toBeLessThanOrEqual(2_000);
    }),
    { numRuns: 200 },
  );
});
