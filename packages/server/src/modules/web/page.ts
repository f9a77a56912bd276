import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Distribution } from './distribution.ts';

const placeholder = '__NONCE__';

/** What the page may do; styles that scripts add carry the nonce, which the page reads from its `meta`. */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src-elem 'self' 'nonce-${nonce}'`,
    // Widths, colours and positions are set on elements by every component library; an attribute's style loads and runs nothing.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self' blob:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Answers with the application's page and a nonce that was never used before. */
export function sendPage(reply: FastifyReply, { page }: Distribution): FastifyReply {
  const nonce = randomBytes(18).toString('base64');
  return reply
    .headers({ 'content-security-policy': pagePolicy(nonce), 'cache-control': 'no-store' })
    .type('text/html; charset=utf-8')
    .send(page.replaceAll(placeholder, nonce));
}

/** What is shown while the web application is not built. */
export const notBuiltPage = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>三审 Sanshen</title></head>
<body>
<h1>三审 Sanshen</h1>
<p>服务已启动，但网页端尚未构建。请在代码目录中运行 <code>npm run build -w packages/web</code>，然后刷新本页。</p>
<p lang="en">The server runs, but its screens are not built. Run <code>npm run build -w packages/web</code> in the source folder, then load this page again.</p>
<p><a href="/api/v1/openapi.json">OpenAPI</a></p>
</body>
</html>
`;
