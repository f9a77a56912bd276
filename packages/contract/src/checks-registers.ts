import type { LocalizedText } from '@sanshen/domain/kernel';
import { z } from 'zod';
import { personSnapshotSchema } from './content.ts';
import { defineProblems } from './problem.ts';
import { defineRoute, instantSchema, localizedTextSchema, pageOf, pageQuery } from './route.ts';

export const registerProblems = defineProblems({
  'registers.stale': {
    status: 409,
    zh: '登记表已被他人修改，请刷新后重试。',
    en: 'Somebody changed the register meanwhile. Read it again.',
  },
  'registers.rowWrong': {
    status: 422,
    zh: '有条目填写不正确，请改正后再保存。',
    en: 'An entry is not in order. Mend it, then save again.',
  },
  'registers.tooMany': {
    status: 422,
    zh: '条目超过 10 万条，请精简后再导入。',
    en: 'There are more than 100,000 entries.',
  },
  'registers.fileWrong': {
    status: 422,
    zh: '文件无法读取，请使用导出的 .xlsx 表格填写。',
    en: 'The file cannot be read. Fill in the .xlsx sheet that is exported here.',
  },
});

export const registers = ['terms', 'people', 'institutions', 'wordings'] as const;
export type RegisterName = (typeof registers)[number];

export interface RegisterColumn {
  /** Its heading in the sheet, and its name in a row. */
  readonly name: string;
  readonly en: string;
  readonly help: LocalizedText;
  readonly required?: true;
  /** Values that it takes, the usual one first; anything if absent. */
  readonly choices?: readonly string[];
}

const yesNo = ['否', '是'] as const;
const several: LocalizedText = { zh: '多个用“；”分开', en: 'several are parted by ；' };
const reason: RegisterColumn = {
  name: '说明',
  en: 'Why',
  help: { zh: '检查时显示给撰稿人', en: 'shown to who writes' },
};

/** What an organisation can tell the checks, and the columns of each register in screens and in Excel. */
export const registerForms: Readonly<
  Record<
    RegisterName,
    {
      readonly name: LocalizedText;
      readonly lead: LocalizedText;
      readonly columns: readonly RegisterColumn[];
    }
  >
> = {
  terms: {
    name: { zh: '词库', en: 'Words to watch' },
    lead: {
      zh: '禁用词、敏感词、提示词；可匹配夹杂符号、同音替换，可登记例外。',
      en: 'Forbidden and sensitive words, also cut apart or written by sound; with exceptions.',
    },
    columns: [
      { name: '词语', en: 'Word', help: { zh: '要查的词', en: 'what to look for' }, required: true },
      { name: '类别', en: 'Category', help: { zh: '如：禁用、慎用', en: 'such as forbidden' } },
      {
        name: '级别',
        en: 'Severity',
        help: { zh: '错误、警告或提示', en: 'error, warning or advice' },
        choices: ['警告', '错误', '提示'],
      },
      { name: '建议', en: 'Instead', help: several },
      reason,
      {
        name: '例外',
        en: 'Exceptions',
        help: {
          zh: '包含该词而无误的说法；多个用“；”分开',
          en: 'longer texts that are in order, parted by ；',
        },
      },
      {
        name: '夹杂符号',
        en: 'Cut apart',
        help: { zh: '字间夹有空格、符号也算', en: 'also with signs between' },
        choices: yesNo,
      },
      {
        name: '同音',
        en: 'By sound',
        help: { zh: '同音字替换也算', en: 'also by other characters of the sound' },
        choices: yesNo,
      },
      {
        name: '整词',
        en: 'Whole word',
        help: { zh: '外文、数字须是整词', en: 'no letter or digit beside it' },
        choices: yesNo,
      },
      {
        name: '原样',
        en: 'Exactly',
        help: { zh: '不折叠全半角、大小写和繁简', en: 'exactly as written' },
        choices: yesNo,
      },
    ],
  },
  people: {
    name: { zh: '人名职务', en: 'Names and titles' },
    lead: {
      zh: '按排名顺序登记；检查人名用字、职务和并列顺序。',
      en: 'In their order of rank; spelling, title and order are checked.',
    },
    columns: [
      { name: '姓名', en: 'Name', help: { zh: '规范写法', en: 'as it is written' }, required: true },
      {
        name: '职务',
        en: 'Titles',
        help: { zh: '全称在前；多个用“；”分开', en: 'the full one first, parted by ；' },
      },
      { name: '备注', en: 'Note', help: { zh: '不用于检查', en: 'not used' } },
    ],
  },
  institutions: {
    name: { zh: '机构名称', en: 'Institutions' },
    lead: {
      zh: '机构全称、规范简称和常见误写。',
      en: 'Full names, official short names and usual mistakes.',
    },
    columns: [
      { name: '全称', en: 'Full name', help: { zh: '批准的名称', en: 'as approved' }, required: true },
      { name: '规范简称', en: 'Short names', help: several },
      { name: '误写', en: 'Mistakes', help: several },
    ],
  },
  wordings: {
    name: { zh: '规范表述', en: 'Fixed wordings' },
    lead: {
      zh: '固定提法及其误写；误写按错误提示，八字以上只差一字的按疑似提示。',
      en: 'Fixed wordings and how they are got wrong; those count as errors, and one wrong character in eight or more as a warning.',
    },
    columns: [
      { name: '规范表述', en: 'Wording', help: { zh: '应当这样写', en: 'as it must read' }, required: true },
      { name: '误写', en: 'Mistakes', help: several },
      reason,
    ],
  },
};

/** A row by its columns' names; what is left out is empty. */
export const registerRowSchema = z.record(z.string().max(20), z.string().max(1000));
export type RegisterRow = z.output<typeof registerRowSchema>;

/** Entries of one register at most. */
export const mostEntries = 100_000;
/** Entries that one change in a screen takes. */
export const mostChanged = 500;

const shared = { capability: 'checks', access: 'session' } as const;
const organizationParams = z.object({ organization: z.string().max(100) });
const registerParams = organizationParams.extend({ register: z.enum(registers) });
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const listRegisters = defineRoute({
  ...shared,
  id: 'checks.registers',
  method: 'GET',
  path: '/api/v1/organizations/:organization/checks/registers',
  summary: { zh: '登记表和词库', en: 'What a unit tells the checks, with what it inherits' },
  params: organizationParams,
  response: z.object({
    registers: z.array(
      z.object({
        register: z.enum(registers),
        version: z.number().int(),
        entries: z.number().int(),
        changedAt: instantSchema.nullable(),
        inherited: z.array(
          z.object({
            organization: z.string(),
            organizationName: z.string(),
            version: z.number().int(),
            entries: z.number().int(),
          }),
        ),
      }),
    ),
    mayChange: z.boolean(),
  }),
  command: false,
});

export const listRegisterEntries = defineRoute({
  ...shared,
  id: 'checks.registerEntries',
  method: 'GET',
  path: '/api/v1/organizations/:organization/checks/registers/:register/entries',
  summary: { zh: '登记表条目', en: 'Entries of a register in their order' },
  params: registerParams,
  query: pageQuery.extend({ text: z.string().max(100).optional() }),
  response: pageOf(z.object({ key: z.string(), position: z.number().int(), row: registerRowSchema })),
  command: false,
});

export const listRegisterVersions = defineRoute({
  ...shared,
  id: 'checks.registerVersions',
  method: 'GET',
  path: '/api/v1/organizations/:organization/checks/registers/:register/versions',
  summary: { zh: '登记表的历次修改', en: 'Who changed a register when, newest first' },
  params: registerParams,
  query: pageQuery,
  response: pageOf(
    z.object({
      version: z.number().int(),
      added: z.number().int(),
      removed: z.number().int(),
      note: z.string(),
      by: personSnapshotSchema,
      at: instantSchema,
    }),
  ),
  command: false,
});

const versionNumber = z.coerce.number().int().min(0);

/** Differences that one answer lists; an import may have made many more. */
export const mostDifferences = 500;

export const compareRegister = defineRoute({
  ...shared,
  id: 'checks.compareRegister',
  method: 'GET',
  path: '/api/v1/organizations/:organization/checks/registers/:register/versions/:version/differences',
  summary: {
    zh: '登记表两个版本的差异',
    en: 'What a version of a register has that another one has not, entry by entry; with the version before it unless told',
  },
  params: registerParams.extend({ version: versionNumber }),
  query: z.object({ with: versionNumber.optional() }),
  response: z.object({
    /** From which version to which. */
    from: z.number().int(),
    to: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
    removed: z.number().int(),
    /** In the register's order; `before` is null for an added entry, `after` for a removed one. */
    differences: z.array(
      z.object({
        key: z.string(),
        before: registerRowSchema.nullable(),
        after: registerRowSchema.nullable(),
      }),
    ),
    /** Differences beyond those listed. */
    more: z.number().int(),
  }),
  command: false,
});

export const restoreRegister = defineRoute({
  ...shared,
  id: 'checks.restoreRegister',
  method: 'POST',
  path: '/api/v1/organizations/:organization/checks/registers/:register/versions/:version/restore',
  summary: {
    zh: '恢复登记表的旧版本（作为新版本）',
    en: 'Make an earlier version of a register the newest one',
  },
  params: registerParams.extend({ version: versionNumber }),
  /** The newest version that was seen. */
  body: z.strictObject({ version: z.number().int().min(1) }),
  response: z.object({ version: z.number().int() }),
  command: true,
});

const problemOfRow = z.object({
  /** As the spreadsheet program counts; in a screen's change the entry's number from 1. */
  row: z.number().int(),
  column: z.string(),
  message: localizedTextSchema,
});

export const changeRegister = defineRoute({
  ...shared,
  id: 'checks.changeRegister',
  method: 'POST',
  path: '/api/v1/organizations/:organization/checks/registers/:register/changes',
  summary: { zh: '修改登记表', en: 'Put and remove entries; makes a new version' },
  params: registerParams,
  body: z.strictObject({
    /** The version that was seen. */
    version: z.number().int().min(0),
    put: z.array(registerRowSchema).max(mostChanged).default([]),
    remove: z.array(z.string().max(2000)).max(mostChanged).default([]),
    note: z.string().max(500).default(''),
  }),
  response: z.object({ version: z.number().int() }),
  command: true,
});

export const registerPlanSchema = z.object({
  version: z.number().int(),
  rows: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  same: z.number().int(),
  problems: z.array(problemOfRow),
  /** All problems, listed or not; nothing is applied while there is one. */
  problemCount: z.number().int(),
  applied: z.boolean(),
});

const importQuery = z.object({
  /** What is not in the sheet is removed. */
  replace: z.stringbool().default(false),
});

export const planRegister = defineRoute({
  ...shared,
  id: 'checks.planRegister',
  method: 'POST',
  path: '/api/v1/organizations/:organization/checks/registers/:register/plans',
  summary: {
    zh: '试导入 Excel（不作修改）',
    en: 'Upload a sheet (form field "file"); says what it would change and changes nothing',
  },
  params: registerParams,
  query: importQuery,
  response: registerPlanSchema,
  command: false,
  requestMedia: 'multipart/form-data',
});

export const importRegister = defineRoute({
  ...shared,
  id: 'checks.importRegister',
  method: 'POST',
  path: '/api/v1/organizations/:organization/checks/registers/:register/imports',
  summary: {
    zh: '导入 Excel',
    en: 'Upload a sheet (form field "file") and apply it to the version that was seen',
  },
  params: registerParams,
  query: importQuery.extend({ version: z.coerce.number().int().min(0) }),
  response: registerPlanSchema,
  command: true,
  requestMedia: 'multipart/form-data',
});

export const exportRegister = defineRoute({
  ...shared,
  id: 'checks.exportRegister',
  method: 'GET',
  path: '/api/v1/organizations/:organization/checks/registers/:register/sheet.xlsx',
  summary: { zh: '导出 Excel', en: 'A register as Excel; an empty one is the template' },
  params: registerParams,
  response: z.string().meta({ format: 'binary' }),
  command: false,
  responseMedia: xlsx,
});

export const registerRoutes = [
  listRegisters,
  listRegisterEntries,
  listRegisterVersions,
  compareRegister,
  restoreRegister,
  changeRegister,
  planRegister,
  importRegister,
  exportRegister,
] as const;
