import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ConflictFacts,
  conflictsOf,
  dayOf,
  instantOf,
  type PlannedPost,
} from '../src/calendar/index.ts';
import { brandId, type ChannelId, instant } from '../src/kernel/index.ts';

const rules = {
  posting: { clause: '§2', minimumMinutes: 60, quietHours: { from: '23:00', to: '06:30' } },
} as const;
const post = (id: string, time: string, channel: string | null = 'wechat', past = false): PlannedPost => ({
  id,
  at: instant(`2026-12-13T${time}:00.000Z`),
  channel: channel === null ? null : brandId<ChannelId>(channel),
  past,
});
const nanjing = {
  id: 'nanjing',
  from: '2026-12-13',
  to: '2026-12-13',
  name: { zh: '国家公祭日', en: 'Memorial Day' },
  mourning: true,
};
const found = (posts: readonly PlannedPost[], change: Partial<ConflictFacts> = {}) =>
  conflictsOf({ posts, dates: [], rules, frozen: false, ...change }).map(
    ({ kind, post: id }) => `${id} ${kind}`,
  );

test.each<[string, readonly PlannedPost[], Partial<ConflictFacts>, readonly string[]]>([
  ['an hour apart is far enough', [post('a', '02:00'), post('b', '03:00')], {}, []],
  [
    'a minute less is too near, told of the later one',
    [post('b', '02:59'), post('a', '02:00')],
    {},
    ['b tooNear'],
  ],
  ['another channel is no matter', [post('a', '02:00'), post('b', '02:10', 'weibo')], {}, []],
  [
    'a post between on another channel hides nothing',
    [post('a', '02:00'), post('x', '02:05', 'weibo'), post('b', '02:10')],
    {},
    ['b tooNear'],
  ],
  ['without a channel nothing can be too near', [post('a', '02:00', null), post('b', '02:01', null)], {}, []],
  [
    'two that are out are no conflict',
    [post('a', '02:00', 'wechat', true), post('b', '02:10', 'wechat', true)],
    {},
    [],
  ],
  [
    'what is out binds what comes',
    [post('a', '02:00', 'wechat', true), post('b', '02:10')],
    {},
    ['b tooNear'],
  ],
  // 23:00 in China is 15:00 UTC.
  ['a minute before the quiet hours', [post('a', '14:59')], {}, []],
  ['at the first minute of the quiet hours', [post('a', '15:00')], {}, ['a quietHours']],
  ['at the end of the quiet hours', [post('a', '22:30')], {}, []],
  ['in the quiet hours after midnight', [post('a', '22:29')], {}, ['a quietHours']],
  [
    'a freeze stops all that is to come',
    [post('a', '02:00'), post('b', '04:00', 'wechat', true)],
    { frozen: true },
    ['a frozen'],
  ],
  ['a day of mourning', [post('a', '02:00')], { dates: [nanjing] }, ['a mourning']],
  [
    'a key date that is none of mourning',
    [post('a', '02:00')],
    { dates: [{ ...nanjing, mourning: false }] },
    [],
  ],
  [
    'the day in China counts',
    [post('a', '16:30')],
    {
      dates: [{ ...nanjing, from: '2026-12-14', to: '2026-12-14' }],
      rules: { posting: { ...rules.posting, quietHours: null } },
    },
    ['a mourning'],
  ],
])('§1 §2 conflicts: %s', (_, posts, change, expected) => {
  expect(found(posts, change)).toEqual(expected);
});

test('§2 whatever the order in which posts are given, the conflicts are the same, and stricter rules never find fewer', () => {
  const posts = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      minute: fc.integer({ min: 0, max: 3000 }),
      channel: fc.constantFrom('a', 'b', null),
    }),
    { maxLength: 12, selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(posts, fc.integer({ min: 0, max: 200 }), (given, minimum) => {
      const planned = given.map(({ id, minute, channel }) => ({
        id,
        at: instantOf('2026-12-13', minute),
        channel: channel === null ? null : brandId<ChannelId>(channel),
        past: false,
      }));
      const by = (minimumMinutes: number, list: readonly PlannedPost[]) =>
        found(list, { rules: { posting: { ...rules.posting, minimumMinutes } } });
      expect(by(minimum, planned.toReversed())).toEqual(by(minimum, planned));
      const loose = new Set(by(minimum, planned));
      const strict = new Set(by(minimum + 30, planned));
      expect([...loose].filter((one) => !strict.has(one))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('days are those of China', () => {
  expect(dayOf(instant('2026-12-12T16:00:00.000Z'))).toBe('2026-12-13');
  expect(dayOf(instant('2026-12-12T15:59:59.999Z'))).toBe('2026-12-12');
  expect(instantOf('2026-12-13', 90)).toBe('2026-12-12T17:30:00.000Z');
});
