import { isPeriodKey, subjectKinds, units } from '@sanshen/domain/supervision';
import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, digestSchema, instantSchema, localizedTextSchema, pageOf, pageQuery } from './route.ts';

export const supervisionProblems = defineProblems({
  'supervision.noRuleBook': {
    status: 409,
    zh: '该组织尚未适用任何规则，没有可对照的指标',
    en: 'No rule book is in force for this organisation, so there are no indicators to hold it against',
  },
  'supervision.notClosed': {
    status: 409,
    zh: '该月尚未定格，数字随台账更新，无须更正',
    en: 'This month is not closed: its numbers still follow the ledger',
  },
  'supervision.nothingToAmend': {
    status: 409,
    zh: '按现有台账重新统计，结果与定格时一致，无须更正',
    en: 'Counted again from the ledger as it is now, it comes out as it was closed',
  },
  'supervision.reasonMissing': {
    status: 400,
    zh: '请写明更正原因',
    en: 'Say why the month is counted again',
  },
});

const id = z.string().min(1).max(100);
const tags = { capability: 'supervision', access: 'session' } as const;
/** `2026-11`, `2026-Q4` or `2026`. */
export const periodSchema = z.string().refine(isPeriodKey, 'a month, quarter or year');
const monthSchema = z.string().regex(/^2\d{3}-(0[1-9]|1[0-2])$/);
const clauseSchema = z.string().regex(/^§\d{1,2}$/);
const whole = z.number().int();

/** `nothing`: there was nothing that it could be of. `underway`: it belongs to a year that is not over. */
export const indicatorVerdicts = ['met', 'missed', 'nothing', 'underway', 'notMeasured'] as const;
const verdictSchema = z.enum(indicatorVerdicts);

const indicatorSchema = z.object({
  id: z.string(),
  clause: z.string(),
  name: localizedTextSchema,
  measure: z.string(),
  unit: z.enum(units),
  better: z.enum(['higher', 'lower']),
  /** False where nothing in the product shows it yet. */
  measured: z.boolean(),
});

/** Place among the board's indicators, numerator, denominator, value, threshold, verdict. */
const cellSchema = z.tuple([whole, whole, whole, z.number().nullable(), z.number(), verdictSchema]);

const unitSchema = z.object({
  organization: z.string(),
  name: z.string(),
  /** How far below the organisation that was asked for. */
  depth: whole,
  /** The reader holds an office here. */
  own: z.boolean(),
  /** Months of the period that are closed. */
  closed: whole,
  cells: z.array(cellSchema),
  /** Of the clause that was asked for: for each of its indicators the values of the trend's months. */
  trend: z.array(z.tuple([whole, z.array(z.number().nullable())])),
});

export const readBoard = defineRoute({
  ...tags,
  id: 'supervision.board',
  method: 'GET',
  path: '/api/v1/supervision/board',
  summary: {
    zh: '条款看板：可见各单位在某期的各条款指标',
    en: 'The clause board: the indicators of a period, unit by unit, of units that the caller may see',
  },
  query: z.object({ organization: id, period: periodSchema, clause: clauseSchema.optional() }),
  response: z.object({
    at: instantSchema,
    organization: z.string(),
    period: z.string(),
    months: z.array(z.string()),
    trendMonths: z.array(z.string()),
    clauses: z.array(z.object({ id: z.string(), title: localizedTextSchema })),
    indicators: z.array(indicatorSchema),
    units: z.array(unitSchema),
    /** Up to when the ledger has been counted. */
    countedUpTo: instantSchema.nullable(),
  }),
  command: false,
});

const shownDefinitionSchema = z.object({
  measure: z.string(),
  version: whole,
  from: z.string().nullable(),
  unit: z.enum(units),
  judged: z.enum(['always', 'byYear']),
  name: localizedTextSchema,
  how: localizedTextSchema,
});

export const readUnit = defineRoute({
  ...tags,
  id: 'supervision.unit',
  method: 'GET',
  path: '/api/v1/supervision/units/:organization',
  summary: {
    zh: '一个单位在某期的各项指标、口径、近十二个月走势与同级对比',
    en: 'A unit’s indicators in a period, how each is counted, its last twelve months, and its siblings',
  },
  params: z.object({ organization: id }),
  query: z.object({ period: periodSchema }),
  response: z.object({
    at: instantSchema,
    organization: z.string(),
    name: z.string(),
    period: z.string(),
    trendMonths: z.array(z.string()),
    /** The whole period is closed: of what it was closed with. */
    closed: z.object({ digest: digestSchema, at: instantSchema }).nullable(),
    indicators: z.array(
      indicatorSchema.extend({
        version: whole,
        threshold: z.number(),
        points: z.number(),
        numerator: whole,
        denominator: whole,
        value: z.number().nullable(),
        verdict: verdictSchema,
        trend: z.array(z.number().nullable()),
        /** The middle value of the other units below the same superior; null where fewer than three have one. */
        siblings: z.object({ median: z.number(), units: whole }).nullable(),
        definition: shownDefinitionSchema.nullable(),
      }),
    ),
    mayAmend: z.boolean(),
  }),
  command: false,
});

export const evidenceSchema = z.object({
  kind: z.enum(subjectKinds),
  /** What it is called; null where the reader may know that it is there, but not what it is. */
  title: localizedTextSchema.nullable(),
  /** Where it is shown; null where there is no such screen for the reader. */
  path: z.string().nullable(),
  at: instantSchema,
  numerator: whole,
  denominator: whole,
  version: whole,
  /** It speaks against the unit. */
  against: z.boolean(),
});

export const listEvidence = defineRoute({
  ...tags,
  id: 'supervision.evidence',
  method: 'GET',
  path: '/api/v1/supervision/units/:organization/evidence',
  summary: {
    zh: '一个数字背后的每件事项，限于本人可见范围',
    en: 'The very cases behind a number, as far as the caller may see them',
  },
  params: z.object({ organization: id }),
  query: pageQuery.extend({
    period: periodSchema,
    indicator: id,
    /** Only what speaks against the unit. */
    only: z.enum(['against']).optional(),
  }),
  response: pageOf(evidenceSchema).extend({
    indicator: indicatorSchema.nullable(),
    definition: shownDefinitionSchema.nullable(),
  }),
  command: false,
});

const periodVersionSchema = z.object({
  month: z.string(),
  amendment: whole,
  digest: digestSchema,
  at: instantSchema,
  /** Of an amendment: why, by whom, and what it changed. */
  reason: z.string().nullable(),
  by: z.string().nullable(),
});

export const listPeriods = defineRoute({
  ...tags,
  id: 'supervision.periods',
  method: 'GET',
  path: '/api/v1/supervision/units/:organization/periods',
  summary: {
    zh: '已定格的月份、摘要与更正记录，以及与现有台账不一致之处',
    en: 'Closed months with their digests and amendments, and where the ledger says otherwise by now',
  },
  params: z.object({ organization: id }),
  query: z.object({ year: z.coerce.number().int().min(2000).max(2999) }),
  response: z.object({
    versions: z.array(periodVersionSchema),
    /** Months that would come out otherwise now. */
    differing: z.array(z.object({ month: z.string(), measure: z.string(), name: localizedTextSchema })),
    mayAmend: z.boolean(),
  }),
  command: false,
});

export const amendPeriod = defineRoute({
  ...tags,
  id: 'supervision.amend',
  method: 'POST',
  path: '/api/v1/supervision/units/:organization/periods/:month/amendments',
  summary: {
    zh: '按现有台账更正已定格的月份；原值保留',
    en: 'Counts a closed month again by the ledger as it is; what it was closed with is kept',
  },
  params: z.object({ organization: id, month: monthSchema }),
  body: z.object({ reason: z.string().trim().max(500) }),
  response: z.object({ amendment: whole, digest: digestSchema }),
  command: true,
  status: 201,
});

export const exportBoard = defineRoute({
  ...tags,
  id: 'supervision.export',
  method: 'GET',
  path: '/api/v1/supervision/board.xlsx',
  summary: { zh: '条款看板的表格文件', en: 'The clause board as a spreadsheet' },
  query: z.object({ organization: id, period: periodSchema, language: z.enum(['zh', 'en']).default('zh') }),
  response: z.string(),
  responseMedia: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  command: false,
});

export const supervisionRoutes = [
  readBoard,
  readUnit,
  listEvidence,
  listPeriods,
  amendPeriod,
  exportBoard,
] as const;
