import type { Digest } from '@sanshen/domain/kernel';
import type { FetchedArticle, PublishableArticle } from '../article.ts';

/** The text of a short post: title, summary and the address of the whole article, as far as they are there. */
export interface ShortPost {
  readonly lines: readonly string[];
  readonly link: string | null;
}

/** A short post made of an article; all of it stands in the released content. */
export function shortPostOf({ title, summary, sourceLink }: PublishableArticle): ShortPost {
  const lines = [title.trim(), summary.trim()].filter((line) => line !== '');
  return { lines, link: sourceLink };
}

/** The post as plain text, lines apart. */
export function shortText({ lines, link }: ShortPost): string {
  return [...lines, ...(link === null ? [] : [link])].join('\n');
}

/** The post as readers should see it, with the pictures that go with it. */
export function shortRendition(
  post: ShortPost,
  pictures: readonly Digest[],
  pictureUrl: (picture: Digest) => string,
): FetchedArticle {
  const link =
    post.link === null ? '' : `<p><a href="${escapeHtml(post.link)}">${escapeHtml(post.link)}</a></p>`;
  const shown = pictures.map((digest) => `<img src="${escapeHtml(pictureUrl(digest))}">`).join('');
  const html = `${post.lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}${link}${shown}`;
  return { title: '', byline: '', summary: '', html, sourceLink: null, url: null };
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
