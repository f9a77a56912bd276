import type { ParagraphRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** A paragraph of running text that ends without a stop, or with a comma. */
export const rule: ParagraphRule = {
  id: 'typography/final-punctuation',
  clause: '§5',
  severity: 'advice',
  precision: 0.8,
  source: sources.punctuation,
  title: say('段末标点', 'Punctuation at the end of a paragraph'),
  explanation: say(
    '成句的段落末尾应有句末标点，不应以逗号、顿号结束。',
    'A paragraph of sentences ends with a stop.',
  ),
  examples: {
    right: ['今天，我们开会。', '共青团昆明市委', '来源：新华社'],
    wrong: [
      { text: '今天，全市青年志愿者在社区集中开展了一次反诈知识宣传活动。大家都很高兴，', found: ['，'] },
      { text: '今天，全市青年志愿者在社区集中开展了一次反诈知识宣传活动。大家都很高兴', found: ['兴'] },
    ],
  },
  scope: 'paragraph',
  *check(text, kind) {
    if (kind !== 'body') return;
    const end = text.trimEnd().length;
    const last = text.charAt(end - 1);
    const hit = { start: end - 1, end };
    if (/[，、]/.test(last)) {
      yield {
        ...hit,
        message: say(
          '段落以逗号或顿号结束，似不完整。',
          'The paragraph ends with a comma: something may be missing.',
        ),
      };
    } else if (end > 30 && /[\p{Script=Han}\d]/u.test(last) && /[。！？].{4,}$/.test(text.slice(-120))) {
      yield { ...hit, message: say('段末缺少句末标点。', 'The paragraph ends without a stop.') };
    }
  },
};
