import { buildLexicon } from '../../lexicon/lexicon.ts';
import { lexiconRule } from '../../lexicon/lexicon-rule.ts';
import type { RegisterSet } from '../../registers/register-set.ts';
import type { ParagraphRule } from '../../rule.ts';
import { nameOrder, facts as ofOrder } from './name-order.ts';
import { nameSpelling, facts as ofSpelling } from './name-spelling.ts';
import { nameTitle, facts as ofTitle } from './name-title.ts';
import type { RegisterRuleFacts } from './support.ts';
import { facts as ofWording, wording } from './wording.ts';

export type { NamedPerson, RegisterSet } from '../../registers/register-set.ts';
export { noRegisters } from '../../registers/register-set.ts';

/** What the rules of registers are, for the list of rules. */
export const registerRuleFacts: readonly RegisterRuleFacts[] = [ofSpelling, ofTitle, ofOrder, ofWording];

/** The rules that an organisation's registers make; none for what is empty. */
export function registerRules(set: RegisterSet): readonly ParagraphRule[] {
  const { lists, people, institutions, wordings } = set;
  const words = lists
    .filter(({ terms }) => terms.length > 0)
    .map(({ name, terms }) => lexiconRule(buildLexicon(terms), name));
  const names = [...people.map(({ name }) => name), ...institutions];
  const exact = [...new Set([...wordings, ...institutions])];
  return [
    ...words,
    ...(names.length === 0 ? [] : [nameSpelling(names)]),
    ...(people.length === 0 ? [] : [nameTitle(people), nameOrder(people)]),
    ...(exact.length === 0 ? [] : [wording(exact)]),
  ];
}
