import type { LocalizedText } from '../kernel/index.ts';

/** Why a comment is spam by rule, with the words that say so. */
export interface SpamGround {
  readonly rule: string;
  readonly text: LocalizedText;
  /** The words of the comment by which the rule applies. */
  readonly excerpts: readonly string[];
}

interface Rule {
  readonly id: string;
  readonly text: LocalizedText;
  /** All of them have to occur. */
  readonly all: readonly RegExp[];
}

/** How somebody asks to be reached or followed elsewhere. */
const contact =
  /(?:加|\+|➕)\s*(?:我|个)?\s*(?:微信|薇信|威信|徽信|v信|vx|v❤|wx|q{1,2}|扣扣|tg|飞机)\s*[:：]?\s*[a-z0-9_-]*|(?:微信|vx|v信|qq群?|电报|tg)\s*[:：]?\s*[a-z0-9_-]{5,}|(?:私信|戳|点)(?:我)?(?:头像|主页)(?:领|看|加)/iu;
const address = /https?:\/\/\S+|(?:[a-z0-9-]+\.)+(?:com|cn|net|top|xyz|cc|vip|shop|site|me)(?:\/\S*)?/iu;

const rules: readonly Rule[] = [
  {
    id: 'spam/jobs',
    text: { zh: '兼职刷单广告并留下联系方式', en: 'advertises easy jobs and leaves a contact' },
    all: [/刷单|日结|日赚|兼职.{0,6}(?:招|赚|日)|在家.{0,4}赚|躺赚|返利|佣金/u, contact],
  },
  {
    id: 'spam/loans',
    text: { zh: '贷款、套现广告并留下联系方式或链接', en: 'advertises loans and leaves a contact or a link' },
    all: [
      /秒批|无抵押|套现|网贷|放款|低息.{0,4}贷/u,
      new RegExp(`${contact.source}|${address.source}`, 'iu'),
    ],
  },
  {
    id: 'spam/gambling',
    text: { zh: '赌博、彩票引流', en: 'draws people to gambling' },
    all: [
      /博彩|百家乐|开奖|包赢|稳赚不赔|彩金|棋牌.{0,4}(?:充值|送)/u,
      new RegExp(`${contact.source}|${address.source}`, 'iu'),
    ],
  },
  {
    id: 'spam/sales',
    text: { zh: '商品推销并留下联系方式', en: 'sells goods and leaves a contact' },
    all: [/代购|批发|厂家直销|特价|清仓|包邮|代写|代考|办证|增高|减肥|壮阳|粉丝.{0,3}(?:买|卖|涨)/u, contact],
  },
];

/**
 * The grounds on which a comment is spam by rule; empty if it is none. A rule needs two things at once: goods or a lure, and a way to reach the
 * seller. What somebody thinks of the unit, how sharply and how often, is none of them, so criticism cannot be spam by rule. Pure.
 */
export function spamGrounds(comment: string): readonly SpamGround[] {
  const text = comment.normalize('NFKC');
  return rules.flatMap(({ id, text: why, all }) => {
    const found = all.map((pattern) => pattern.exec(text)?.[0]);
    const excerpts = found.filter((one) => one !== undefined);
    return excerpts.length === all.length ? [{ rule: id, text: why, excerpts }] : [];
  });
}

/** What a rule by this id says; null for one that this version does not have. */
export function spamRuleText(id: string): LocalizedText | null {
  return rules.find((rule) => rule.id === id)?.text ?? null;
}
