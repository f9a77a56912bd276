import type { LocalizedText } from '@sanshen/domain/kernel';
import type { Platform } from '../connector.ts';
import { type Figure, type PlatformFacts, unknownLimits } from '../limits.ts';

/** What a person has to know to publish by hand on one platform. */
export interface ManualProfile extends PlatformFacts {
  readonly platform: Exclude<Platform, 'wechat'>;
  readonly openUrl: string;
  /** Source of a regular expression for the address of a published item, from start to end. */
  readonly expectedUrl: string;
  /** What stands between signing in and publishing. */
  readonly compose: LocalizedText;
  /** Whether its editor takes formatted text. */
  readonly rich: boolean;
  /** The size in which pictures and the cover are handed over, in pixels; null leaves them as they are. A habit, no documented rule. */
  readonly size: { readonly width: number; readonly height: number | null } | null;
}

/** What the platforms' editors are known to take. No document of theirs was found, so nothing is refused by these figures. */
function habit(value: number): Figure {
  return {
    value,
    unit: 'units',
    excess: 'warned',
    verified: false,
    source: {
      zh: '平台编辑器的通行做法，未见官方文档',
      en: "the habit of the platform's editor; no document was found",
    },
  };
}

const anyPicture = { required: false, mediaTypes: [] } as const;
const anyCover = { required: false, ratio: null, ratioVerified: false, mediaTypes: [] } as const;
const pasted = {
  zh: '正文按纯文本粘贴，链接不能点击。',
  en: 'The body is pasted as plain text, so links cannot be clicked.',
} as const;

/** Platforms without a publishing API for these channels. */
export const manualProfiles: Readonly<Record<ManualProfile['platform'], ManualProfile>> = {
  weibo: {
    rich: false,
    size: null,
    platform: 'weibo',
    name: { zh: '新浪微博', en: 'Weibo' },
    openUrl: 'https://weibo.com/',
    expectedUrl: 'https://(?:www\\.)?weibo\\.com/\\d+/[A-Za-z0-9]+(?:\\?.*)?',
    limits: { ...unknownLimits, bodyMax: habit(2000) },
    cover: anyCover,
    pictures: anyPicture,
    links: pasted,
    compose: {
      zh: '在发布框中粘贴正文，按顺序上传图片',
      en: 'Paste the text into the composer and upload the pictures in order',
    },
  },
  douyin: {
    rich: false,
    size: { width: 1080, height: 1440 },
    platform: 'douyin',
    name: { zh: '抖音', en: 'Douyin' },
    openUrl: 'https://creator.douyin.com/',
    expectedUrl:
      'https://(?:www\\.douyin\\.com/(?:note|video)/\\d+|v\\.douyin\\.com/[A-Za-z0-9_-]+)/?(?:\\?.*)?',
    limits: { ...unknownLimits, titleMax: habit(20), bodyMax: habit(1000) },
    cover: anyCover,
    pictures: { required: true, mediaTypes: [] },
    links: pasted,
    compose: {
      zh: '选择“发布图文”，按顺序上传图片，粘贴标题和正文',
      en: 'Choose an image post, upload the pictures in order, paste the title and the text',
    },
  },
  bilibili: {
    rich: true,
    size: { width: 1146, height: null },
    platform: 'bilibili',
    name: { zh: '哔哩哔哩', en: 'Bilibili' },
    openUrl: 'https://member.bilibili.com/',
    expectedUrl:
      'https://(?:www\\.bilibili\\.com/(?:read/cv\\d+|opus/\\d+|video/BV[A-Za-z0-9]+)|t\\.bilibili\\.com/\\d+)/?(?:\\?.*)?',
    limits: { ...unknownLimits, titleMax: habit(40) },
    cover: { ...anyCover, required: true },
    pictures: anyPicture,
    links: pasted,
    compose: {
      zh: '进入“专栏投稿”，粘贴标题和正文，上传图片和封面',
      en: 'Open the column editor, paste the title and the body, upload the pictures and the cover',
    },
  },
  kuaishou: {
    platform: 'kuaishou',
    rich: false,
    size: { width: 1080, height: 1440 },
    name: { zh: '快手', en: 'Kuaishou' },
    openUrl: 'https://cp.kuaishou.com/',
    expectedUrl:
      'https://(?:www\\.kuaishou\\.com/(?:short-video|f)/[A-Za-z0-9_-]+|v\\.kuaishou\\.com/[A-Za-z0-9_-]+)/?(?:\\?.*)?',
    limits: { ...unknownLimits, bodyMax: habit(500) },
    cover: anyCover,
    pictures: anyPicture,
    links: pasted,
    compose: {
      zh: '选择“发布视频”或“发布图文”，上传文件，粘贴作品描述',
      en: 'Choose a video or a picture post, upload the files, paste the caption',
    },
  },
  toutiao: {
    platform: 'toutiao',
    rich: true,
    size: { width: 1080, height: null },
    name: { zh: '今日头条', en: 'Toutiao' },
    openUrl: 'https://mp.toutiao.com/',
    expectedUrl: 'https://(?:www\\.|m\\.)?toutiao\\.com/(?:article/|w/|i|video/)\\d+/?(?:\\?.*)?',
    limits: { ...unknownLimits, titleMax: habit(30) },
    cover: anyCover,
    pictures: anyPicture,
    links: pasted,
    compose: {
      zh: '进入“发布文章”，粘贴标题和正文，按顺序上传图片，设置封面',
      en: 'Open the article editor, paste the title and the body, upload the pictures in order, set the cover',
    },
  },
  xiaohongshu: {
    platform: 'xiaohongshu',
    rich: false,
    size: { width: 1242, height: 1660 },
    name: { zh: '小红书', en: 'Xiaohongshu' },
    openUrl: 'https://creator.xiaohongshu.com/',
    expectedUrl:
      'https?://(?:www\\.xiaohongshu\\.com/(?:explore|discovery/item)/[0-9a-f]+|xhslink\\.com/[A-Za-z0-9/_-]+)/?(?:\\?.*)?',
    limits: { ...unknownLimits, titleMax: habit(20), bodyMax: habit(1000) },
    cover: anyCover,
    pictures: { required: true, mediaTypes: [] },
    links: pasted,
    compose: {
      zh: '选择“上传图文”，按顺序上传图片，粘贴标题和正文',
      en: 'Choose an image note, upload the pictures in order, paste the title and the text',
    },
  },
  weixinVideo: {
    platform: 'weixinVideo',
    rich: false,
    size: { width: 1080, height: 1260 },
    name: { zh: '微信视频号', en: 'WeChat Channels' },
    openUrl: 'https://channels.weixin.qq.com/',
    expectedUrl: 'https://(?:channels\\.weixin\\.qq\\.com|weixin\\.qq\\.com)/[A-Za-z0-9/_-]+(?:\\?.*)?',
    limits: { ...unknownLimits, bodyMax: habit(1000) },
    cover: anyCover,
    pictures: anyPicture,
    links: pasted,
    compose: {
      zh: '在视频号助手中选择“发表视频”或“发表图文”，上传文件，粘贴描述',
      en: 'Choose a video or a picture post in the assistant, upload the files, paste the description',
    },
  },
  website: {
    platform: 'website',
    rich: true,
    size: null,
    name: { zh: '本单位网站', en: 'Own website' },
    openUrl: '',
    expectedUrl: 'https?://[^/\\s]+/\\S+',
    limits: unknownLimits,
    cover: anyCover,
    pictures: anyPicture,
    links: { zh: '正文中的链接保留。', en: 'Links in the body stay.' },
    compose: {
      zh: '在网站后台新建文章，粘贴标题和正文，上传图片',
      en: 'Make an article in the back office of the website, paste the title and the body, upload the pictures',
    },
  },
  mastodon: {
    platform: 'mastodon',
    rich: false,
    size: null,
    name: { zh: 'Mastodon 兼容服务', en: 'Mastodon-compatible server' },
    openUrl: '',
    expectedUrl: 'https?://[^/\\s]+/@[^/\\s]+/\\d+',
    limits: { ...unknownLimits, picturesMax: habit(4) },
    cover: anyCover,
    pictures: anyPicture,
    links: { zh: '链接可以点击。', en: 'Links can be clicked.' },
    compose: {
      zh: '在发布框中粘贴文字，按顺序上传图片',
      en: 'Paste the text into the composer and upload the pictures in order',
    },
  },
  feed: {
    platform: 'feed',
    rich: true,
    size: null,
    name: { zh: '订阅源（RSS/Atom）', en: 'Feed (RSS and Atom)' },
    openUrl: '',
    expectedUrl: 'https?://[^/\\s]+/feeds/\\S+',
    limits: unknownLimits,
    cover: anyCover,
    pictures: anyPicture,
    links: { zh: '正文中的链接保留。', en: 'Links in the body stay.' },
    compose: { zh: '由本系统提供，无需人工操作', en: 'Served by this system; nothing to do by hand' },
  },
};
