import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { near, say } from '../../support/text.ts';

/** 发文字号 not written as GB/T 9704 demands. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'official/document-number',
    clause: '§5',
    severity: 'error',
    precision: 0.99,
    source: sources.documents,
    title: say('发文字号', 'Document number'),
    explanation: say(
      '发文字号由机关代字、年份、序号组成；年份全称用六角括号“〔〕”括入，序号不加“第”、不编虚位。',
      'A document number is the office’s sign, the full year in 〔 〕 and the number, without 第 and leading zeros.',
    ),
    examples: {
      right: ['云青发〔2025〕3号', '（2023）最高法民终1号', '国务院令第726号', '公告[2025]第3号'],
      wrong: [
        { text: '云青发[2025]3号', found: ['[2025]3号'], suggestion: '〔2025〕3号' },
        { text: '国发（2013）23号', found: ['（2013）23号'], suggestion: '〔2013〕23号' },
        { text: '国办发〔2025〕第3号', found: ['〔2025〕第3号'], suggestion: '〔2025〕3号' },
        { text: '国办发〔2025〕03号', found: ['〔2025〕03号'], suggestion: '〔2025〕3号' },
      ],
    },
    priority: 1,
  },
  [
    {
      pattern:
        /(?<=\p{Script=Han}(?:发|办发|字|函|办|办函|办字|电|通|党发|政发|青发|团发|委发|厅发))(?:[[［【(（]((?:19|20)\d{2})[\]］】)）](第?)(\d{1,4})号)/gu,
      when: ({ 0: found, index }, text) =>
        !/^[（(]/.test(found) || !/法[一-龥]{0,3}[终初再]/.test(near(text, index, 40)),
      message: say('年份应使用六角括号“〔〕”。', 'The year stands in 〔 〕.'),
      suggest: ([, year, , number]) => `〔${year}〕${Number(number)}号`,
    },
    {
      pattern: /(?<=\p{Script=Han}(?:发|字|函|电|通))〔((?:19|20)\d{2})〕(?:第(\d{1,4})号|(0\d{0,3})号)/gu,
      message: say('序号不加“第”，不编虚位。', 'No 第 and no leading zero.'),
      suggest: ([, year, one, two]) => `〔${year}〕${Number(one ?? two)}号`,
    },
  ],
);
