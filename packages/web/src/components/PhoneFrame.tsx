import type { previewManuscript } from '@sanshen/contract/preview';
import type { RouteAnswer } from '@sanshen/contract/route';
import { escapeHtml } from '@sanshen/document';
import { useMemo } from 'react';
import { defineTexts, useTexts } from '../text/language.ts';
import styles from './PhoneFrame.module.css';

const texts = defineTexts({
  frame: { zh: (name: string) => `${name}的手机预览`, en: (name: string) => `Phone preview of ${name}` },
});

/** What a platform's page looks like around an article. Nothing in the frame can run or load from elsewhere. */
const page = (body: string) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"></head>
<body style="margin:0;padding:20px 16px 32px;font:16px/1.75 'PingFang SC','Microsoft YaHei',sans-serif;color:#222;background:#fff;overflow-wrap:anywhere">${body}</body></html>`;

/** An article on a phone as its platform shows it, in a frame without scripts. */
export function PhoneFrame({ preview }: { readonly preview: RouteAnswer<typeof previewManuscript> }) {
  const t = useTexts(texts);
  const { title, byline, summary, cover, html, channelName } = preview;
  const document = useMemo(() => {
    const head = `<h1 style="margin:0 0 8px;font-size:22px;line-height:1.4">${escapeHtml(title)}</h1>
<p style="margin:0 0 16px;color:#767676;font-size:14px">${escapeHtml(byline)} <span style="color:#576b95">${escapeHtml(channelName)}</span></p>`;
    return page(head + html);
  }, [title, byline, channelName, html]);
  return (
    <div className={styles.phone}>
      <div className={styles.card}>
        {cover !== null && <img src={cover} alt="" className={styles.cover} />}
        <div className={styles.words}>
          <strong>{title}</strong>
          <span>{summary}</span>
        </div>
      </div>
      <iframe className={styles.screen} title={t.frame(channelName)} sandbox="" srcDoc={document} />
    </div>
  );
}
