import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const message = say(
  '个人联系方式，请确认可以公开。',
  'A private contact; make sure that it may be published.',
);

/** Private e-mail, QQ and WeChat, passports and number plates. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'secrecy/contact-data',
    clause: '§8',
    severity: 'advice',
    precision: 0.95,
    source: sources.privacy,
    title: say('个人联系方式与证件', 'Private contacts and documents'),
    explanation: say(
      '私人邮箱、QQ、微信号、护照号、车牌号属于个人信息；对外宜用单位联系方式。',
      'Private e-mail, QQ, WeChat, passport and plate numbers are personal data; give the office’s.',
    ),
    examples: {
      right: ['邮箱：kmtsw@km.gov.cn', 'QQ群', '微信公众号', '云A牌照'],
      wrong: [
        { text: '邮箱：zhang_san@qq.com', found: ['zhang_san@qq.com'] },
        { text: 'QQ：123456789', found: ['123456789'] },
        { text: '微信号：abc_12345', found: ['abc_12345'] },
        { text: '车牌号云A·12345', found: ['云A·12345'] },
        { text: '护照号E12345678', found: ['E12345678'] },
      ],
    },
    priority: 2,
  },
  [
    {
      pattern:
        /(?<![\w.+-])[\w.+-]{1,64}@(?:qq|vip\.qq|foxmail|163|126|yeah|sina|sohu|139|189|gmail|hotmail|outlook|icloud|yahoo)\.(?:com|cn|net|com\.cn)(?![\w-])/gi,
      message,
    },
    { pattern: /(?:QQ|扣扣)(?:号码?)?[：: ]{1,2}(?<hit>[1-9]\d{4,10})(?!\d)/dgi, message },
    { pattern: /(?:微信|VX|WeChat)(?:号|ID)?[：: ]{1,2}(?<hit>[A-Za-z][\w-]{5,19})(?![\w-])/dgi, message },
    {
      pattern:
        /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•]?(?=[A-HJ-NP-Z0-9]{0,6}\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])/g,
      message,
    },
    { pattern: /护照(?:号码?)?[：:为是 ]{0,2}(?<hit>[EGDSPHM][A-Z]?\d{7,8})(?!\d)/dg, message },
  ],
);
