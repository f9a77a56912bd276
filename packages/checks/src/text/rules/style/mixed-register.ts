import type { ParagraphRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const formal =
  /贯彻落实|深入学习|会议强调|会议指出|会议要求|指示精神|重要讲话|党委|党组|常委会|统筹推进|高质量发展|意识形态|从严治团|印发|特此通知|请遵照执行/;
const casual =
  /[~～]{1,3}(?=$|[\p{Script=Han}！，。])|(?:啦|哟|喔|噢|嘞|哒|咯|哇塞|哈哈|嘿嘿|嘻嘻)[！~～。，]|\p{Extended_Pictographic}\ufe0f?/u;

/** Casual particles and emoji in a paragraph of formal language. */
export const rule: ParagraphRule = {
  id: 'style/mixed-register',
  clause: '§4',
  severity: 'advice',
  precision: 0.85,
  source: sources.rulebook,
  title: say('语体混杂', 'Mixed registers'),
  explanation: say(
    '庄重的内容里夹杂语气词、波浪线、表情符号，前后不协调。',
    'Casual particles and emoji do not go with formal language.',
  ),
  examples: {
    right: ['会议强调，要贯彻落实。', '快来参加吧~', '气温20～25度，会议强调'],
    wrong: [{ text: '要深入学习贯彻落实会议精神哟！', found: ['哟！'] }],
  },
  scope: 'paragraph',
  *check(text) {
    if (!formal.test(text)) return;
    const match = casual.exec(text);
    if (match === null) return;
    yield {
      start: match.index,
      end: match.index + match[0].length,
      message: say('语体与上下文的庄重内容不协调。', 'Too casual beside the formal words round it.'),
    };
  },
};
