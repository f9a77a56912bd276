import type { ParagraphRule } from '../../rule.ts';
import { phraseRule, phrasesOf } from '../../support/phrase-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Net slang and abbreviations that outsiders do not read. */
export const rule: ParagraphRule = phraseRule(
  {
    id: 'style/net-slang',
    clause: '§4',
    severity: 'advice',
    precision: 0.92,
    source: sources.rulebook,
    title: say('网络用语', 'Net slang'),
    explanation: say(
      '网络流行语、字母缩写不规范且易过时，公文和新闻稿中不用；互动推文酌情。',
      'Net slang is not standard and soon dated; keep it out of news and notices.',
    ),
    examples: {
      right: ['打电话', '很好', 'GDP增长'],
      wrong: [
        { text: 'yyds，太好看了', found: ['yyds'] },
        { text: '真是绝绝子', found: ['绝绝子'] },
      ],
    },
  },
  () =>
    phrasesOf(
      `
yyds
xswl
awsl
u1s1
zqsg
nbcs
dbq
xdm
jms
绝绝子
无语子
奥利给
打call
emo了
emo
栓Q
拴Q
芭比Q
破防了
蚌埠住了
绷不住了
芜湖起飞
凡尔赛文学
耗子尾汁
栓q
夺笋
狠狠爱了
爱了爱了
冲鸭
加油鸭
早鸭
好嗨哟
蹦迪吧
蒜你狠
辣眼睛
吃瓜群众
不明觉厉
喜大普奔
人艰不拆
十动然拒
累觉不爱
细思极恐
普大喜奔
男默女泪
城会玩
然并卵
我伙呆
说闹觉余
也是醉了
我也是醉了
确认过眼神
老铁们
老铁双击
扎心了老铁
盘他
硬核安利
安利给
yygq
pyq
plmm
gkd
srds
`,
      { wholeWord: true, folded: true },
    ),
  { message: (found) => say(`“${found}”为网络用语。`, `${found} is net slang.`) },
);
