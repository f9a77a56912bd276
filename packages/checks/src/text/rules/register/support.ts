import { buildLexicon, findTerms, type Lexicon, type TermHit } from '../../lexicon/lexicon.ts';
import type { NamedPerson } from '../../registers/register-set.ts';
import type { Rule } from '../../rule.ts';

/** What a rule of registers says of itself, without a register: for the list of rules. */
export type RegisterRuleFacts = Pick<
  Rule,
  'id' | 'clause' | 'severity' | 'precision' | 'source' | 'title' | 'explanation'
>;

/** Rules made of a register have its own tests. */
export const noExamples = { right: [], wrong: [] } as const;

/** A matcher of names, which are all of one weight. */
export function namesLexicon(names: readonly string[], homophones = false): Lexicon {
  return buildLexicon(
    names.map((text) => ({
      text,
      category: '',
      severity: 'warning',
      ...(homophones ? { homophones: true } : {}),
    })),
  );
}

/** A registered person in a text. */
export interface Mention extends TermHit {
  readonly person: NamedPerson;
}

export function mentionsIn(
  text: string,
  lexicon: Lexicon,
  people: readonly NamedPerson[],
): readonly Mention[] {
  return findTerms(lexicon, text).flatMap((hit) => {
    const person = people[hit.term];
    return person === undefined ? [] : [{ ...hit, person }];
  });
}
