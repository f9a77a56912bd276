import type { ManualTask, PublishableArticle, RenderHtml } from '../connector.ts';

/** See {@link Connector.manualTask}: publishing on mp.weixin.qq.com by hand, for accounts without the publish API. */
export function wechatManualTask(article: PublishableArticle, renderHtml: RenderHtml): ManualTask {
  const files = [
    ...(article.cover === null ? [] : [article.cover.digest]),
    ...article.pictures.map((each) => each.digest),
  ];
  return {
    platform: 'wechat',
    openUrl: 'https://mp.weixin.qq.com/',
    steps: [
      { zh: '登录公众平台，打开“草稿箱”', en: 'Sign in to the platform and open the draft box' },
      {
        zh: '有同名草稿时打开它并核对；没有时新建图文，逐项粘贴下列内容并上传图片',
        en: 'Open the draft with this title and compare it; if there is none, create an article, paste the texts below and upload the pictures',
      },
      {
        zh: '不改动任何文字；发现问题时停止，退回重审',
        en: 'Change no word; if something is wrong, stop and return it for review',
      },
      { zh: '点击“发表”，按提示扫码确认', en: 'Press publish and confirm by scanning as asked' },
      {
        zh: '打开已发布的文章，复制链接并截图，填回本系统',
        en: 'Open the published article, copy its address, take a screenshot and enter both here',
      },
    ],
    copyBlocks: [
      { field: 'title', label: { zh: '标题', en: 'Title' }, format: 'text', value: article.title },
      { field: 'byline', label: { zh: '作者', en: 'Byline' }, format: 'text', value: article.byline },
      {
        field: 'body',
        label: { zh: '正文', en: 'Body' },
        format: 'html',
        value: renderHtml(article.body, (digest) => digest),
      },
      { field: 'summary', label: { zh: '摘要', en: 'Summary' }, format: 'text', value: article.summary },
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
    files,
    expectedUrl: 'https?://mp\\.weixin\\.qq\\.com/s[/?][A-Za-z0-9_\\-?&=%.#]+',
    evidence: ['url', 'screenshot'],
  };
}
