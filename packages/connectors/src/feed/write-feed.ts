import type { Instant } from '@sanshen/domain/kernel';
import { escapeHtml as escapeXml } from '../direct/short-post.ts';
import type { FeedEntry } from './connector.ts';

/** What a feed says of itself. */
export interface FeedHead {
  readonly title: string;
  /** Who publishes. */
  readonly author: string;
  /** Its own address. */
  readonly self: string;
  /** Address of the WebSub hub. */
  readonly hub: string;
  /** A name that never changes. */
  readonly id: string;
  readonly pageUrl: (entry: string) => string;
}

/** Characters that XML 1.0 cannot hold are left out. */
function text(value: string): string {
  return escapeXml(value.toWellFormed().replaceAll(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, ''));
}

function updatedOf(entries: readonly FeedEntry[], fallback: Instant): Instant {
  const times = entries.map(({ publishedAt, withdrawnAt }) => withdrawnAt ?? publishedAt);
  return [fallback, ...times].sort().at(-1) ?? fallback;
}

/** The feed as Atom (RFC 4287) with tombstones for what was withdrawn (RFC 6721) and the hub's address (WebSub). */
export function atomFeed(head: FeedHead, entries: readonly FeedEntry[], since: Instant): string {
  const items = entries.map((entry) =>
    entry.withdrawnAt === null ? atomEntry(head, entry) : tombstone(head, entry),
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="zh-CN">
<id>${text(head.id)}</id>
<title>${text(head.title)}</title>
<updated>${updatedOf(entries, since)}</updated>
<author><name>${text(head.author)}</name></author>
<link rel="self" href="${text(head.self)}"/>
<link rel="hub" href="${text(head.hub)}"/>
${items.join('\n')}
</feed>
`;
}

function atomEntry(head: FeedHead, { id, article, publishedAt }: FeedEntry): string {
  const via = article.sourceLink === null ? '' : `<link rel="via" href="${text(article.sourceLink)}"/>`;
  return `<entry><id>urn:uuid:${text(id)}</id><title>${text(article.title)}</title>
<published>${publishedAt}</published><updated>${publishedAt}</updated>
<author><name>${text(article.byline || head.author)}</name></author>
<link rel="alternate" type="text/html" href="${text(head.pageUrl(id))}"/>${via}
<summary>${text(article.summary)}</summary>
<content type="html">${text(article.html)}</content></entry>`;
}

function tombstone(head: FeedHead, { id, withdrawnAt }: FeedEntry): string {
  return `<at:deleted-entry ref="urn:uuid:${text(id)}" when="${withdrawnAt ?? ''}"><at:by><name>${text(head.author)}</name></at:by></at:deleted-entry>`;
}

/** The feed as RSS 2.0; what was withdrawn is left out. */
export function rssFeed(head: FeedHead, entries: readonly FeedEntry[], since: Instant): string {
  const items = entries
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map(
      ({ id, article, publishedAt }) => `<item><guid isPermaLink="false">urn:uuid:${text(id)}</guid>
<title>${text(article.title)}</title><link>${text(head.pageUrl(id))}</link>
<pubDate>${new Date(publishedAt).toUTCString()}</pubDate>
<description>${text(article.html)}</description></item>`,
    );
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${text(head.title)}</title><link>${text(head.self)}</link><description>${text(head.author)}</description>
<language>zh-cn</language><lastBuildDate>${new Date(updatedOf(entries, since)).toUTCString()}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="${text(head.self)}"/>
<atom:link rel="hub" href="${text(head.hub)}"/>
${items.join('\n')}
</channel></rss>
`;
}

/** The page of one entry: what readers see who follow its link. */
export function entryPage(head: FeedHead, { article, publishedAt }: FeedEntry): string {
  const date = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(
    new Date(publishedAt),
  );
  const source =
    article.sourceLink === null
      ? ''
      : `<p><a href="${text(article.sourceLink)}" rel="noopener noreferrer">阅读原文</a></p>`;
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(article.title)} · ${text(head.title)}</title></head>
<body><main><article><h1>${text(article.title)}</h1><p>${text(article.byline || head.author)} · ${date}</p>
${article.html}
${source}</article></main></body></html>
`;
}
