import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Mobile numbers of people. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'secrecy/phone-number',
    clause: '§8',
    severity: 'warning',
    precision: 0.98,
    source: sources.privacy,
    title: say('手机号码', 'Mobile number'),
    explanation: say(
      '个人手机号码属于个人信息；对外联系宜用单位固定电话，确需公开的须经本人同意。',
      'A mobile number is personal data; give the office’s number, or have the person’s consent.',
    ),
    examples: {
      right: ['热线12355', '电话0871-63133333', '编号1380013800012', '共13800138000元', '1380013.8000'],
      wrong: [
        { text: '联系人：李老师 13800138000', found: ['13800138000'], suggestion: '138****8000' },
        { text: '电话：138-0013-8000', found: ['138-0013-8000'] },
        { text: '手机+86 138 0013 8000', found: ['138 0013 8000'] },
      ],
    },
    priority: 4,
  },
  [
    {
      pattern:
        /(?<![\d.A-Za-z/_=-])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\d.A-Za-z%]|\s?(?:元|人|次|吨|万|亿|个|件|户|亩|株|米|千瓦))/g,
      when: ([found]) => !/^(\d)\1{10}$/.test(found),
      message: say(
        '似为个人手机号码，请确认可以公开。',
        'Looks like a personal mobile number; make sure that it may be published.',
      ),
      suggest: ([found]) => found.replace(/[ -]/g, '').replace(/^(\d{3})\d{4}/, '$1****'),
    },
  ],
);
