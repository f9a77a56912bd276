import { defineTexts } from '../../text/language.ts';

/** What the first part of a rule's id is called, in the order in which groups are shown. */
export const ruleGroups = {
  secrecy: { zh: '保密与个人信息', en: 'Secrecy and personal data' },
  official: { zh: '公文、法规与区划', en: 'Documents, laws, divisions' },
  wording: { zh: '用语规范', en: 'Wording' },
  spelling: { zh: '错别字', en: 'Spelling' },
  language: { zh: '语言', en: 'Language' },
  typography: { zh: '标点', en: 'Punctuation' },
  numbers: { zh: '数字', en: 'Numbers' },
  dates: { zh: '日期', en: 'Dates' },
  facts: { zh: '前后一致', en: 'Facts' },
  register: { zh: '登记表', en: 'Registers' },
  lexicon: { zh: '词库', en: 'Word lists' },
  style: { zh: '文风', en: 'Style' },
  headline: { zh: '标题', en: 'Headline' },
  form: { zh: '重复与来源', en: 'Repetition' },
  advertising: { zh: '广告', en: 'Advertising' },
  platform: { zh: '平台版式', en: 'Platform form' },
  links: { zh: '链接', en: 'Links' },
  script: { zh: '繁体异体', en: 'Script' },
  model: { zh: '语言模型', en: 'Model' },
} as const;
export const groupTexts = defineTexts({ ...ruleGroups, other: { zh: '其他', en: 'Other' } });
export type RuleGroup = keyof typeof ruleGroups | 'other';

/** In which group a rule is shown. */
export function groupOf(rule: string): RuleGroup {
  const [head = ''] = rule.split('/');
  const known = Object.keys(ruleGroups).find((name) => name === head);
  // The keys of ruleGroups are its names.
  return (known as keyof typeof ruleGroups | undefined) ?? 'other';
}

/** Rules by group, in the groups' order; within one what needs a look first, then what is found most. */
export function grouped<
  Rule extends { readonly rule: string; readonly found: number; readonly demoted: unknown },
>(rules: readonly Rule[]): readonly (readonly [RuleGroup, readonly Rule[]])[] {
  const names: readonly RuleGroup[] = [...(Object.keys(ruleGroups) as (keyof typeof ruleGroups)[]), 'other'];
  return names.flatMap((name) => {
    const own = rules.filter(({ rule }) => groupOf(rule) === name);
    if (own.length === 0) return [];
    const ordered = own.sort(
      (a, b) => Number(b.demoted !== null) - Number(a.demoted !== null) || b.found - a.found,
    );
    return [[name, ordered] as const];
  });
}
