import type { ParagraphRule } from '../../rule.ts';
import { phraseRule, phrasesOf } from '../../support/phrase-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Words that say the same twice. */
export const rule: ParagraphRule = phraseRule(
  {
    id: 'language/pleonasm',
    clause: '§5',
    severity: 'advice',
    precision: 0.9,
    source: sources.usage,
    title: say('语义重复', 'Said twice'),
    explanation: say('前后词语意思重复，保留一个。', 'Both words say the same; keep one.'),
    examples: {
      right: ['凯旋', '亲眼看见', '目睹'],
      wrong: [
        { text: '健儿们胜利凯旋归来。', found: ['凯旋归来'], suggestion: '凯旋' },
        { text: '我亲眼目睹了', found: ['亲眼目睹'] },
      ],
    },
  },
  () =>
    phrasesOf(`
凯旋归来 凯旋
凯旋而归 凯旋
亲眼目睹 目睹|亲眼看见
非常酷爱 酷爱
十分酷爱 酷爱
非常奇缺 奇缺
过分溺爱 溺爱
悬殊很大 悬殊
过高的奢望 奢望
毫无根据的诬告 诬告
无端的诽谤 诽谤
首次首播 首播
首次处女航 处女航
第一部处女作 处女作
互相厮打 厮打
目前现状 现状
目前的现状 现状
当前现状 现状
报刊杂志 报刊
免费赠送 赠送
免费义诊 义诊
灾民们纷纷 灾民纷纷
付诸于 付诸
诉诸于 诉诸
见诸于 见诸
公诸于众 公之于众|公诸众
加诸于 加诸
有悖于常理 有悖常理
出乎于 出乎
莘莘学子们 莘莘学子
众多莘莘学子 众多学子|莘莘学子
贵校令郎 令郎
我的家父 家父
您的令尊 令尊
令人堪忧 堪忧|令人担忧
使人令人 令人
不得不必须 必须
必须得要 必须
不必要的浪费 浪费
更加弥足珍贵 弥足珍贵
十分优异绝伦 优异
相当罕见的奇迹 奇迹
再次重申 重申
再次重复 重复
重新复习 复习
全部都 都
难言之隐的苦衷 难言之隐
随声附和别人 随声附和
津津乐道地说 津津乐道
忍俊不禁地笑 忍俊不禁
破天荒第一次 破天荒
破天荒的第一次 破天荒
除此以外还另外 除此以外还
约定俗成的惯例 惯例
原因是由于 原因是|由于
之所以的原因 原因
目的是为了 目的是|为了
多年来一直以来 多年来
一直以来始终 一直以来
基本全部 基本|全部
几乎全部都 几乎全部
`),
  { message: (found) => say(`“${found}”语义重复。`, `${found} says the same twice.`) },
);
