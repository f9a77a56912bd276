import { DocumentError } from '@sanshen/document';
import type { Digest } from '@sanshen/domain/kernel';
import type {
  ArticleField,
  Issue,
  PublishableArticle,
  PublishablePicture,
  RenderHtml,
} from '../connector.ts';
import { pictureAddresses, plainText } from '../html.ts';
import { wechatFacts, wechatLimits } from './limits.ts';
import { say } from './texts.ts';

const pictureTypes = new Set<string>(wechatFacts.pictures.mediaTypes);
const coverTypes = new Set<string>(wechatFacts.cover.mediaTypes);

/** Stands in for addresses that exist only after upload; as long as WeChat's own. */
const placeholder = `http://mmbiz.qpic.cn/mmbiz_png/${'x'.repeat(86)}/0?from=appmsg`;

/** See {@link Connector.validate}. */
export function validateArticle(article: PublishableArticle, renderHtml: RenderHtml): readonly Issue[] {
  return [
    ...textIssues(article),
    ...bodyIssues(article, renderHtml),
    ...pictureIssues(article),
    ...linkIssues(article),
  ];
}

function textIssues(article: PublishableArticle): Issue[] {
  const issues: Issue[] = [];
  if (article.title.trim() === '') issues.push(fault('title', say('titleEmpty')));
  if (article.title.length > wechatLimits.title) {
    issues.push(
      excess('title', say('titleLong', wechatLimits.title), wechatLimits.title, article.title.length),
    );
  }
  if (article.byline.length > wechatLimits.byline) {
    issues.push(
      excess('byline', say('bylineLong', wechatLimits.byline), wechatLimits.byline, article.byline.length),
    );
  }
  if (article.summary.length > wechatLimits.summary) {
    issues.push(
      excess(
        'summary',
        say('summaryLong', wechatLimits.summary),
        wechatLimits.summary,
        article.summary.length,
      ),
    );
  }
  if (article.summary.trim() === '') issues.push(warning('summary', say('summaryEmpty')));
  return issues;
}

function bodyIssues(article: PublishableArticle, renderHtml: RenderHtml): Issue[] {
  const used = new Set<Digest>();
  let html: string;
  try {
    html = renderHtml(article.body, (picture) => {
      used.add(picture);
      return placeholder;
    });
  } catch (error) {
    // The renderer says why a body has no form on this platform (an embedded video, a malformed node).
    return [fault('body', error instanceof DocumentError ? error.refusal : say('bodyUnrenderable'))];
  }
  const listed = new Set(article.pictures.map((picture) => picture.digest));
  const bytes = new TextEncoder().encode(html).length;
  const issues: Issue[] = [];
  for (const picture of used) {
    if (!listed.has(picture)) issues.push({ ...fault('pictures', say('pictureUnlisted')), picture });
  }
  if (plainText(html) === '' && pictureAddresses(html).length === 0)
    issues.push(fault('body', say('bodyEmpty')));
  if (html.length >= wechatLimits.bodyCharacters) {
    const limit = wechatLimits.bodyCharacters;
    issues.push(excess('body', say('bodyLong', limit), limit, html.length));
  }
  if (bytes >= wechatLimits.bodyBytes) {
    issues.push(excess('body', say('bodyLarge', wechatLimits.bodyBytes), wechatLimits.bodyBytes, bytes));
  }
  if (/<script\b/i.test(html)) issues.push(warning('body', say('bodyScript')));
  if (pictureAddresses(html).some((address) => address !== placeholder)) {
    issues.push(warning('body', say('bodyForeignPicture')));
  }
  return issues;
}

function pictureIssues(article: PublishableArticle): Issue[] {
  const issues: Issue[] = [];
  for (const picture of article.pictures) {
    if (!pictureTypes.has(picture.mediaType))
      issues.push(about(picture, fault('pictures', say('pictureType'))));
    if (picture.byteLength >= wechatLimits.pictureBytes) {
      const limit = wechatLimits.pictureBytes;
      issues.push(about(picture, excess('pictures', say('pictureLarge', limit), limit, picture.byteLength)));
    }
  }
  const { cover } = article;
  if (cover === null) return [...issues, fault('cover', say('coverMissing'))];
  if (!coverTypes.has(cover.mediaType)) issues.push(about(cover, fault('cover', say('coverType'))));
  if (cover.byteLength > wechatLimits.coverBytes) {
    const limit = wechatLimits.coverBytes;
    issues.push(about(cover, excess('cover', say('coverLarge', limit), limit, cover.byteLength)));
  }
  return issues;
}

function linkIssues(article: PublishableArticle): Issue[] {
  if (article.sourceLink === null) return [];
  const bytes = new TextEncoder().encode(article.sourceLink).length;
  const limit = wechatLimits.sourceLinkBytes;
  const issues: Issue[] = [];
  if (bytes > limit) issues.push(excess('sourceLink', say('sourceLinkLong', limit), limit, bytes));
  const protocol = URL.parse(article.sourceLink)?.protocol;
  if (protocol !== 'https:' && protocol !== 'http:') issues.push(fault('sourceLink', say('sourceLinkBad')));
  return issues;
}

function fault(field: ArticleField, message: Issue['message']): Issue {
  return { severity: 'error', field, message };
}

function warning(field: ArticleField, message: Issue['message']): Issue {
  return { severity: 'warning', field, message };
}

function excess(field: ArticleField, message: Issue['message'], limit: number, actual: number): Issue {
  return { severity: 'error', field, message, limit, actual };
}

function about(picture: PublishablePicture, issue: Issue): Issue {
  return { ...issue, picture: picture.digest };
}
