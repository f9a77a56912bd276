import type { Digest } from '@sanshen/domain/kernel';
import type { FetchedArticle, PublishableArticle, RenderHtml } from './article.ts';

/** The whole article, for platforms that show all of it. */
export function wholeArticle(
  article: PublishableArticle,
  renderHtml: RenderHtml,
  pictureUrl: (picture: Digest) => string,
): FetchedArticle {
  const { title, byline, summary, sourceLink } = article;
  return { title, byline, summary, html: renderHtml(article.body, pictureUrl), sourceLink, url: null };
}
