import type { LocalizedText } from '@sanshen/domain/kernel';
import type { ArticleField, Platform } from '../connector.ts';

/** What a person has to know to publish by hand on one platform. */
export interface ManualProfile {
  readonly platform: Exclude<Platform, 'wechat'>;
  readonly name: LocalizedText;
  readonly openUrl: string;
  /** Source of a regular expression for the address of a published item, from start to end. */
  readonly expectedUrl: string;
  /** Longest text in UTF-16 units; absent where the platform sets no limit that is known here. */
  readonly limits: Partial<Record<Extract<ArticleField, 'title' | 'summary' | 'body'>, number>>;
  readonly needsCover: boolean;
  readonly needsPicture: boolean;
  /** What stands between signing in and publishing. */
  readonly compose: LocalizedText;
}

/** Platforms without a publishing API for these channels. */
export const manualProfiles: Readonly<Record<ManualProfile['platform'], ManualProfile>> = {
  weibo: {
    platform: 'weibo',
    name: { zh: '新浪微博', en: 'Weibo' },
    openUrl: 'https://weibo.com/',
    expectedUrl: 'https://(?:www\\.)?weibo\\.com/\\d+/[A-Za-z0-9]+(?:\\?.*)?',
    limits: { body: 2000 },
    needsCover: false,
    needsPicture: false,
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
    limits: { title: 20, body: 1000 },
    needsCover: false,
    needsPicture: true,
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
    limits: { title: 40 },
    needsCover: true,
    needsPicture: false,
    compose: {
      zh: '进入“专栏投稿”，粘贴标题和正文，上传图片和封面',
      en: 'Open the column editor, paste the title and the body, upload the pictures and the cover',
    },
  },
};
