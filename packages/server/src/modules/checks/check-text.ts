import type { Article, Paragraph, ParagraphKind } from '@sanshen/checks/text';
import type { checkText } from '@sanshen/contract/checks';
import type { RouteOutput } from '@sanshen/contract/route';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { requireGrant } from '../organization/public.ts';
import { engineOf } from './engine.ts';
import { registersFor } from './registers/load-set.ts';
import { needsWholeArticle, ruleTitle } from './rule-facts.ts';
import { shownAs, standingOfRules } from './standing-of-rules.ts';

type Found = RouteOutput<typeof checkText>['findings'];

/**
 * What machines find in paragraphs that are being written, by the rules of an organisation. Without `whole` the rules that need the whole
 * article are silent. Keeps nothing. `signal` gives it up.
 */
export async function findInText(
  context: AppContext,
  request: {
    readonly person: PersonId;
    readonly organization: OrganizationId;
    readonly paragraphs: readonly { readonly kind: ParagraphKind; readonly text: string }[];
    readonly whole: boolean;
    readonly signal: AbortSignal;
  },
): Promise<Found> {
  const { person, organization, whole, signal } = request;
  const now = context.clock.now();
  await requireGrant(context.db, person, organization, 'readPolicy', now);
  const [registers, standing] = await Promise.all([
    registersFor(context.db, organization, now),
    standingOfRules(context.db, organization, now),
  ]);
  const article = articleOfParagraphs(request.paragraphs);
  const findings = await engineOf(context).live(article, registers, signal);
  return findings.flatMap((finding): Found => {
    if (!whole && needsWholeArticle(finding.rule)) return [];
    const paragraph = paragraphAt(article.paragraphs, finding.start);
    const offset = article.paragraphs[paragraph]?.start ?? 0;
    const { severity, exception } = shownAs(finding, standing);
    return [
      {
        rule: finding.rule,
        title: ruleTitle(finding.rule),
        clause: finding.clause ?? null,
        severity,
        declaredSeverity: finding.severity,
        text: finding.text,
        message: finding.message,
        suggestions: [...finding.suggestions],
        source: finding.source,
        confidence: finding.confidence ?? null,
        sure: severity === 'error' && finding.suggestions.length > 0,
        paragraph,
        start: finding.start - offset,
        end: finding.end - offset,
        setAside: exception !== null,
        scope: needsWholeArticle(finding.rule) ? 'article' : 'paragraph',
      },
    ];
  });
}

/** Each paragraph as one of the article's, whatever line breaks it has; empty ones too, so that their numbers stay. */
function articleOfParagraphs(
  given: readonly { readonly kind: ParagraphKind; readonly text: string }[],
): Article {
  let start = 0;
  const paragraphs = given.map(({ kind, text }): Paragraph => {
    const paragraph = { kind, text, start };
    start += text.length + 1;
    return paragraph;
  });
  return { text: given.map(({ text }) => text).join('\n'), paragraphs, facts: {} };
}

/** The last paragraph that begins at `offset` or before. */
function paragraphAt(paragraphs: readonly Paragraph[], offset: number): number {
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((paragraphs[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
