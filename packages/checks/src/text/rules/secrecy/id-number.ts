import type { ParagraphRule } from '../../rule.ts';
import { daysInMonth } from '../../support/calendar.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether 18 units are an ID number: a region, a day, and the check digit of GB 11643. */
export function isIdNumber(text: string): boolean {
  if (!/^[1-8]\d{16}[\dXx]$/.test(text)) return false;
  const [year, month, day] = [
    Number(text.slice(6, 10)),
    Number(text.slice(10, 12)),
    Number(text.slice(12, 14)),
  ];
  if (year < 1900 || year > 2100 || day < 1 || day > daysInMonth(year, month)) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(text.charAt(at)), 0);
  return '10X98765432'.charAt(sum % 11) === text.charAt(17).toUpperCase();
}

/** ID numbers of people. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'secrecy/id-number',
    clause: '§8',
    severity: 'error',
    precision: 0.99,
    source: sources.identity,
    title: say('身份证号码', 'ID number'),
    explanation: say(
      '公民身份号码属于个人信息，不得公开；确需说明的应隐去中间各位。',
      'ID numbers are personal data: never publish them whole.',
    ),
    examples: {
      right: ['订单号110105194912310021', '530102********0012', '11010519491231002X1'],
      wrong: [
        { text: '身份证：11010519491231002X', found: ['11010519491231002X'] },
        { text: '号码 110105 19491231 002x', found: ['110105 19491231 002x'] },
        { text: '身份证号：110105491231002', found: ['110105491231002'] },
      ],
    },
    priority: 5,
  },
  [
    {
      pattern: /(?<![\dA-Za-z])[1-8]\d{5}[ -]?(?:19|20)\d{2}[ -]?\d{4}[ -]?\d{3}[\dXxＸ](?![\dA-Za-z])/g,
      when: ([found]) => isIdNumber(found.replace(/[ -]/g, '').replace('Ｘ', 'X')),
      message: say('公民身份号码，不得公开。', 'An ID number must not be published.'),
      suggest: ([found]) => `${found.slice(0, 3)}***********${found.slice(-2)}`,
    },
    {
      pattern:
        /(?:身份证号?码?|身份号码|证件号码?)[：:为是\s]{0,3}(?<hit>[1-8]\d{14}|[1-8]\d{16}[\dXx])(?![\dA-Za-z])/dg,
      message: say('身份证号码，不得公开。', 'An ID number must not be published.'),
    },
  ],
);
