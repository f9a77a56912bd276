import type { Rule } from '@sanshen/checks/text';
import { buildLexicon, lexiconRule } from '@sanshen/checks/text/lexicon/index';
import { modelRuleFacts } from '@sanshen/checks/text/model/index';
import { rules } from '@sanshen/checks/text/rules/index';
import { registerRuleFacts } from '@sanshen/checks/text/rules/register/index';
import { likely } from '@sanshen/checks/text/rules/spelling/likely';
import { possible } from '@sanshen/checks/text/rules/spelling/possible';
import { sure } from '@sanshen/checks/text/rules/spelling/sure';
import type { LocalizedText } from '@sanshen/domain/kernel';

/** What a rule says of itself. */
export type RuleFacts = Pick<
  Rule,
  'id' | 'clause' | 'severity' | 'precision' | 'source' | 'title' | 'explanation'
> & { readonly examples: Rule['examples'] };

const none = { right: [], wrong: [] } as const;

const all: readonly RuleFacts[] = [
  ...rules,
  sure,
  likely,
  possible,
  lexiconRule(buildLexicon([]), ''),
  { ...modelRuleFacts, examples: none },
  ...registerRuleFacts.map((facts) => ({ ...facts, examples: none })),
];
const byId = new Map(all.map((rule) => [rule.id, rule]));
const priorities = new Map(rules.map(({ id, priority = 0 }) => [id, priority]));
/** Above every rule that ships: what an organisation says of its own names and words counts first. */
const ofRegisters = 100;
const ofWholeArticle = new Set(rules.filter(({ scope }) => scope === 'article').map(({ id }) => id));

/** Every rule by which this installation may find something, those of registers included. */
export function shippedRules(): readonly RuleFacts[] {
  return all;
}

/** A rule by its id; null for one that this version does not have any more. */
export function ruleFacts(id: string): RuleFacts | null {
  return byId.get(id) ?? null;
}

/** What a rule is called; its id if this version does not have it any more. */
export function ruleTitle(id: string): LocalizedText {
  return byId.get(id)?.title ?? { zh: id, en: id };
}

/** Whether a rule needs the whole article, so that it says nothing about some of its paragraphs. */
export function needsWholeArticle(id: string): boolean {
  return ofWholeArticle.has(id);
}

/** Rules that rest on what is known of a saved text alone: its day and sources, platforms, files, other articles, a model. */
const ofSavedText = new Set([
  'platform/lengths',
  'platform/page',
  'facts/named-sources',
  'dates/publication-day',
]);

/** Whether a rule says nothing about a text that is being written, or less than of a saved one. */
export function needsSavedText(id: string): boolean {
  return ofSavedText.has(id) || id.startsWith('form/') || id.startsWith('model/');
}

/** Which of two rules that found something at one place is shown; see the library's withoutOverlaps. */
export function rulePriority(id: string): number {
  return /^(register|lexicon)\//.test(id) ? ofRegisters : (priorities.get(id) ?? 0);
}
