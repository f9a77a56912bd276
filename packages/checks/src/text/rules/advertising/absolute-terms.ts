import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { near, say } from '../../support/text.ts';

const trade =
  /购买|选购|下单|优惠|促销|特价|售价|原价|现价|包邮|商城|店铺|门店|本店|扫码|代言|新品|套餐|咨询热线|报名费|疗效/;

/** 最佳, 国家级, 第一品牌 … where something is sold. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'advertising/absolute-terms',
    clause: '§8',
    severity: 'advice',
    precision: 0.55,
    source: sources.advertising,
    title: say('广告绝对化用语', 'Absolute terms of advertising'),
    explanation: say(
      '《广告法》第九条：广告不得使用“国家级”“最高级”“最佳”等用语。仅在含有商品、服务推介的段落中提示。',
      'Article 9 of the Advertising Law forbids “national level”, “best” and the like in advertisements.',
    ),
    examples: {
      right: ['国家级新区建设', '最高人民法院', '产品最高价不超过限价', '最佳观赏期'],
      wrong: [
        { text: '本店产品全网最低价，欢迎选购', found: ['全网最低价'] },
        { text: '该品牌是行业第一品牌，欢迎选购', found: ['第一品牌'] },
        { text: '商品质量最佳，疗效100%有效', found: ['最佳', '100%有效'] },
      ],
    },
  },
  [
    {
      pattern:
        /最佳(?!观|时|方|办|实|结|状|途|人|演|男|女|导|组|案|答|路|选择时|位|季)|最(?:高级|高端|顶级|先进|优质|好用|便宜|低价|受欢迎|专业|权威|安全)(?!的?(?:人民|奖))|(?:全网|全国|全球|全市|史上)(?:最低价|第一(?!位|名|个|次|批|家|产)|销量第一|首选|唯一)|(?:第一|领导|顶级|顶尖)品牌|销量(?:第一|冠军|领先)|独一无二|绝无仅有|无与伦比|史无前例|万能|100%(?:有效|安全|天然|满意|治愈|通过|纯)|永久(?:有效|免费|除)|零风险|(?:包|保证|确保)(?:过|治|赚|升值|就业|录取|通过)|根治|药到病除|无(?:毒)?副作用|无效退款|国家级(?:产品|品牌|大师|专家|认证)/g,
      when: ({ 0: found, index }, text) => trade.test(near(text, index).replace(found, '')),
      message: say(
        '绝对化或保证性用语，广告中禁用；如确为推介商品、服务，应删改。',
        'An absolute or guaranteeing term: forbidden in advertisements.',
      ),
    },
  ],
);
