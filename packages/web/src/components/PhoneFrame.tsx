import type { previewManuscript } from '@sanshen/contract/preview';
import type { RouteAnswer } from '@sanshen/contract/route';
import { escapeHtml } from '@sanshen/document';
import { useMemo } from 'react';
import { defineTexts, useTexts } from '../text/language.ts';
import styles from './PhoneFrame.module.css';

const texts = defineTexts({
  frame: { zh: (name: string) => `${name}的手机预览`, en: (name: string) => `Phone preview of ${name}` },
});

/** The number that the page's policy lets our style elements carry; what stands in the frame is under the same policy. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';

/** What a platform's page looks like around an article. Nothing in the frame can run or load from elsewhere. */
const page = (body: string) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><style nonce="${escapeHtml(nonce)}">${fontRules()}
img,video{max-width:100%;height:auto}[data-foreign]{display:block;min-height:90px;border:1px dashed #999}</style></head>
<body style="margin:0;padding:20px 16px 32px;font:16px/1.75 'PingFang SC','Microsoft YaHei','Noto Sans SC Variable',sans-serif;color:#222;background:#fff;overflow-wrap:anywhere">${body}</body></html>`;

/** An article on a phone as its platform shows it, in a frame without scripts. */
export function PhoneFrame({ preview }: { readonly preview: RouteAnswer<typeof previewManuscript> }) {
  const t = useTexts(texts);
  const { title, byline, summary, cover, html, channelName } = preview;
  const document = useMemo(() => {
    const head = `<h1 style="margin:0 0 8px;font-size:22px;line-height:1.4">${escapeHtml(title)}</h1>
<p style="margin:0 0 16px;color:#767676;font-size:14px">${escapeHtml(byline)} <span style="color:#576b95">${escapeHtml(channelName)}</span></p>`;
    return page(head + withoutForeign(html));
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
      {/* No script of it can run, whatever stands in it; of this origin only so that its pictures come with the session. */}
      <iframe
        className={styles.screen}
        title={t.frame(channelName)}
        sandbox="allow-same-origin"
        srcDoc={document}
      />
    </div>
  );
}

let fonts: string | null = null;

/** Our font's rules with full addresses, for computers without a Chinese font: a frame does not inherit them. */
function fontRules(): string {
  fonts ??= [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules].map((rule) => ({ rule, base: sheet.href ?? location.href })))
    .flatMap(({ rule, base }) =>
      rule instanceof CSSFontFaceRule
        ? [
            rule.cssText.replaceAll(
              /url\("([^"]+)"\)/g,
              (_, url: string) => `url("${new URL(url, base).href}")`,
            ),
          ]
        : [],
    )
    .join('');
  return fonts;
}

/** Pictures that lie on other sites are not even asked for; a frame stands in their place. */
function withoutForeign(html: string): string {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const media of parsed.querySelectorAll('[src]')) {
    if (media.getAttribute('src')?.startsWith('/api/v1/files/') === true) continue;
    media.removeAttribute('src');
    media.setAttribute('data-foreign', '');
  }
  return parsed.body.innerHTML;
}
