import type { LocalizedText } from '../kernel/index.ts';

/** What a sign points to: 轻生自伤, 暴力, 未成年人受侵害或处境危险. */
export const distressConcerns = ['selfHarm', 'violence', 'childAtRisk'] as const;
export type DistressConcern = (typeof distressConcerns)[number];

export const distressRuleIds = [
  'selfHarm.wish',
  'selfHarm.means',
  'selfHarm.farewell',
  'violence.threatened',
  'violence.suffered',
  'violence.intended',
  'childAtRisk.harmed',
  'childAtRisk.missing',
  'childAtRisk.minor',
] as const;
export type DistressRuleId = (typeof distressRuleIds)[number];

export interface DistressRule {
  readonly id: DistressRuleId;
  readonly concern: DistressConcern;
  /** What a person is told of a hit. */
  readonly why: LocalizedText;
  /** On text without spaces and signs inside of words, in lower case. */
  readonly patterns: readonly RegExp[];
  /** Set where the words are also those of news, lessons and stories: then such a context, without anybody's own trouble, is none. */
  readonly topical: boolean;
}

const self = '(?:我|自己|本人|俺)';
const wish = '(?:想|要|打算|准备|决定|试过|试了|尝试|忍不住|控制不住|真的|总|老|又|好几次|曾经|已经|正在)';
const kin =
  '(?:有人|他|她|他们|她们|同学|室友|同桌|学长|老师|教官|对象|男友|女友|前任|前男友|前女友|男朋友|女朋友|爸爸?|妈妈?|我爸|我妈|父亲|母亲|继父|后爸|后妈|老板|网友|邻居|亲戚|丈夫|老公|哥哥?)';
const child =
  '(?:孩子|小孩|儿子|女儿|弟弟|妹妹|小学生|初中生|中学生|未成年|幼儿|宝宝|侄子|侄女|外甥|外甥女|小朋友|小女孩|小男孩|女童|男童|我弟|我妹)';
const age = '(?:[5-9]|1[0-7]|五|六|七|八|九|十|十[一二三四五六七])岁';

/** Rules by words. Each says why it spoke; none of them decides anything. */
export const distressRules: readonly DistressRule[] = [
  {
    id: 'selfHarm.wish',
    concern: 'selfHarm',
    why: { zh: '写到不想活、想结束生命', en: 'speaks of not wanting to live' },
    topical: false,
    patterns: [
      /不想(?:再)?活(?:了|着|下去|在)?/g,
      /活不下去|(?:没有?|失去)活下去的|活着(?:真的|也|都|好)?(?:没|没有|有什么|还有什么|毫无)(?:什么|啥)?(?:意思|意义|盼头)/g,
      /(?<![累热困饿烦冷气笑忙])想(?:要|去)?死(?!你|记|磕|守|战|党|他|她|机|角|扛|心|对头|背|读书)/g,
      /死了算了|不如(?:去)?死|一了百了|想(?:要)?消失(?:算了|在这个世界|掉)|从(?:楼上|桥上|天台)(?:跳|下)/g,
      /(?:结束|了结|了断|放弃)(?:掉)?(?:我|自己)?(?:的|这)?(?:生命|性命|一生|这一切|自己)/g,
      /想(?:要)?(?:自鲨|紫砂|自s|zs)(?![a-z壶杯茶])/g,
      /kill myself|end my life|want to die|don'?t want to live|better off dead/g,
    ],
  },
  {
    id: 'selfHarm.means',
    concern: 'selfHarm',
    why: { zh: '写到自杀、自伤或其方法', en: 'names suicide, self-harm or a means of it' },
    topical: true,
    patterns: [
      /自杀|轻生|自残|自伤|自尽|寻短见|割腕|跳楼|跳河|跳江|跳桥|烧炭|上吊|服毒|喝农药/g,
      /(?:吃|吞|喝)(?:了|下)?(?:很多|一瓶|一整瓶|好多|大量|一把)?(?:安眠药|农药|百草枯)/g,
      /(?:用刀|拿刀|用小刀|用美工刀)(?:划|割)(?:自己|手|胳膊|手臂)|划手臂|划自己/g,
      /suicid|hurt(?:ing)? myself|cut(?:ting)? myself|self-?harm/g,
    ],
  },
  {
    id: 'selfHarm.farewell',
    concern: 'selfHarm',
    why: { zh: '写到遗书、告别', en: 'a farewell or last letter' },
    topical: true,
    patterns: [
      /(?:写|留|写好|写了)(?:好|了|下)?(?:一封)?遗(?:书|言)/g,
      /(?:这是|算是)我?(?:的)?最后(?:一次|一封|的话|的信)|来世再见|下辈子再(?:见|做)|撑不(?:下去|住)了/g,
    ],
  },
  {
    id: 'violence.threatened',
    concern: 'violence',
    why: { zh: '写到有人威胁或要伤害人', en: 'somebody threatens or is about to harm' },
    topical: true,
    patterns: [
      new RegExp(
        `${kin}.{0,8}?(?:要|想|说要|威胁|扬言|说|放话).{0,6}?(?:杀|砍|捅|弄死|打死|打断|打残|掐死|烧死|揍|收拾)(?:了|死)?(?:我|我们|他|她|全家|人)`,
        'g',
      ),
      /(?:持刀|带刀|拿着刀|提着刀|拿刀)(?!叉|具|工)/g,
      /(?:威胁|恐吓|要挟|敲诈|勒索|跟踪|尾随)(?:我|我们|我家|孩子|我妹|我弟)|我.{0,4}被.{0,8}(?:威胁|恐吓|要挟|敲诈|勒索|跟踪|尾随)/g,
    ],
  },
  {
    id: 'violence.suffered',
    concern: 'violence',
    why: { zh: '写到正在遭受暴力、欺凌或侵害', en: 'suffers violence, bullying or assault' },
    topical: true,
    patterns: [
      /被.{0,10}?(?:殴打|毒打|围殴|群殴|家暴|霸凌|欺凌|性侵|强奸|猥亵|虐待|囚禁|打骂|软禁|扇耳光|扇巴掌)/g,
      /(?:家暴|霸凌|欺凌|殴打|性侵|猥亵|强奸|虐待|欺负)(?:了)?(?:我|我妈|我们|我弟|我妹)/g,
      new RegExp(
        `${kin}.{0,6}?(?:打|揍|踢|踹|掐|扇|抽)(?:了)?(?:我|我妈|我弟|我妹)(?!电话|微信|方便|的车|的电话|招呼|气|分|卡|脸|游戏)`,
        'g',
      ),
      /我.{0,4}被(?!.{0,6}(?:打脸|打动|打击|打扰|打开|打印|打包|打断了?话)).{0,6}?(?:打了|打伤|打得|揍|欺负|堵在)/g,
    ],
  },
  {
    id: 'violence.intended',
    concern: 'violence',
    why: { zh: '写到自己想伤害别人', en: 'means to harm somebody' },
    topical: true,
    patterns: [
      /我.{0,4}?(?:要|想|会|真想|恨不得|早晚|迟早|打算|准备).{0,6}?(?:(?<!自)杀|砍|捅|弄死|打死|掐死|烧死|报复|同归于尽)(?:了|死|掉)?(?:他|她|他们|她们|你们?|老师|同学|室友|全家|所有人|人|那)?(?!价|青|毒|菌|时间|材|柴)/g,
      /同归于尽|拉.{0,4}(?:垫背|陪葬)/g,
    ],
  },
  {
    id: 'childAtRisk.harmed',
    concern: 'childAtRisk',
    why: { zh: '写到未成年人受到伤害', en: 'a child is harmed' },
    topical: true,
    patterns: [
      new RegExp(
        `${child}.{0,14}?(?:被.{0,8}?(?:打(?!动|扰|开|印|造)|虐待|性侵|猥亵|侵犯|拐|遗弃|关在|锁在|霸凌|欺凌|欺负|赶出)|遭(?:到|受)?.{0,4}?(?:虐待|性侵|猥亵|霸凌|欺凌|家暴|殴打))`,
        'g',
      ),
      new RegExp(`(?:打|虐待|性侵|猥亵|遗弃|拐走|拐卖)(?:了)?(?:自己的|他的|她的|亲生)?${child}`, 'g'),
      /(?:老师|叔叔|亲戚|继父|教练|他|有人|邻居|男的).{0,6}?(?:摸我|脱我|乱摸|亲我|碰我下面|要我(?:的)?裸照|拍我裸照)/g,
    ],
  },
  {
    id: 'childAtRisk.missing',
    concern: 'childAtRisk',
    why: { zh: '写到未成年人走失、出走', en: 'a child is missing or has run away' },
    topical: true,
    patterns: [
      new RegExp(
        `${child}.{0,14}?(?:走失|走丢|失踪|失联|离家出走|联系不上(?!老师|学校|招生|客服|人工|医院)|没有?回家|一夜未归)`,
        'g',
      ),
      new RegExp(`${self}.{0,6}?(?:${wish}.{0,4}?)?离家出走`, 'g'),
    ],
  },
  {
    id: 'childAtRisk.minor',
    concern: 'childAtRisk',
    why: { zh: '自述未成年且处境危险', en: 'says to be a minor, in a dangerous place' },
    topical: true,
    patterns: [
      new RegExp(
        `(?:我|今年|才|刚|只有)${age}.{0,30}?(?:被.{0,6}?(?:打(?!动|扰|印)|赶|关|骂|摸|逼)|打我|不给(?:我)?饭|不让我(?:上学|回家|读书)|怀孕|辍学|没有?地方(?:住|去)|赶出家)`,
        'g',
      ),
    ],
  },
];

/** Words before a hit that turn it into its opposite: 从没想过自杀. */
export const negation =
  /(?:没有?|从未|从没|从来没有?|绝不|不会|并不|并没有?|不是要?|不至于|未曾|远离|拒绝|反对|反|防|防治|防范|预防|制止|禁止|杜绝|干预)(?:想过?|要|打算|有过?|去|发生|出现|任何|校园|家庭)*$/u;

/** Words after a negation that take it back: 我没想自杀，但是控制不住. */
export const takenBack = /但|可是|不过|只是|控制不住|忍不住|撑不/u;

/** Words of news, lessons, stories and plays. */
export const topicalContext =
  /新闻|报道|报导|通报|电影|电视剧|剧情|小说|动漫|游戏|歌词|纪录片|作品|讲座|宣传|知识|主题|调查|统计|数据|比例|率|案例|研究|论文|课题|作文|普法|法律规定|条例|政策|活动|培训|演练|识别|科普|志愿者|预防|防治|防范|热线电话是|历史上|课文|模拟|剧本/u;

/** Somebody's own trouble: then a context of news is no comfort. */
export const ownTrouble = new RegExp(
  `${self}.{0,8}?${wish}|(?:打|骂|威胁|欺负|猥亵|性侵|家暴|霸凌|跟踪)(?:了)?我|我(?:被|的|现在|家|弟|妹|孩子|儿子|女儿|同学|朋友|室友).{0,10}?(?:被|想|要|自杀|轻生|自残|割腕)|救命|救救|求助|怎么办|帮帮`,
  'u',
);
