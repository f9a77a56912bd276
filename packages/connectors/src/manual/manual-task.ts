import type { ManualTask, PublishableArticle, RenderHtml } from '../connector.ts';
import { htmlToText } from './plain.ts';
import type { ManualProfile } from './profiles.ts';

/** See {@link Connector.manualTask}. */
export function manualTaskOf(
  profile: ManualProfile,
  article: PublishableArticle,
  renderHtml: RenderHtml,
): ManualTask {
  const { name } = profile;
  const html = renderHtml(article.body, (digest) => digest);
  const { rich } = profile;
  return {
    platform: profile.platform,
    openUrl: profile.openUrl,
    steps: [
      { zh: `用本单位的官方账号登录${name.zh}`, en: `Sign in to ${name.en} with the official account` },
      profile.compose,
      {
        zh: '不改动任何文字；发现问题时停止，退回重审',
        en: 'Change no word; if something is wrong, stop and return it for review',
      },
      {
        zh: '核对无误后发布，等待平台审核通过',
        en: "Compare, publish, and wait for the platform's own review",
      },
      {
        zh: '打开已发布的作品，复制链接并截图，填回本系统',
        en: 'Open the published item, copy its address, take a screenshot and enter both here',
      },
    ],
    copyBlocks: [
      { field: 'title', label: { zh: '标题', en: 'Title' }, format: 'text', value: article.title },
      {
        field: 'body',
        label: { zh: '正文', en: 'Body' },
        format: rich ? 'html' : 'text',
        value: rich ? html : htmlToText(html),
      },
      ...(article.sourceLink === null
        ? []
        : [
            {
              field: 'sourceLink',
              label: { zh: '原文链接', en: 'Source link' },
              format: 'text',
              value: article.sourceLink,
            } as const,
          ]),
    ],
    files: [
      ...(article.cover === null ? [] : [article.cover.digest]),
      ...article.pictures.map((each) => each.digest),
      ...(article.videos ?? []).map((each) => each.digest),
    ],
    expectedUrl: profile.expectedUrl,
    evidence: ['url', 'screenshot'],
  };
}

/** Tells whether an address can be that of a published item of this platform. */
export function isExpectedUrl(expectedUrl: string, address: string): boolean {
  return new RegExp(`^(?:${expectedUrl})$`).test(address.trim());
}
