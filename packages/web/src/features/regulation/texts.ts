import { defineTexts } from '../../text/language.ts';

export const regulationTexts = defineTexts({
  title: { zh: '制度对照', en: 'Regulation' },
  lead: {
    zh: (unit: string) => `逐条对照：制度原文、在系统中的落实、${unit}的现状。`,
    en: (unit: string) =>
      `Clause by clause: the wording, where it lives in the product, and how ${unit} stands.`,
  },
  source: {
    zh: (document: string, issuer: string, day: string) => `${document} · ${issuer} · ${day}`,
    en: (document: string, issuer: string, day: string) => `${document} · ${issuer} · ${day}`,
  },
  print: { zh: '打印', en: 'Print' },
  printedFor: {
    zh: (unit: string, day: string) => `${unit} · ${day}打印`,
    en: (unit: string, day: string) => `${unit} · printed ${day}`,
  },
  contents: { zh: '条款目录', en: 'Contents' },
  where: { zh: '在系统中的落实', en: 'Where it lives' },
  state: { zh: '本单位现状', en: 'The state' },
  noText: { zh: '规则中没有写入条文原文。', en: 'The rule book does not state the document’s own words.' },
  notYet: { zh: '系统尚未提供', en: 'not in the product yet' },
  notYetHint: {
    zh: '规则已写明，仍须按制度线下落实。',
    en: 'The rule book states it; until then it has to be done without the product.',
  },
  onlyOffline: {
    zh: '本条目前没有由系统落实的内容，须按制度线下落实。',
    en: 'Nothing of this clause is in the product yet; it has to be done without it.',
  },
  noState: { zh: '本条没有可统计的数据。', en: 'There is nothing to measure for this clause.' },
  noRight: {
    zh: '您可以查看该单位的规则，但不能查看其现状数据。',
    en: 'You may read this unit’s rule book, but not how it stands.',
  },
  attention: { zh: '需要关注', en: 'needs a look' },
  attentionSum: {
    zh: (n: number) => `有 ${n} 条现状需要关注：`,
    en: (n: number) => `${n} figures need a look:`,
  },
  calm: { zh: '统计的各项现状没有需要关注的。', en: 'Nothing that is measured needs a look.' },
  show: { zh: '查看', en: 'Show' },
  rules: { zh: '查看本条规则', en: 'The rules of this clause' },
  noUnit: { zh: '您现在没有任职', en: 'You hold no office now' },
  noUnitHint: { zh: '任职后才能查看单位的制度对照。', en: 'With an office you see how its unit stands.' },
});
