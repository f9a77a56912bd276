import type { Figure, PlatformFacts } from '../limits.ts';

const kibi = 1024;

const draftPage = { zh: '微信公众号文档“新建草稿”', en: "WeChat's page on new drafts" } as const;
const picturePage = {
  zh: '微信公众号文档“上传图文消息图片”',
  en: "WeChat's page on pictures in articles",
} as const;
const materialPage = {
  zh: '微信公众号文档“新增永久素材”',
  en: "WeChat's page on permanent materials",
} as const;

function documented(value: number, unit: Figure['unit'], source: Figure['source']): Figure {
  return { value, unit, excess: 'refused', verified: true, source };
}

/**
 * What WeChat takes, after its draft and material pages. Lengths of texts are counted in UTF-16 units, the strictest reading of
 * "characters", since the pages leave open how they count.
 */
export const wechatFacts = {
  name: { zh: '微信公众号', en: 'WeChat official account' },
  limits: {
    titleMax: documented(32, 'units', draftPage),
    bylineMax: documented(16, 'units', draftPage),
    summaryMax: documented(128, 'units', draftPage),
    // The page says "below 20,000 characters and 1 MB".
    bodyMax: documented(20_000 - 1, 'units', draftPage),
    bodyCounts: 'html',
    // "Below 1 MB".
    pictureMaxBytes: documented(kibi * kibi - 1, 'bytes', picturePage),
    picturesMax: null,
    coverMaxBytes: documented(10 * kibi * kibi, 'bytes', materialPage),
    coverMinWidth: null,
  },
  cover: {
    required: true,
    ratio: 2.35,
    // The draft page has a crop of 2.35 to 1; that a cover must have it, it does not say.
    ratioVerified: false,
    mediaTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/bmp'],
  },
  pictures: { required: false, mediaTypes: ['image/jpeg', 'image/png'] },
  links: {
    zh: '正文中只保留指向公众号已群发文章的链接；“阅读原文”可以放一个外部链接。',
    en: 'Only links to articles that accounts have sent stay in the body; "read the original" takes one address from elsewhere.',
  },
} as const satisfies PlatformFacts;

/** The same as bare numbers, with what no writer meets: what the check compares with. */
export const wechatLimits = {
  title: wechatFacts.limits.titleMax.value,
  byline: wechatFacts.limits.bylineMax.value,
  summary: wechatFacts.limits.summaryMax.value,
  /** The HTML must stay below both. */
  bodyCharacters: wechatFacts.limits.bodyMax.value + 1,
  bodyBytes: kibi * kibi,
  sourceLinkBytes: kibi,
  /** A picture in the body must stay below this. */
  pictureBytes: wechatFacts.limits.pictureMaxBytes.value + 1,
  coverBytes: wechatFacts.limits.coverMaxBytes.value,
} as const;
