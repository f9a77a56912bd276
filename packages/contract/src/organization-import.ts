import { z } from 'zod';
import { byOrganization, organizationId, tags } from './organization-reading.ts';
import { defineProblems } from './problem.ts';
import { defineRoute, digestSchema, instantSchema, localizedTextSchema, pageOf, pageQuery } from './route.ts';

export const organizationImportProblems = defineProblems({
  'import.unreadable': {
    status: 422,
    zh: '文件无法读取：不是有效的 .xlsx 或 .csv 文件',
    en: 'The file cannot be read: it is no valid .xlsx or .csv file',
  },
  'import.encoding': {
    status: 422,
    zh: '文字编码无法识别，请存为 UTF-8 或 GB18030',
    en: 'The encoding is not known; save it as UTF-8 or GB18030',
  },
  'import.tooManyRows': {
    status: 422,
    zh: '行数超过上限（10 万行），请分批导入',
    en: 'There are more than 100,000 rows; import it in parts',
  },
  'import.tooLarge': {
    status: 413,
    zh: '文件展开后过大，已拒绝读取',
    en: 'The file is too large once unpacked and was not read',
  },
  'import.noRows': { status: 422, zh: '表中没有数据行', en: 'The table has no rows' },
  'import.columnsMissing': {
    status: 422,
    zh: '缺少必需的列，请对照模板检查表头',
    en: 'A column is missing; compare the headings with the template',
  },
  'import.unknown': {
    status: 404,
    zh: '没有此导入，或已过一小时失效，请重新上传',
    en: 'There is no such import, or its hour is over; upload it again',
  },
  'import.hasErrors': {
    status: 409,
    zh: '导入表尚有错误，请改正后重新上传',
    en: 'The plan has errors; mend the file and upload it again',
  },
  'import.treeChanged': {
    status: 409,
    zh: '试导入之后组织或人员有变动，请重新上传核对',
    en: 'Organisations or people changed since the dry run; upload it again and look at the new plan',
  },
  'import.alreadyApplied': { status: 409, zh: '该导入已经执行', en: 'This import was carried out already' },
});

/** What a row asks for. `error` rows stop the whole import. */
export const importActions = [
  'foundOrganization',
  'registerPerson',
  'appoint',
  'addQualification',
  'alreadyThere',
  'error',
] as const;
export type ImportAction = (typeof importActions)[number];

export const importRowSchema = z.object({
  /** Row in the sheet, counted as the spreadsheet program does (the heading is row 1). */
  row: z.number().int(),
  sheet: z.string(),
  organization: z.string(),
  person: z.string().nullable(),
  /** Everything that the row does, in order; `['error']` alone where it does nothing. */
  actions: z.array(z.enum(importActions)),
  /** What happens, or what to mend, one sentence each. */
  messages: z.array(
    z.object({
      /** Such as `C7`; null where the whole row is meant. */
      cell: z.string().nullable(),
      code: z.string(),
      zh: z.string(),
      en: z.string(),
    }),
  ),
});

export const importStates = ['planned', 'applying', 'applied', 'failed'] as const;

export const importSchema = z.object({
  import: z.string(),
  organization: z.string(),
  state: z.enum(importStates),
  fileName: z.string(),
  /** Of the file and the tree that it was compared with; sent back to apply exactly this plan. */
  digest: digestSchema,
  plannedAt: instantSchema,
  expiresAt: instantSchema,
  rows: z.number().int(),
  /** How many of each action there are. */
  counts: z.record(z.enum(importActions), z.number().int()),
  /** Rows that have an error; it can be applied only when this is 0. */
  errorRows: z.number().int(),
  line: localizedTextSchema,
  /** While it is applied. */
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  /** Why it failed; nothing of it was kept. */
  problem: z
    .object({ code: z.string(), zh: z.string(), en: z.string(), row: z.number().int().nullable() })
    .nullable(),
});

const byImport = { params: z.object({ organization: organizationId, import: z.uuid() }) } as const;

export const importTemplate = defineRoute({
  ...tags,
  id: 'organization.importTemplate',
  method: 'GET',
  path: '/api/v1/organizations/import-template.xlsx',
  summary: { zh: '组织人员导入模板', en: 'The template for importing organisations and people' },
  response: z.string().meta({ format: 'binary' }),
  command: false,
  responseMedia: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const planImport = defineRoute({
  ...tags,
  ...byOrganization,
  id: 'organization.planImport',
  method: 'POST',
  path: '/api/v1/organizations/:organization/imports',
  summary: {
    zh: '上传导入表（仅试算，不作变更）',
    en: 'Upload a table (form field "file"); gives what it would do and changes nothing',
  },
  response: importSchema,
  // A dry run changes nothing that anybody else sees: it needs no idempotency key.
  command: false,
  status: 201,
  requestMedia: 'multipart/form-data',
});

export const readImport = defineRoute({
  ...tags,
  ...byImport,
  id: 'organization.import',
  method: 'GET',
  path: '/api/v1/organizations/:organization/imports/:import',
  summary: { zh: '导入的进度与结果', en: 'An import: its plan in figures, how far it is, what came of it' },
  response: importSchema,
  command: false,
});

export const listImportRows = defineRoute({
  ...tags,
  ...byImport,
  id: 'organization.importRows',
  method: 'GET',
  path: '/api/v1/organizations/:organization/imports/:import/rows',
  summary: { zh: '导入计划的各行', en: 'The rows of an import’s plan, in the order of the file' },
  query: pageQuery.extend({ only: z.enum(['errors', 'changes']).optional() }),
  response: pageOf(importRowSchema),
  command: false,
});

export const applyImport = defineRoute({
  ...tags,
  ...byImport,
  id: 'organization.applyImport',
  method: 'POST',
  path: '/api/v1/organizations/:organization/imports/:import/application',
  summary: {
    zh: '执行导入：一次全部生效，出错则全部不生效',
    en: 'Carry an import out as a job: all of it or nothing',
  },
  body: z.strictObject({ digest: digestSchema }),
  response: importSchema,
  command: true,
  status: 202,
});

/** One thing that was decided about an organisation, its offices or its people. */
export const readOrganizationTimeline = defineRoute({
  ...tags,
  ...byOrganization,
  id: 'organization.timeline',
  method: 'GET',
  path: '/api/v1/organizations/:organization/timeline',
  summary: {
    zh: '组织沿革时间线：机构、任免与人员',
    en: 'What was decided about an organisation, its offices and people: what, who, when, from when; newest first',
  },
  query: pageQuery,
  response: pageOf(
    z.object({
      sequence: z.number().int(),
      at: instantSchema,
      effectiveFrom: instantSchema,
      effectiveTo: instantSchema.nullable(),
      kind: z.string(),
      actor: z.object({ person: z.string(), name: z.string() }),
      person: z.object({ id: z.string(), name: z.string() }).nullable(),
      office: z.string().nullable(),
      sentence: localizedTextSchema,
    }),
  ),
  command: false,
});

export const organizationImportRoutes = [
  importTemplate,
  planImport,
  readImport,
  listImportRows,
  applyImport,
  readOrganizationTimeline,
] as const;
