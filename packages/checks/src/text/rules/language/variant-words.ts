import type { ParagraphRule } from '../../rule.ts';
import { phraseRule, phrasesOf } from '../../support/phrase-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Words of two written forms, one of which the standard recommends. */
export const rule: ParagraphRule = phraseRule(
  {
    id: 'language/variant-words',
    clause: '§5',
    severity: 'advice',
    precision: 0.95,
    source: sources.variants,
    title: say('异形词', 'Variant forms of words'),
    explanation: say('国家推荐使用另一种词形。', 'The standard recommends the other form.'),
    examples: {
      right: ['身份证', '图像清晰', '车厢'],
      wrong: [
        { text: '核实身分信息', found: ['身分'], suggestion: '身份' },
        { text: '按语与按纽', found: [] },
        { text: '人材辈出', found: ['人材'], suggestion: '人才' },
      ],
    },
  },
  () =>
    phrasesOf(`
身分 身份 !自身分|本身分|身分成|身分布|全身分|终身分|身分为|身分担|周身分
人材 人才 !工人材|人材料|个人材|法人材|人人材
图象 图像 !地图象|版图象|图象征
录象 录像 !记录象|目录象
关连 关联 !海关连|有关连|相关连|机关连|关连接|关连续
胡涂 糊涂
辨症 辨证 !分辨症
扁豆角 扁豆
参预 参与
勾划 勾画
骨灰盒子 骨灰盒
规画 规划
梗直 耿直
鲠直 耿直
贯串 贯穿 !一贯串
哄然大笑 轰然大笑|哄然大笑
弘图 宏图
鸿图大展 宏图大展
狡滑 狡猾
混水摸鱼 浑水摸鱼
纪录片儿 纪录片
佳宾 嘉宾
精采 精彩
夸大其辞 夸大其词
联贯 连贯 !关联贯|互联贯
联绵 连绵 !关联绵
劣迹班班 劣迹斑斑
留连忘返 流连忘返
漫骂 谩骂
靡费 糜费
门坎 门槛 !龙门坎
模胡 模糊
那末 那么
念道 念叨 !观念道|纪念道|理念道|信念道|概念道
钮扣 纽扣
凭藉 凭借
情素 情愫 !感情素|激情素|热情素|疫情素
劝戒 劝诫
热中于 热衷于
糅和 糅合
神彩 神采
收伏 收服 !吸收伏
思惟 思维
死心踏地 死心塌地
塌实 踏实
透澈 透彻
推委 推诿 !推委员|推委托|推委会
惟一 唯一
想像力 想象力
想像 想象 !思想像|理想像|梦想像
消夜 宵夜|消夜
小题大作 小题大做
驯伏 驯服
循私 徇私
一槌定音 一锤定音
影象 影像 !电影象|摄影象
余辉 余晖
鱼具 渔具 
鱼网 渔网
预会 与会 !干预会
元元本本 原原本本
原故 缘故 !屈原故|太原故|原故居|原故乡|原故宫|原故址|平原故|高原故|草原故|中原故
再接再励 再接再厉
帐目 账目 !蚊帐目
帐户 账户
帐单 账单
帐号 账号
折衷 折中
装璜 装潢
姿式 姿势
直接了当 直截了当
直捷了当 直截了当
指手划脚 指手画脚
执著 执着
保母 保姆 !担保母|确保母|环保母|医保母|社保母
背理 悖理 !违背理|相背理
本份 本分 !一本份|三本份|基本份|资本份|股本份|成本份|样本份|日本份
辈份 辈分
部份 部分 !全部份|干部份|内部份
成份 成分 !民族成份|成份股|完成份|达成份|形成份
过份 过分 !通过份|超过份|经过份
缘份 缘分
笔划 笔画 !一笔划
筹画 筹划
计画 计划 !设计画|统计画|共计画
策画 策划
斗趣 逗趣
独脚戏 独角戏
丰富多采 丰富多彩
丰采 风采
伏贴 服帖|伏帖
定阅 订阅 !规定阅|确定阅|审定阅|指定阅|固定阅|一定阅|约定阅|限定阅
定单 订单 !确定单|规定单|制定单|指定单|特定单|认定单|固定单|一定单|限定单|约定单|协定单|法定单|核定单|鉴定单|决定单|既定单
`),
  {
    message: (found, phrase) =>
      say(
        `推荐词形为“${phrase.suggestions?.[0] ?? ''}”。`,
        `The recommended form of ${found} is ${phrase.suggestions?.[0] ?? ''}.`,
      ),
  },
);
