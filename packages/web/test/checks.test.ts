import { expect, test } from 'vitest';
import { grouped, groupOf } from '../src/features/checks/rule-groups.ts';
import { spanOf } from '../src/features/checks/span.ts';

test('a span ends with the month that it is in Shanghai', () => {
  const newYear = new Date('2026-12-31T17:00:00.000Z');
  expect(spanOf('month', newYear)).toEqual({ from: '2027-01', to: '2027-01' });
  expect(spanOf('quarter', new Date('2026-11-23T00:00:00.000Z'))).toEqual({ from: '2026-10', to: '2026-11' });
  expect(spanOf('year', new Date('2026-11-23T00:00:00.000Z'))).toEqual({ from: '2026-01', to: '2026-11' });
  expect(spanOf('all', newYear)).toEqual({});
});

test('rules are grouped by the first part of their id; a demoted one comes first, an unknown group last', () => {
  const rule = (id: string, found = 0, demoted: object | null = null) => ({ rule: id, found, demoted });
  const groups = grouped([
    rule('strange/one', 9),
    rule('dates/age', 1),
    rule('dates/anniversary', 5),
    rule('dates/plan-period', 0, {}),
    rule('secrecy/phone-number'),
  ]);
  expect(groups.map(([name, rules]) => [name, rules.map((one) => one.rule)])).toEqual([
    ['secrecy', ['secrecy/phone-number']],
    ['dates', ['dates/plan-period', 'dates/anniversary', 'dates/age']],
    ['other', ['strange/one']],
  ]);
  expect(groupOf('constructor/x')).toBe('other');
});
