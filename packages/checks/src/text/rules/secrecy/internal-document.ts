import type { ParagraphRule } from '../../rule.ts';
import { phraseRule, phrasesOf } from '../../support/phrase-rule.ts';
import { sources } from '../../support/sources.ts';
import { near, say } from '../../support/text.ts';

/** Marks and words of internal documents. */
export const rule: ParagraphRule = phraseRule(
  {
    id: 'secrecy/internal-document',
    clause: '§8',
    severity: 'warning',
    precision: 0.95,
    source: sources.secrecy,
    title: say('内部文件痕迹', 'Trace of an internal document'),
    explanation: say(
      '似为内部文件、未定稿或不宜公开的材料，确认可以公开后再发布。',
      'Looks like an internal or unfinished document; make sure that it may be published.',
    ),
    examples: {
      right: ['面向社会公开征求意见稿', '内部管理', '会议讨论'],
      wrong: [
        { text: '内部资料，注意保存', found: ['内部资料，注意保存'] },
        { text: '此件不公开', found: ['此件不公开'] },
        { text: '《方案（送审稿）》', found: ['（送审稿）'] },
      ],
    },
    priority: 3,
  },
  () =>
    phrasesOf(`
内部资料，注意保存
内部资料注意保存
内部资料，请勿外传
内部资料，严禁外传
内部文件，请勿外传
内部材料，请勿外传
内部参考，请勿外传
注意保密
严禁外传 !严禁外传播
请勿外传 !请勿外传播
不得外传 !不得外传播
切勿外传 !切勿外传播
禁止外传 !禁止外传播
仅供内部参考
仅供领导参阅
仅供内部使用
供内部传阅
阅后即毁
阅后销毁
阅后收回
会后收回
会后请收回
此件不公开
此件不予公开
此件依申请公开
（此件不公开）
（此件不公开发布）
（送审稿）
（内部讨论稿）
（讨论稿）
（征求意见稿，请勿外传）
（报批稿）
（代拟稿）
（汇报稿）
（内部资料）
（内部掌握）
【内部】
【内部资料】
内部刊号
份号：
印发份数
机要交换
`),
  {
    message: () =>
      say('似为内部材料，请确认可以公开。', 'Looks internal; make sure that it may be published.'),
    // The news tells of drafts by their titles: 审议了《……（讨论稿）》.
    when: (text, start, end) =>
      !/公开征求意见/.test(text.slice(Math.max(0, start - 10), start)) &&
      !(text.charAt(end) === '》' && /审议|讨论|研究|通过/.test(near(text, start))),
  },
);
