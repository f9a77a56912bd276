/** What can be planted in a text for somebody to find; the kinds are those that the product's own proofreader knows. */
export const textKinds = [
  'wrongCharacter',
  'missingCharacter',
  'surplusCharacter',
  'particle',
  'punctuation',
  'weekday',
  'numberUnit',
  'nameTitle',
  'leaderOrder',
  'officialName',
  'sum',
  'secrecy',
  'personalData',
  'clickbait',
  'infantile',
] as const;
export type TextKind = (typeof textKinds)[number];

/** Every kind that is practised: those in texts, and marks (标识) in pictures. */
export const practiceKinds = [...textKinds, 'mark'] as const;
export type PracticeKind = (typeof practiceKinds)[number];

/** The rule under which somebody's own finding is noted: `person`, with the kind behind it where he names one. */
export function ruleOfPerson(kind: PracticeKind | null): string {
  return kind === null ? 'person' : `person/${kind}`;
}

/** Whether a finding was noted by somebody and by no rule of the product. */
export function isOfPerson(rule: string): boolean {
  return rule === 'person' || rule.startsWith('person/');
}

/** The kind under which a finding of a rule counts, by the rule's folder; null for what practice does not know. */
export function kindOfRule(rule: string): PracticeKind | null {
  const [folder = '', name = ''] = rule.split('/');
  if (folder === 'person') return practiceKinds.find((kind) => kind === name) ?? null;
  const known = byRule[rule] ?? byFolder[folder];
  if (known !== undefined) return known;
  return name === '' && folder.startsWith('mark') ? 'mark' : null;
}

const byFolder: Readonly<Record<string, PracticeKind>> = {
  spelling: 'wrongCharacter',
  script: 'wrongCharacter',
  typography: 'punctuation',
  dates: 'weekday',
  numbers: 'numberUnit',
  facts: 'sum',
  official: 'officialName',
  wording: 'officialName',
  secrecy: 'secrecy',
  headline: 'clickbait',
  style: 'infantile',
  marks: 'mark',
};

const byRule: Readonly<Record<string, PracticeKind>> = {
  'register/name-title': 'nameTitle',
  'register/name-spelling': 'nameTitle',
  'register/name-order': 'leaderOrder',
  'register/wording': 'officialName',
  'secrecy/bank-card': 'personalData',
  'secrecy/contact-data': 'personalData',
  'secrecy/home-address': 'personalData',
  'secrecy/id-number': 'personalData',
  'secrecy/minor-data': 'personalData',
  'secrecy/phone-number': 'personalData',
  'language/repeated-word': 'surplusCharacter',
  'language/doubled-function-word': 'surplusCharacter',
  'language/missing-subject': 'missingCharacter',
  'language/pleonasm': 'surplusCharacter',
  'language/variant-words': 'wrongCharacter',
  'language/wrong-phrase': 'wrongCharacter',
  'facts/name-consistency': 'nameTitle',
  'facts/title-names': 'nameTitle',
};
