import type { ParagraphRule } from '../../rule.ts';
import { say } from '../../support/text.ts';

const limit = 150;

/** Sentences that are hard to read on a telephone. */
export const rule: ParagraphRule = {
  id: 'platform/long-sentence',
  clause: '§4',
  severity: 'advice',
  precision: 0.9,
  source: { kind: 'statistics', name: '句长统计（新闻语料中不足百分之一的句子超过150字）' },
  title: say('句子过长', 'Long sentence'),
  explanation: say(
    '一句超过150字，手机上难读，宜拆分。',
    'More than 150 characters in a sentence are hard to read on a telephone; split it.',
  ),
  examples: {
    right: ['今天开会。', '今天开会。'.repeat(60)],
    wrong: [{ text: '今天，'.repeat(60), found: ['今天，今天，今天，今天，'] }],
  },
  priority: -1,
  scope: 'paragraph',
  *check(text, kind) {
    if (kind !== 'body') return;
    for (const match of text.matchAll(/[^。！？；\n]{151,}/g)) {
      yield {
        start: match.index,
        end: match.index + 12,
        message: say(
          `此句${match[0].length}字，超过${limit}字。`,
          `${match[0].length} characters in one sentence.`,
        ),
      };
    }
  },
};
