import type { Fetched, FetchedArticle, PublicationRef } from '../connector.ts';
import { attribute, decodeReferences } from '../html.ts';
import { fetchedFrom } from './draft.ts';
import { classify, later, rejection } from './errors.ts';
import { exchange } from './http.ts';
import { recordsOf } from './json.ts';
import type { PrepareDeps } from './prepare.ts';
import { check } from './publish.ts';
import { say } from './texts.ts';

/** See {@link Connector.fetchPublished}. The API comes first; the public page only where the API may not be used or knows no id. */
export async function fetchPublished(deps: PrepareDeps, ref: PublicationRef): Promise<Fetched> {
  if (ref.article === null) return fetchPage(deps, ref.url);
  const reply = await deps.api.read('/cgi-bin/freepublish/getarticle', { article_id: ref.article });
  const fetchedAt = deps.ports.clock.now();
  if (reply.kind === 'lost') {
    return {
      kind: 'unavailable',
      fetchedAt,
      message: say('lost', reply.cause),
      retryAt: later(fetchedAt, 60),
    };
  }
  if (reply.kind === 'error') {
    if (classify(reply.code) === 'missing') return absent(deps, ref);
    if (reply.code === 48001 && ref.url !== null) return fetchPage(deps, ref.url);
    const { message, retryAt } = rejection(reply, fetchedAt);
    return { kind: 'unavailable', fetchedAt, message, retryAt: retryAt ?? null };
  }
  const item = recordsOf(reply.body, 'news_item')[0];
  if (item === undefined || item.is_deleted === true) return absent(deps, ref);
  return { kind: 'ok', fetchedAt, article: { ...fetchedFrom(item) }, from: 'api' };
}

/** The article API says only "not there"; the task knows who removed it. */
async function absent(deps: PrepareDeps, ref: PublicationRef): Promise<Fetched> {
  const progress = ref.task === null ? null : await check(deps, ref);
  const fetchedAt = deps.ports.clock.now();
  if (progress?.kind === 'banned') return { kind: 'banned', fetchedAt, message: say('banned') };
  return { kind: 'gone', fetchedAt, message: say('gone') };
}

async function fetchPage(deps: PrepareDeps, address: string | null): Promise<Fetched> {
  const url = address === null ? null : URL.parse(address);
  if (url === null) {
    return {
      kind: 'unavailable',
      fetchedAt: deps.ports.clock.now(),
      message: say('noReference'),
      retryAt: null,
    };
  }
  if (!deps.settings.pageOrigins.includes(url.origin)) {
    return {
      kind: 'unavailable',
      fetchedAt: deps.ports.clock.now(),
      message: say('foreignAddress'),
      retryAt: null,
    };
  }
  const reply = await exchange({
    url: url.href,
    method: 'GET',
    body: null,
    timeoutMs: deps.settings.timeoutMs,
    maxBytes: deps.settings.maxResponseBytes,
  });
  const fetchedAt = deps.ports.clock.now();
  if (reply.kind === 'lost' || reply.status >= 500) {
    const message = say('lost', reply.kind === 'lost' ? reply.cause : 'httpStatus');
    return { kind: 'unavailable', fetchedAt, message, retryAt: later(fetchedAt, 60) };
  }
  const verdict = readPage(reply.text, url.href);
  switch (verdict.kind) {
    case 'article':
      return { kind: 'ok', fetchedAt, article: verdict.article, from: 'page' };
    case 'unreadable':
      return { kind: 'unavailable', fetchedAt, message: say('pageUnreadable'), retryAt: null };
    default:
      return { kind: verdict.kind, fetchedAt, message: say(verdict.kind) };
  }
}

export type PageVerdict =
  | { readonly kind: 'article'; readonly article: FetchedArticle }
  | { readonly kind: 'blocked' | 'banned' | 'gone' | 'unreadable' };

/** Reads an article page. The notices are looked for only where no article stands, since an article may quote them. */
export function readPage(page: string, url: string): PageVerdict {
  const html = elementContent(page, 'js_content');
  if (html !== null) return { kind: 'article', article: { ...metaOf(page), html, url } };
  if (/环境异常|完成验证后即可继续访问/.test(page)) return { kind: 'blocked' };
  if (/内容因违规无法查看|此内容被投诉|涉嫌违反/.test(page)) return { kind: 'banned' };
  if (/该内容已被发布者删除/.test(page)) return { kind: 'gone' };
  return { kind: 'unreadable' };
}

function metaOf(page: string): Omit<FetchedArticle, 'html' | 'url'> {
  const metas = [...page.matchAll(/<meta\b[^>]*>/gi)].map(([tag]) => tag);
  const meta = (name: string): string => {
    const tag = metas.find((each) => (attribute(each, 'property') ?? attribute(each, 'name')) === name);
    return tag === undefined ? '' : (attribute(tag, 'content') ?? '');
  };
  const source = /\bmsg_source_url\s*=\s*'([^']*)'/.exec(page)?.[1];
  return {
    title: meta('og:title'),
    byline: meta('author') || meta('og:article:author'),
    summary: meta('og:description'),
    sourceLink: source === undefined || source === '' ? null : decodeReferences(source),
  };
}

/** What stands inside the `div` with this id; null when there is none or it never ends. */
function elementContent(page: string, id: string): string | null {
  const open = [...page.matchAll(/<div\b[^>]*>/gi)].find(([tag]) => attribute(tag, 'id') === id);
  if (open === undefined) return null;
  const start = open.index + open[0].length;
  let depth = 1;
  for (const tag of page.slice(start).matchAll(/<(\/?)div\b[^>]*>/gi)) {
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return page.slice(start, start + tag.index).trim();
  }
  return null;
}
