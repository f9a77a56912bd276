import { createHash } from 'node:crypto';
import type { LocalizedText } from '@sanshen/domain/kernel';
import type { FastifyReply } from 'fastify';

/** HTML that was made here; everything else is text, and is escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | readonly Html[];

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function partText(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (one) => named[one] ?? one);
  return part.map(({ text }) => text).join('');
}

/** Tag of a template whose strings are HTML and whose values are text, unless they are {@link Html}. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(
    strings.map((string, at) => string + (at < parts.length ? partText(parts[at] ?? '') : '')).join(''),
  );
}

const style = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1f2328;--soft:#57606a;--line:#d0d7de;--accent:#1f5fa8;--on:#fff;--bad:#a4262c;--wash:#f6f8fa}
@media (prefers-color-scheme:dark){:root{--paper:#16191d;--ink:#e6e8eb;--soft:#a3abb4;--line:#3b4249;--accent:#7fb4f0;--on:#0d1117;--bad:#ff9a94;--wash:#1e2227}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.7 "Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif}
.page{max-width:42rem;margin:0 auto;padding:24px 16px 48px}
header{display:flex;justify-content:space-between;align-items:flex-start;gap:16px}
h1{font-size:1.5rem;line-height:1.35;margin:0}
h2{font-size:1.1rem;margin:0 0 4px}
.unit,.hint,.small{color:var(--soft)}
.unit{margin:2px 0 0}
.hint,.small{font-size:.875rem;margin:0 0 6px}
a{color:var(--accent)}
form{margin:24px 0 0}
.field{margin:0 0 20px}
label{display:block;font-weight:600}
input[type=text],select,textarea{width:100%;min-height:44px;padding:8px 12px;border:1px solid var(--line);border-radius:6px;background:var(--paper);color:var(--ink);font:inherit}
textarea{min-height:10rem;resize:vertical}
.check{display:flex;gap:10px;align-items:flex-start;padding:12px;border:1px solid var(--line);border-radius:6px;background:var(--wash)}
.check label{font-weight:400}
.check input{width:20px;height:20px;margin:4px 0 0;flex:none}
button{min-height:44px;padding:8px 24px;border:1px solid var(--accent);border-radius:6px;background:var(--accent);color:var(--on);font:inherit;font-weight:600;cursor:pointer}
button.whole{width:100%;min-height:64px;font-size:1.2rem}
button.plain{background:transparent;color:var(--accent)}
button.risk{background:transparent;border-color:var(--bad);color:var(--bad)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.trap{position:absolute;left:-10000px;top:auto;width:1px;height:1px;overflow:hidden}
.panel{margin:24px 0 0;padding:16px;border:1px solid var(--line);border-radius:8px;background:var(--wash)}
.panel ul{margin:8px 0 0;padding:0;list-style:none}
.panel li{margin:4px 0}
.bad{border-color:var(--bad)}
.bad h2{color:var(--bad)}
.code{margin:8px 0;font:600 1.4rem/1.5 ui-monospace,Consolas,monospace;letter-spacing:.04em;overflow-wrap:anywhere}
.quote{white-space:pre-wrap;overflow-wrap:anywhere;margin:8px 0 0}
.choices{display:flex;flex-wrap:wrap;gap:12px}
footer{margin-top:32px;padding-top:12px;border-top:1px solid var(--line)}
`;
const styleDigest = createHash('sha256').update(style).digest('base64');

/** Nothing runs and nothing is loaded, from anywhere; it may stand in a page of the institution's own site. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleDigest}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self' https:",
].join('; ');

/** Answers with a page that needs no script, sets no cookie and loads nothing. */
export function sendHtml(
  reply: FastifyReply,
  status: number,
  page: { readonly title: string; readonly language: keyof LocalizedText; readonly body: Html },
): FastifyReply {
  const { title, language, body } = page;
  const document = html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${new Html(style)}</style></head>
<body><div class="page">${body}</div></body>
</html>
`;
  return reply
    .code(status)
    .removeHeader('x-frame-options')
    .headers({
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
    .type('text/html; charset=utf-8')
    .send(document.text);
}
