import { expect, test } from 'vitest';
import { daysOf, monthOf, stepped, weekOf } from '../src/features/calendar/days.ts';
import { readCalendarSearch } from '../src/features/calendar/search.ts';

test('a month is shown in whole weeks from Monday, whatever day it begins on', () => {
  expect(monthOf('2026-11-23').slice(0, 1)).toEqual(['2026-10-26']);
  expect(monthOf('2026-11-23').at(-1)).toBe('2026-12-06');
  expect(monthOf('2027-02-10')).toHaveLength(28);
  expect(weekOf('2026-12-31')).toEqual([
    '2026-12-28',
    '2026-12-29',
    '2026-12-30',
    '2026-12-31',
    '2027-01-01',
    '2027-01-02',
    '2027-01-03',
  ]);
  for (let month = 1; month <= 12; month++) {
    const days = daysOf('month', `2028-${String(month).padStart(2, '0')}-15`);
    expect(days.length % 7).toBe(0);
    expect(new Set(days).size).toBe(days.length);
  }
});

test('a step leads to the next month from its last day too, and over the end of a year', () => {
  expect(stepped('month', '2027-01-31', 1)).toBe('2027-02-01');
  expect(stepped('month', '2026-01-15', -1)).toBe('2025-12-01');
  expect(stepped('week', '2026-12-31', 1)).toBe('2027-01-07');
});

test('the address is read with what belongs there only', () => {
  expect(readCalendarSearch({ view: 'lanes', day: '2026-12-01', organization: 'a', other: 1 })).toEqual({
    view: 'lanes',
    day: '2026-12-01',
    organization: 'a',
  });
  expect(readCalendarSearch({ view: 'year', day: '2026-02-30', organization: '' })).toEqual({});
});
