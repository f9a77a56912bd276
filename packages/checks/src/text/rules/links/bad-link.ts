import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Addresses that cannot work. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'links/bad-link',
    clause: '§8',
    severity: 'error',
    precision: 0.98,
    source: sources.links,
    title: say('网址、邮箱写法', 'Malformed address'),
    explanation: say(
      '网址或邮箱写法有误，读者无法打开。',
      'The address is malformed: readers cannot open it.',
    ),
    examples: {
      right: ['https://www.gov.cn/a?b=1', 'www.gov.cn', 'a@b.gov.cn', '（https://www.gov.cn）。'],
      wrong: [
        { text: '见 http:/www.gov.cn', found: ['http:/www'], suggestion: 'http://www' },
        { text: '见 https：//www.gov.cn', found: ['https：//'], suggestion: 'https://' },
        { text: '见 htpp://www.gov.cn', found: ['htpp://'], suggestion: 'http://' },
        { text: '见 www。gov.cn', found: ['www。'], suggestion: 'www.' },
        { text: '见 http://192.168.1.5/a', found: ['http://192.168.1.5'] },
        { text: '邮箱 a＠b.gov.cn', found: ['a＠b.gov.cn'], suggestion: 'a@b.gov.cn' },
      ],
    },
    priority: 4,
  },
  [
    {
      pattern: /https?:\/(?=[a-z0-9])[a-z0-9]{1,20}/gi,
      message: say('“//”少了一个斜杠。', 'A slash is missing.'),
      suggest: ([found]) => found.replace(':/', '://'),
    },
    {
      pattern: /https?(?:：\s?\/{1,2}|:\s\/\/|\/\/|:／／)(?=\w)/gi,
      message: say('网址前缀写法有误。', 'The prefix is malformed.'),
      suggest: ([found]) => (/^https/i.test(found) ? 'https://' : 'http://'),
    },
    {
      pattern: /(?<![a-z])(?:htpp|htttp|htp|hhtp|ttp|httsp|htps|htpps|hhtps|httpss|httpp)(s?):\/\//gi,
      message: say('网址前缀拼写有误。', 'The prefix is misspelt.'),
      suggest: ([found]) => (/s/i.test(found) ? 'https://' : 'http://'),
    },
    {
      pattern: /(?<![a-z])www(?:[。，、．]|,)(?=[a-z0-9])/gi,
      message: say('网址中的点号有误。', 'The point in the address is wrong.'),
      suggest: () => 'www.',
    },
    {
      pattern:
        /https?:\/\/(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|10\.\d{1,3}\.\d{1,3}\.\d{1,3}|192\.168\.\d{1,3}\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01])\.\d{1,3}\.\d{1,3})(?![\w.])/gi,
      message: say(
        '内部网络地址，读者无法打开，也不宜公开。',
        'An address inside the office: readers cannot open it.',
      ),
    },
    {
      pattern: /[\w.-]{1,40}＠[\w.-]{1,40}/g,
      message: say('邮箱中的“@”应为半角。', 'The @ must be half-width.'),
      suggest: ([found]) => found.replace('＠', '@'),
      when: ([found]) => /\.[a-z]/i.test(found),
    },
  ],
);
