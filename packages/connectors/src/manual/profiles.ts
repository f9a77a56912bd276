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
};
