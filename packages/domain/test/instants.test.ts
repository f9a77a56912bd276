import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addHours, instant } from '../src/kernel/index.ts';

const first = Date.parse('1000-01-01T00:00:00.000Z');
const last = Date.parse('9999-12-31T23:59:59.999Z');

test('hours later is what the calendar says, leap days, centuries and fractions included', () => {
  const moment = fc.integer({ min: first, max: last });
  fc.assert(
    fc.property(moment, moment, (from, to) => {
      const at = instant(new Date(from).toISOString());
      const hours = (to - from) / 3_600_000;
      const expected = new Date(from + hours * 3_600_000).toISOString();
      expect(addHours(at, hours)).toBe(expected);
    }),
    { numRuns: 20_000 },
  );
});

test.each([
  ['2024-02-28T12:00:00.000Z', 24, '2024-02-29T12:00:00.000Z'],
  ['1900-02-28T12:00:00.000Z', 24, '1900-03-01T12:00:00.000Z'],
  ['2000-02-29T23:59:59.999Z', 1 / 3_600_000, '2000-03-01T00:00:00.000Z'],
  ['2026-12-31T23:30:00.000Z', 0.5, '2027-01-01T00:00:00.000Z'],
  ['2026-03-01T00:00:00.000Z', -1, '2026-02-28T23:00:00.000Z'],
])('%s and %f hours is %s', (at, hours, expected) => {
  expect(addHours(instant(at), hours)).toBe(expected);
});

test('hours beyond the years that an instant can write are refused', () => {
  expect(() => addHours(instant('9999-12-31T23:00:00.000Z'), 1)).toThrow(RangeError);
  expect(() => addHours(instant('1000-01-01T00:00:00.000Z'), -1)).toThrow(RangeError);
  expect(() => addHours(instant('2026-01-01T00:00:00.000Z'), Number.NaN)).toThrow(RangeError);
});
