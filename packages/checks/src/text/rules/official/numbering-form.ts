import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Marks after item numbers: 一、 （一） 1. （1）. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'official/numbering-form',
    clause: '§5',
    severity: 'warning',
    precision: 0.98,
    source: sources.documents,
    title: say('层次序数标点', 'Marks of item numbers'),
    explanation: say(
      '结构层次序数依次为“一、”“（一）”“1.”“（1）”；带括号的序数后不再加标点，“第一”“首先”后用逗号。',
      'Items are numbered 一、 （一） 1. （1）; nothing follows a bracket, and a comma follows 第一 and 首先.',
    ),
    examples: {
      right: [
        '一、总则',
        '（一）目标',
        '1.学习',
        '（1）读书',
        '第一，要学习',
        '1.5亿元',
        '1、2号楼',
        '二、要求',
      ],
      wrong: [
        { text: '（一）、总则', found: ['（一）、'], suggestion: '（一）' },
        { text: '（1）.读书', found: ['（1）.'], suggestion: '（1）' },
        { text: '一.总则', found: ['一.'], suggestion: '一、' },
        { text: '1、学习理论', found: ['1、'], suggestion: '1.' },
        { text: '第一、要学习', found: ['第一、'], suggestion: '第一，' },
      ],
    },
  },
  [
    {
      pattern: /^\s{0,8}(?<hit>[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）][、.．，])(?!\s?[（(])/dgu,
      message: say('带括号的序数后不加标点。', 'No mark follows a number in brackets.'),
      suggest: (match) => (match.groups?.hit ?? '').replace('(', '（').replace(')', '）').slice(0, -1),
    },
    {
      pattern: /^\s{0,8}(?<hit>[一二三四五六七八九十]{1,3}[.．])(?=\s?\p{Script=Han})/dgu,
      message: say('“一”“二”等序数后用顿号。', '、 follows 一, 二 and so on.'),
      suggest: (match) => `${(match.groups?.hit ?? '').slice(0, -1)}、`,
    },
    {
      pattern: /^\s{0,8}(?<hit>\d{1,2}、)(?=\s?[\p{Script=Han}“《])(?!\s?(?:[\p{Script=Han}]{0,3}\d))/dgu,
      message: say('阿拉伯数字序数后用下脚点“.”。', 'A point follows a number in digits.'),
      suggest: (match) => (match.groups?.hit ?? '').replace('、', '.'),
      severity: 'advice',
    },
    {
      pattern:
        /(?<=^|[。；\s])(?:第[一二三四五六七八九十]|其[一二三四五])、(?=\p{Script=Han})(?!\s?第?[一二三四五六七八九十]{1,2}[、和及至款项条])/gu,
      when: ({ 0: found, index }, text) =>
        !/^第?[一二三四五六七八九十]/.test(text.slice(index + found.length, index + found.length + 3)),
      message: say('“第一”“其一”后用逗号。', 'A comma follows 第一 and 其一.'),
      suggest: ([found]) => found.replace('、', '，'),
      severity: 'advice',
    },
  ],
);
