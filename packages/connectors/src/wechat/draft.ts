import { brandId } from '@sanshen/domain/kernel';
import type { ArticleRef, DraftRef, FetchedArticle, PublishableArticle } from '../connector.ts';
import { fingerprint } from '../html.ts';
import type { WechatApi } from './api.ts';
import type { Lost, PlatformError } from './http.ts';
import { integerOf, type JsonRecord, recordOf, recordsOf, textOf } from './json.ts';

/** The fields of an article as the draft API names them. */
export interface NewsItem {
  readonly title: string;
  readonly author: string;
  readonly digest: string;
  readonly content: string;
  readonly content_source_url: string;
  readonly thumb_media_id: string;
}

export function newsItem(article: PublishableArticle, html: string, coverId: string): NewsItem {
  return {
    title: article.title,
    author: article.byline,
    digest: article.summary,
    content: html,
    content_source_url: article.sourceLink ?? '',
    thumb_media_id: coverId,
  };
}

/** The platform's copy in the product's words. */
export function fetchedFrom(item: JsonRecord): FetchedArticle {
  return {
    title: textOf(item, 'title'),
    byline: textOf(item, 'author'),
    summary: textOf(item, 'digest'),
    html: textOf(item, 'content'),
    sourceLink: textOf(item, 'content_source_url') || null,
    url: textOf(item, 'url') || null,
  };
}

export type Stored =
  | {
      readonly kind: 'held';
      readonly article: FetchedArticle;
      readonly fingerprint: ReturnType<typeof fingerprint>;
    }
  | { readonly kind: 'gone' }
  | PlatformError
  | Lost;

/** Reads a draft; `gone` when the platform has none under this id. */
export async function getDraft(api: WechatApi, ref: DraftRef): Promise<Stored> {
  const reply = await api.read('/cgi-bin/draft/get', { media_id: ref });
  if (reply.kind === 'error' && reply.code === 40007) return { kind: 'gone' };
  if (reply.kind !== 'ok') return reply;
  const item = recordsOf(reply.body, 'news_item')[0];
  if (item === undefined) return { kind: 'gone' };
  const article = fetchedFrom(item);
  return { kind: 'held', article, fingerprint: fingerprint(article, textOf(item, 'thumb_media_id')) };
}

/** One line of a list, of drafts or of published articles. */
export interface Listed<Ref> {
  readonly ref: Ref;
  readonly title: string;
  readonly cover: string;
  readonly url: string | null;
  readonly deleted: boolean;
  /** Seconds since 1970. */
  readonly updatedAt: number;
}

type Listing<Ref> = { readonly kind: 'list'; readonly items: readonly Listed<Ref>[] } | PlatformError | Lost;

/** Drafts back to `since` (seconds since 1970), with some older ones of the last page. */
export function listDrafts(api: WechatApi, since: number): Promise<Listing<DraftRef>> {
  return list<DraftRef>(api, '/cgi-bin/draft/batchget', 'media_id', since);
}

/** Published articles back to `since`, as {@link listDrafts}. Mass-sent ones may be missing: the platform leaves them out. */
export function listPublished(api: WechatApi, since: number): Promise<Listing<ArticleRef>> {
  return list<ArticleRef>(api, '/cgi-bin/freepublish/batchget', 'article_id', since);
}

const pageSize = 20;
/** Bounds the calls that one listing may take from the day's quota. */
const maxPages = 10;

async function list<Ref extends DraftRef | ArticleRef>(
  api: WechatApi,
  path: string,
  idMember: string,
  since: number,
): Promise<Listing<Ref>> {
  const items: Listed<Ref>[] = [];
  for (let page = 0; page < maxPages; page += 1) {
    const reply = await api.read(path, { offset: page * pageSize, count: pageSize, no_content: 1 });
    if (reply.kind !== 'ok') return reply;
    const rows = recordsOf(reply.body, 'item');
    for (const row of rows) items.push(...listed<Ref>(row, idMember));
    const total = integerOf(reply.body, 'total_count') ?? 0;
    // Newest first: once a whole page is older, so is the rest.
    const oldest = Math.min(...items.slice(-rows.length).map((item) => item.updatedAt));
    if (rows.length === 0 || (page + 1) * pageSize >= total || oldest < since) break;
  }
  return { kind: 'list', items };
}

function listed<Ref extends DraftRef | ArticleRef>(row: JsonRecord, idMember: string): Listed<Ref>[] {
  const updatedAt = integerOf(row, 'update_time') ?? 0;
  return recordsOf(recordOf(row, 'content'), 'news_item').map((item) => ({
    ref: brandId<Ref>(textOf(row, idMember)),
    title: textOf(item, 'title'),
    cover: textOf(item, 'thumb_media_id'),
    url: textOf(item, 'url') || null,
    deleted: item.is_deleted === true,
    updatedAt,
  }));
}

/**
 * Tells which lines are this article: the cover was uploaded for this very draft, so its id marks it; the title is compared as well.
 */
export function matching<Ref>(
  items: readonly Listed<Ref>[],
  title: string,
  cover: string,
): readonly Listed<Ref>[] {
  return items.filter((item) => item.title.trim() === title.trim() && item.cover === cover);
}
