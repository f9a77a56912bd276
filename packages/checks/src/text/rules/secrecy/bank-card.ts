import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { near, say } from '../../support/text.ts';

/** Whether the digits end with the Luhn check digit. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, twice = false; at >= 0; at--, twice = !twice) {
    const digit = Number(digits.charAt(at)) * (twice ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** Numbers of bank cards. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'secrecy/bank-card',
    clause: '§8',
    severity: 'error',
    precision: 0.98,
    source: sources.bankCard,
    title: say('银行卡号', 'Bank card number'),
    explanation: say(
      '银行卡号属于敏感个人信息，不得公开（单位募捐账户请核对后保留）。',
      'A card number is sensitive personal data; an organisation’s donation account may stay.',
    ),
    examples: {
      right: ['编号6222020000000001', '订单6222021234567890120'],
      wrong: [
        { text: '卡号6222021001098550814', found: ['6222021001098550814'] },
        { text: '账号：6222 0210 0109 8550 814', found: ['6222 0210 0109 8550 814'] },
      ],
    },
    priority: 4,
  },
  [
    {
      pattern:
        /(?<![\dA-Za-z.])(?:62|60|4\d|5[1-5]|35|37|9[59])\d{2}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3,4}(?:[ -]?\d{1,3})?(?![\dA-Za-z.])/g,
      when: ({ 0: found, index }, text) => {
        const digits = found.replace(/[ -]/g, '');
        const likely =
          digits.startsWith('62') || /卡号|账号|帐号|账户|银行|汇款|开户/.test(near(text, index));
        return likely && digits.length >= 16 && digits.length <= 19 && passesLuhn(digits);
      },
      message: say('似为银行卡号，不得公开。', 'Looks like a bank card number; it must not be published.'),
    },
  ],
);
