import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { near, say } from '../../support/text.ts';

const message = say('起止时间颠倒。', 'The end lies before the beginning.');

/** Spans of time that end before they begin. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'dates/reversed-range',
    clause: '§8',
    severity: 'error',
    precision: 0.99,
    source: sources.calendar,
    title: say('起止时间颠倒', 'Span of time reversed'),
    explanation: say('终止时间早于起始时间，请核对。', 'The end lies before the beginning; check both.'),
    examples: {
      right: ['2021—2025年', '2021年5月至2022年3月', '12月30日至1月3日', '公元前5至前3世纪', '12345-1234年'],
      wrong: [
        { text: '2025—2021年', found: ['2025—2021年'] },
        { text: '2023年5月至2022年8月', found: ['2023年5月至2022年8月'] },
        { text: '2023年5月8日至5月4日', found: ['2023年5月8日至5月4日'] },
      ],
    },
    priority: 2,
  },
  [
    {
      pattern: /(?<![\d前])([12]\d{3})年?(?:—{1,2}|－|-|~|～|至|到)([12]\d{3})年(?![前月])/g,
      when: ({ 1: from, 2: to, index }, text) =>
        Number(from) > Number(to) && !near(text, index).includes('公元前'),
      message,
    },
    {
      pattern:
        /(?<!\d)([12]\d{3})年(\d{1,2})月(?:\d{1,2}日)?(?:—{1,2}|－|-|~|～|至|到)([12]\d{3})年(\d{1,2})月/g,
      when: ([, y1, m1, y2, m2]) => Number(y1) * 12 + Number(m1) > Number(y2) * 12 + Number(m2),
      message,
    },
    {
      pattern: /(?<!\d)[12]\d{3}年(\d{1,2})月(\d{1,2})日(?:—{1,2}|－|-|~|～|至)(\d{1,2})月(\d{1,2})日/g,
      when: ([, m1, d1, m2, d2]) => Number(m1) === Number(m2) && Number(d1) > Number(d2),
      message,
    },
  ],
);
