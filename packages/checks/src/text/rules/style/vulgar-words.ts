import type { ParagraphRule } from '../../rule.ts';
import { phraseRule, phrasesOf } from '../../support/phrase-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Vulgar slang that news organisations do not print. */
export const rule: ParagraphRule = phraseRule(
  {
    id: 'style/vulgar-words',
    clause: '§4',
    severity: 'error',
    precision: 0.98,
    source: sources.newsWords,
    title: say('粗俗词语', 'Vulgar slang'),
    explanation: say(
      '粗俗、侮辱性的网络词语，新闻媒体和官方账号不使用。',
      'Vulgar or insulting slang is not used by official channels.',
    ),
    examples: {
      right: ['他妈妈来了', '大逼近', '尼玛县', '我去上学'],
      wrong: [
        { text: '真是装逼', found: ['装逼'] },
        { text: '屌丝逆袭', found: ['屌丝'] },
        { text: '装.逼', found: ['装.逼'] },
      ],
    },
  },
  () =>
    phrasesOf(
      `
装逼 !装逼近|装逼真
牛逼 !牛逼近
傻逼 !傻逼近
逼格
撕逼
逗逼
苦逼
二逼
草泥马
曹尼玛
卧槽 !卧槽马
我操 !我操作|我操心|我操场|我操持|我操办|我操练|我操控|我操守|我操纵
我靠 !我靠近|我靠着|我靠自|我靠双|我靠劳|我靠山|我靠海|我靠什|我靠的|我靠打|我靠种|我靠这|我靠养|我靠在|我靠谱|我靠卖|我靠政
他妈的 !他妈的话|他妈的病|他妈的手
特么的
你妹的
尼玛的
妈蛋
滚粗
屌丝
屌爆
吊炸天
绿茶婊
心机婊
碧莲
碧池
贱人 !卑贱人
贱货
脑残粉
脑残
蛋疼
扯淡
淫荡
骚货
骚年
人渣
狗逼
狗日的
王八蛋
龟孙子
妓者
婊子
哇靠
跪舔
齐B短裙
法克鱿
达菲鸡
吉跋猫
土肥圆
矮矬穷
不要脸的东西
杀千刀
老不死
滚犊子
尿性
麻痹的
NMSL
TMD
CNM
WQNMLGB

`,
      { separators: true, wholeWord: true, folded: true },
    ),
  { message: () => say('粗俗词语，官方账号不使用。', 'Vulgar: not for an official channel.') },
);
