import { type Article, Checker, type Paragraph } from '@sanshen/checks/text';
import { rules } from '@sanshen/checks/text/rules/index';

/** What marks a whole article as none to be sent anywhere; what else the group finds keeps its paragraph. */
export const ofArticle: ReadonlySet<string> = new Set([
  'secrecy/classification-mark',
  'secrecy/internal-document',
]);

const secrecy = new Checker({ rules: rules.filter(({ id }) => id.startsWith('secrecy/')), kept: 1 });

/** Paragraphs that are sent of one article, and units of one. */
const most = 60;
const mostUnits = 2000;
const fewestHan = 8;

/**
 * The paragraphs of an article that may be sent to a model: none if anything in it looks like a mark of secrecy or an internal document, whatever
 * people ruled on that; no paragraph with somebody's personal data; nothing too short to be judged, and not more than a long article has.
 */
export function sendableParagraphs(article: Article): readonly Paragraph[] | 'secret' {
  const found = secrecy.check(article);
  if (found.some(({ rule }) => ofArticle.has(rule))) return 'secret';
  return article.paragraphs
    .filter(({ text, start }) => {
      const end = start + text.length;
      const private_ = found.some((one) => one.start < end && one.end > start);
      return !private_ && text.length <= mostUnits && hanIn(text) >= fewestHan;
    })
    .slice(0, most);
}

function hanIn(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0;
}
