import type { LocalizedText } from '@sanshen/domain/kernel';

/** Columns of an import by what they hold. */
export type ImportColumn =
  | 'organization'
  | 'parent'
  | 'kind'
  | 'publicity'
  | 'person'
  | 'employment'
  | 'office'
  | 'from'
  | 'to'
  | 'qualification'
  | 'qualificationFrom'
  | 'qualificationTo';

interface Heading extends LocalizedText {
  readonly helpZh: string;
  readonly helpEn: string;
  /** Other headings that mean the same. */
  readonly also: readonly string[];
}

/** The headings of the template, in its order, and what is understood besides. */
export const columnHeadings: Readonly<Record<ImportColumn, Heading>> = {
  organization: {
    zh: '单位',
    en: 'Organization',
    also: ['组织', '单位名称', '组织名称', 'Organisation', 'Unit'],
    helpZh: '必填。单位全称；已有的单位按名称对应。',
    helpEn: 'Required. Full name; an existing one is found by its name.',
  },
  parent: {
    zh: '上级单位',
    en: 'Superior',
    also: ['上级组织', '上级', 'Parent'],
    helpZh: '新设单位的上级；不填则为导入时所选的单位。',
    helpEn: 'For a new organisation; the one imported into if empty.',
  },
  kind: {
    zh: '类型',
    en: 'Kind',
    also: ['单位类型', '组织类型', 'Type'],
    helpZh: '新设单位必填，用现行规则中的名称。',
    helpEn: 'Required for a new organisation, as the rule book names it.',
  },
  publicity: {
    zh: '宣传部门',
    en: 'Publicity department',
    also: ['是否宣传部门'],
    helpZh: '新设单位是其上级的宣传部门时填“是”。',
    helpEn: '“yes” if the new organisation is its superior’s publicity department.',
  },
  person: {
    zh: '姓名',
    en: 'Name',
    also: ['人员', 'Person'],
    helpZh: '只登记单位时不填。',
    helpEn: 'Empty where only the organisation is meant.',
  },
  employment: {
    zh: '用工性质',
    en: 'Employment',
    also: ['用工'],
    helpZh: '新登记人员必填：正式干部、长期工作人员、临时人员、志愿者。',
    helpEn: 'Required for a new person: formal cadre, long-term staff, temporary staff, volunteer.',
  },
  office: {
    zh: '职务',
    en: 'Office',
    also: ['岗位', 'Position'],
    helpZh: '用现行规则中的名称。',
    helpEn: 'As the rule book names it.',
  },
  from: {
    zh: '任职起',
    en: 'From',
    also: ['任职开始', '任职起始', '任职时间', 'Start'],
    helpZh: '日期；不填或早于导入之日的，自导入时起生效。',
    helpEn: 'A date; empty or past counts from the moment of the import.',
  },
  to: {
    zh: '任职止',
    en: 'To',
    also: ['任职结束', '任职截止', 'End'],
    helpZh: '日期（含当日）；长期任职不填。',
    helpEn: 'A date, that day included; empty for an office without end.',
  },
  qualification: {
    zh: '资格',
    en: 'Qualification',
    also: ['资格证书'],
    helpZh: '用现行规则中的名称。',
    helpEn: 'As the rule book names it.',
  },
  qualificationFrom: {
    zh: '资格起',
    en: 'Qualified from',
    also: ['发证日期'],
    helpZh: '有资格时必填。',
    helpEn: 'Required with a qualification.',
  },
  qualificationTo: {
    zh: '资格止',
    en: 'Qualified to',
    also: ['资格有效期', '有效期至'],
    helpZh: '日期（含当日）。',
    helpEn: 'A date, that day included.',
  },
};

/** What a row's message says; `subject` is what stands in the cell, or whom it is about. */
export const importMessages = {
  'import.organizationMissing': (_: string) => ({ zh: '没有填写单位', en: 'The organisation is missing' }),
  'import.organizationAmbiguous': (name: string) => ({
    zh: `有多个单位名为“${name}”，请填写上级单位`,
    en: `Several organisations are called “${name}”; name the superior`,
  }),
  'import.parentUnknown': (name: string) => ({
    zh: `没有上级单位“${name}”；新设的上级要排在前面`,
    en: `There is no superior “${name}”; a new one has to stand above this row`,
  }),
  'import.kindUnknown': (name: string) => ({
    zh: name === '' ? '新设单位没有填写类型' : `现行规则没有“${name}”这类单位`,
    en: name === '' ? 'A new organisation needs a kind' : `The rule book knows no kind “${name}”`,
  }),
  'import.personAmbiguous': (name: string) => ({
    zh: `该单位有多人名为“${name}”，请在系统内单独办理`,
    en: `Several people there are called “${name}”; decide about them one by one`,
  }),
  'import.employmentUnknown': (name: string) => ({
    zh: name === '' ? '新登记人员没有填写用工性质' : `用工性质“${name}”无法识别`,
    en: name === '' ? 'A new person needs a nature of employment' : `“${name}” is no nature of employment`,
  }),
  'import.employmentDiffers': (name: string) => ({
    zh: `同一人“${name}”在表中的用工性质前后不一致`,
    en: `“${name}” has two natures of employment in this table`,
  }),
  'import.officeUnknown': (name: string) => ({
    zh: `现行规则没有职务“${name}”`,
    en: `The rule book knows no office “${name}”`,
  }),
  'import.qualificationUnknown': (name: string) => ({
    zh: `现行规则没有资格“${name}”`,
    en: `The rule book knows no qualification “${name}”`,
  }),
  'import.qualificationUndated': (name: string) => ({
    zh: `资格“${name}”没有填写起始日期`,
    en: `The qualification “${name}” has no date`,
  }),
  'import.dateInvalid': (name: string) => ({
    zh: `“${name}”不是日期，请写成 2026-01-31`,
    en: `“${name}” is no date; write it as 2026-01-31`,
  }),
  'import.periodEmpty': (_: string) => ({ zh: '结束日期早于开始日期', en: 'It ends before it begins' }),
  'import.endedAlready': (_: string) => ({ zh: '任期已经结束，不再登记', en: 'The term is over already' }),
  'import.personMissing': (_: string) => ({
    zh: '填写了职务或资格，但没有姓名',
    en: 'There is an office or a qualification without a name',
  }),
  'import.tooLong': (_: string) => ({ zh: '内容过长', en: 'The text is too long' }),
  'import.formulaError': (name: string) => ({
    zh: `单元格是公式错误“${name}”`,
    en: `The cell holds an error of a formula: ${name}`,
  }),
  'import.selfAppointment': (_: string) => ({ zh: '不得任命自己', en: 'Nobody appoints himself' }),
  'import.forbidden': (name: string) => ({
    zh: `您无权在“${name}”办理`,
    en: `You may not decide about “${name}”`,
  }),
  'import.repeated': (_: string) => ({ zh: '与前面一行重复', en: 'The same as a row above' }),
  'import.founds': (name: string) => ({ zh: `新设单位“${name}”`, en: `Founds “${name}”` }),
  'import.registers': (name: string) => ({ zh: `登记人员“${name}”`, en: `Registers “${name}”` }),
  'import.appoints': (name: string) => ({ zh: `任命：${name}`, en: `Appoints: ${name}` }),
  'import.startsNow': (_: string) => ({
    zh: '起始日期已过，自导入时起生效',
    en: 'The start is past: it counts from the import',
  }),
  'import.qualifies': (name: string) => ({
    zh: `登记资格“${name}”`,
    en: `Records the qualification “${name}”`,
  }),
  'import.alreadyThere': (_: string) => ({ zh: '已有，不作变更', en: 'There already; nothing changes' }),
} as const satisfies Readonly<Record<string, (subject: string) => LocalizedText>>;
export type ImportMessageCode = keyof typeof importMessages;

/** A plan in one line. */
export function importLine(
  counts: Readonly<Record<string, number>>,
  rows: number,
  errorRows: number,
): LocalizedText {
  const n = (action: string) => counts[action] ?? 0;
  if (errorRows > 0) {
    return {
      zh: `共 ${rows} 行，${errorRows} 行有错误；改正后重新上传，现在不会作任何变更。`,
      en: `${rows} rows, ${errorRows} with errors; mend and upload again. Nothing is changed now.`,
    };
  }
  return {
    zh: `共 ${rows} 行：新设单位 ${n('foundOrganization')} 个，登记人员 ${n('registerPerson')} 名，任命 ${n('appoint')} 项，登记资格 ${n('addQualification')} 项，已有 ${n('alreadyThere')} 行。`,
    en: `${rows} rows: founds ${n('foundOrganization')}, registers ${n('registerPerson')}, appoints ${n('appoint')}, records ${n('addQualification')} qualifications, ${n('alreadyThere')} there already.`,
  };
}
