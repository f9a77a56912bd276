import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const message = say(
  '以工作人员个人口吻说话；账号代表单位，请改用单位口吻。',
  'Spoken as the member of staff; the channel speaks for the organisation.',
);

/** The staff's own voice in place of the organisation's. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'style/private-voice',
    clause: '§4',
    severity: 'warning',
    precision: 0.9,
    source: sources.rulebook,
    title: say('个人口吻', 'Private voice'),
    explanation: say(
      '官方新媒体代表单位形象，不使用“小编”等个人身份和私人语气（引语、署名文章除外）。',
      'An official channel speaks for its organisation, not for its editor; quotations and signed pieces excepted.',
    ),
    examples: {
      right: ['我市召开会议', '他说：“我觉得很好。”', '我们要努力'],
      wrong: [
        { text: '小编带你看看', found: ['小编'] },
        { text: '本宝宝也想去', found: ['本宝宝'] },
        { text: '我个人觉得很好', found: ['我个人觉得'] },
      ],
    },
  },
  [
    {
      pattern: /(?:本)?小编(?!制|织|号|队|程|组)|团小编|运营小哥|运营小姐姐|编辑小姐姐|编辑小哥哥/gu,
      message,
    },
    {
      pattern: /本宝宝|本仙女|本少爷|本小姐|俺(?!答)(?:们|也|就|觉|想|要)|咱家(?=[小的])|偶(?:们|觉得)/g,
      message,
      when: notQuoted,
    },
    {
      pattern: /(?<!自)我(?:个人|本人|自己)?(?:觉得|认为|感觉|猜|寻思|琢磨)(?=[\p{Script=Han}，])/gu,
      message,
      when: notQuoted,
      severity: 'advice',
    },
  ],
);

/** Words of somebody quoted are his own. */
function notQuoted(match: RegExpExecArray, text: string): boolean {
  const before = text.slice(Math.max(0, match.index - 300), match.index);
  return before.lastIndexOf('“') <= before.lastIndexOf('”');
}
