import type { LocalizedText } from '@sanshen/domain/kernel';
import type { OfficeAt, Policy } from '@sanshen/domain/policy';
import { type PolicySection, scopeNames } from './policy-words.ts';

/** One rule of a rule book as a person reads it. */
export interface RuleInWords {
  /** Place in the rule book: JSON Pointer with ids in the place of indices. */
  readonly pointer: string;
  readonly section: PolicySection;
  readonly clause: string;
  readonly name: LocalizedText;
  readonly sentence: LocalizedText;
}

/** Joins words as a list: 、 in Chinese, commas in English. */
export function listed(words: readonly LocalizedText[], en = ', '): LocalizedText {
  return { zh: words.map((one) => one.zh).join('、'), en: words.map((one) => one.en).join(en) };
}

/** What an id of a list in the rule book is called. */
export function nameIn(
  items: readonly { readonly id: string; readonly name: LocalizedText }[],
  id: string,
): LocalizedText {
  return items.find((item) => item.id === id)?.name ?? { zh: id, en: id };
}

/** Offices, any of which will do, and where they are looked for. */
export function officesAt(policy: Policy, at: Pick<OfficeAt, 'offices' | 'scope'>): LocalizedText {
  const offices = listed(
    at.offices.map((office) => nameIn(policy.offices, office)),
    ' or ',
  );
  const scope = scopeNames[at.scope];
  return { zh: `${scope.zh}的${offices.zh.replaceAll('、', '或')}`, en: `${offices.en} (${scope.en})` };
}

/** Several alternatives of {@link officesAt}. */
export function anyOffices(policy: Policy, several: readonly OfficeAt[]): LocalizedText {
  const all = several.map((one) => officesAt(policy, one));
  return { zh: all.map((one) => one.zh).join('，或'), en: all.map((one) => one.en).join(', or ') };
}

/** Takes a rule: its section, its place in it, the clause and name, and what it says. */
export type Put = (
  section: PolicySection,
  place: string,
  item: { readonly clause: string; readonly name: LocalizedText },
  sentence: LocalizedText,
) => void;
