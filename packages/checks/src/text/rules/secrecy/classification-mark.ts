import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** 绝密★ 机密★ 秘密★: the mark of a state secret. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'secrecy/classification-mark',
    clause: '§8',
    severity: 'error',
    precision: 0.99,
    source: sources.secrecy,
    title: say('国家秘密标志', 'Classification mark'),
    explanation: say(
      '含有国家秘密标志的内容不得在互联网发布；立即停止传播并报告保密部门。',
      'What carries a classification mark must not be published; stop and report it.',
    ),
    examples: {
      right: ['保守国家秘密', '商业秘密', '机密文件的管理', '绝密行动（电影）'],
      wrong: [
        { text: '机密★1年', found: ['机密★1年'] },
        { text: '秘 密 ★ 长期', found: ['秘 密 ★ 长期'] },
        { text: '密级：机密', found: ['密级：机密'] },
        { text: '绝密', found: ['绝密'] },
      ],
    },
    priority: 5,
  },
  [
    {
      pattern:
        /(?:绝\s{0,3}密|机\s{0,3}密|秘\s{0,3}密)\s{0,3}[★☆]\s{0,3}(?:\d{1,2}\s?(?:年|个?月|天)|长期)?/g,
      message: say('国家秘密标志，不得发布。', 'A classification mark: it must not be published.'),
    },
    {
      pattern:
        /密\s{0,2}级\s?[:：]\s?(?:绝密|机密|秘密)|[【（(［[](?:绝密|机密|秘密)[】）)］\]]|^\s{0,8}(?:绝密|机密|秘密)\s{0,4}$/g,
      message: say('密级标注，不得发布。', 'A level of classification: it must not be published.'),
    },
  ],
);
