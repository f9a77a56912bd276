import type { ParagraphRule } from '../../rule.ts';
import { phraseRule, phrasesOf } from '../../support/phrase-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** 萌萌哒 and the like. */
export const rule: ParagraphRule = phraseRule(
  {
    id: 'style/infantile-language',
    clause: '§4',
    severity: 'warning',
    precision: 0.95,
    source: sources.rulebook,
    title: say('低幼化语言', 'Infantilised language'),
    explanation: say(
      '卖萌、撒娇、仿儿语与官方账号的身份不符，请用平实的说法。',
      'Baby talk does not become an official channel; say it plainly.',
    ),
    examples: {
      right: ['小朋友们', '宝宝树', '喜欢', '稀饭与咸菜'],
      wrong: [
        { text: '今天也是萌萌哒的一天', found: ['萌萌哒'] },
        { text: '童鞋们快来', found: ['童鞋们'], suggestion: '同学们' },
        { text: '表酱紫', found: ['酱紫'] },
      ],
    },
  },
  () =>
    phrasesOf(`
萌萌哒
萌哒哒
萌萌的小可爱
么么哒
摸摸哒
棒棒哒
美美哒 
帅帅哒
酷酷哒
好哒
是哒
对哒
谢谢亲 !谢谢亲人|谢谢亲友|谢谢亲爱|谢谢亲朋|谢谢亲戚|谢谢亲属
亲亲们
小可爱们
小仙女们
小哥哥小姐姐们
宝宝们 !新生宝宝们|早产宝宝们
宝子们
家人们 !的家人们|其家人们|他家人们|她家人们|和家人们|与家人们|我家人们|让家人们
宝儿们
集美们
姐妹淘
童鞋们 同学们
各位童鞋 各位同学
盆友 朋友
酱紫 这样子 !酱紫色
肿么 怎么
木有 没有 !树木有|林木有|草木有|苗木有|花木有|土木有|原木有|积木有|乔木有|灌木有|麻木有|伐木有|古木有|栋木有|若木有|神木有|佳木有
造吗 知道吗 !制造吗|改造吗|建造吗|创造吗
伐开心 不开心
神马都是 什么都是
神马情况 什么情况
肿么办 怎么办
麻麻说 妈妈说 !密密麻麻说
粑粑麻麻 爸爸妈妈
果咩
嘤嘤嘤
呜呜呜~
嘻嘻嘻
嘿嘿嘿
哼唧唧
蓝瘦香菇
好气哦
好开森
开森 开心 !展开森|打开森
小确幸满满
比心心
笔芯哦
敲可爱
敲好看
巨可爱
超级无敌可爱
好腻害
腻害 厉害 !油腻害
捉急 着急
方了方了
吼吼看
吃饭饭
睡觉觉
喝水水
洗香香
举高高
抱抱你哟
要抱抱
求抱抱
小拳拳捶你
人家不依
嘟嘟嘴卖萌
奶凶奶凶
蠢萌蠢萌
软萌
呆萌
卖萌
萌翻
萌化了
`),
  { message: (found) => say(`“${found}”为低幼化表达。`, `${found} is baby talk.`) },
);
