import type { Hit } from '../../finding.ts';
import type { ArticleRule } from '../../rule.ts';
import { say } from '../../support/text.ts';

const signs: readonly (readonly [RegExp, string, string])[] = [
  [
    /(?:扫码|点击|戳|长按)[^。！？\n]{0,10}(?:购买|下单|抢购|选购|领券|领取优惠|进店)/g,
    '购买入口',
    'a way to buy',
  ],
  [
    /优惠券|代金券|满\d{1,5}减\d{1,4}|立减\d|限时(?:抢购|特惠|优惠|折扣)|秒杀|买一送一|包邮|淘口令|拼团价?|团购价|直播间(?:下单|抢购|福利价)/g,
    '促销用语',
    'sales talk',
  ],
  [
    /(?:原价|现价|售价|到手价|特价|活动价|会员价)[：:]?\s?(?:仅|只要|仅需)?\s?(?:￥|¥)?\d/g,
    '价格',
    'a price',
  ],
  [
    /(?:商务|广告|推广|品牌)合作[：:]?\s?(?:请|联系|微信|电话|加)|(?:加|添加)(?:微信|VX|客服)[^。\n]{0,12}(?:咨询|报名|购买|预订|预约)/gi,
    '招商、导流',
    'soliciting',
  ],
  [/(?:品牌|产品|形象)代言人?|独家冠名|倾情赞助|鸣谢赞助|赞助商|软文|广告投放/g, '冠名赞助', 'sponsorship'],
  [
    /(?:欢迎|即刻|马上|赶快|立即)(?:选购|订购|抢购|下单|进店|咨询订购)|(?:天猫|京东|淘宝|拼多多|抖音)(?:旗舰店|商城|小店|橱窗)/g,
    '推销',
    'selling',
  ],
];

/** Signs that a text sells something: one is advice, two kinds or more a warning. */
export const rule: ArticleRule = {
  id: 'advertising/paid-content',
  clause: '§8',
  severity: 'warning',
  precision: 0.85,
  source: { kind: 'law', name: '《互联网广告管理办法》与《广告法》第十四条' },
  title: say('有偿内容迹象', 'Signs of paid content'),
  explanation: say(
    '新闻和公益信息不得夹带商业推广；确为广告的应显著标明“广告”，并核对无有偿新闻声明。',
    'News and public information must not carry promotion; an advertisement is marked as one. Check the declaration that nothing was paid for.',
  ),
  examples: {
    right: ['志愿者帮助果农销售苹果。', '扫码报名'],
    wrong: [
      { text: '扫码购买，限时优惠，原价99元', found: ['扫码购买', '限时优惠', '原价9'] },
      { text: '商务合作请联系微信', found: ['商务合作请'] },
    ],
  },
  scope: 'article',
  *check({ text }) {
    const hits: Hit[] = [];
    let kinds = 0;
    for (const [form, zh, en] of signs) {
      let any = false;
      for (const match of text.matchAll(form)) {
        any = true;
        hits.push({
          start: match.index,
          end: match.index + match[0].length,
          message: say(`有偿内容迹象：${zh}。`, `A sign of paid content: ${en}.`),
        });
      }
      if (any) kinds++;
    }
    for (const hit of hits) yield kinds > 1 ? hit : { ...hit, severity: 'advice' };
  },
};
