import { type Article, type ArticleFacts, articleOfParts, type PlatformForm } from '@sanshen/checks/text';
import { mediaOf, parseBody, plainText } from '@sanshen/document';
import type { ManuscriptContent } from '@sanshen/domain/content';
import type { Instant } from '@sanshen/domain/kernel';
import type { StoredSimilar } from './similarity/similar.ts';

export type CheckField = 'title' | 'summary' | 'body';

/** A manuscript's content as the checks read it, and the way back to its fields. */
export interface CheckedArticle {
  readonly article: Article;
  /** Offset of the body in the article's text. */
  readonly bodyStart: number;
  readonly fieldAt: (start: number) => { readonly field: CheckField; readonly offset: number };
}

/** Eight hours: days of publication are days in Asia/Shanghai, which has no summer time. */
const shanghai = 8 * 3600 * 1000;

/** The article of a content for its platforms. `savedAt` stands for the day of publication where none is planned. */
export function articleOfContent(
  content: ManuscriptContent,
  savedAt: Instant,
  platforms: readonly PlatformForm[],
): CheckedArticle {
  const doc = parseBody(content.body);
  const plain = plainText(doc);
  const links: string[] = [];
  // What platforms refuse (table, video, audio) is called in the document's schema as it is in HTML.
  const elements = new Set<string>();
  doc.descendants((node) => {
    elements.add(node.type.name);
    for (const mark of node.marks) {
      if (mark.type.name === 'link' && typeof mark.attrs.href === 'string') links.push(mark.attrs.href);
    }
    return true;
  });
  const day = new Date(Date.parse(content.schedule ?? savedAt) + shanghai).toISOString().slice(0, 10);
  const facts: ArticleFacts = {
    publishedOn: day,
    form: content.source.form,
    sources: content.source.sources.map(({ who }) => who).filter((who) => who !== ''),
    links,
    elements: [...elements],
    platforms,
    pictures: mediaOf(doc)
      .filter(({ kind }) => kind === 'image')
      .map(({ alt }) => ({ alt })),
  };
  const headings = plain.blocks.filter(({ kind }) => kind === 'heading').map(({ start }) => start);
  const { title, summary } = content;
  const article = articleOfParts({ title, summary, body: plain.text, headings }, facts);
  const { summaryStart, bodyStart } = article;
  return {
    article,
    bodyStart,
    fieldAt: (start) => {
      if (start < summaryStart) return { field: 'title', offset: 0 };
      if (start < bodyStart) return { field: 'summary', offset: summaryStart };
      return { field: 'body', offset: bodyStart };
    },
  };
}

/** The article with what passages of it stand in. */
export function withSimilar(
  { article, bodyStart }: CheckedArticle,
  found: readonly StoredSimilar[],
): Article {
  const similar = found.map(({ share, file, passages }) => ({
    kind: file === null ? ('earlierArticle' as const) : ('workDraft' as const),
    share,
    passages: passages.map(({ start, end }) => ({ start: bodyStart + start, end: bodyStart + end })),
  }));
  return { ...article, facts: { ...article.facts, similar } };
}
