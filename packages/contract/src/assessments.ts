import { assessmentStatuses, isAssessmentPeriod } from '@sanshen/domain/assessments';
import { z } from 'zod';
import { defineProblems } from './problem.ts';
import {
  defineRoute,
  digestSchema,
  instantSchema,
  localizedTextSchema,
  noContent,
  pageOf,
  pageQuery,
} from './route.ts';

export const assessmentProblems = defineProblems({
  'assessments.published': {
    status: 409,
    zh: '考核已公示，不能重新计算',
    en: 'The assessment is published already',
  },
  'assessments.notPublished': { status: 409, zh: '考核尚未公示', en: 'The assessment is not published yet' },
  'assessments.final': { status: 409, zh: '考核已生效，不能再改', en: 'The assessment is final' },
  'assessments.itemUnknown': {
    status: 422,
    zh: '没有这一项扣分',
    en: 'The assessment has no such item that cost points',
  },
  'assessments.appealOver': { status: 409, zh: '申诉期限已过', en: 'The time to appeal is over' },
  'assessments.appealed': {
    status: 409,
    zh: '这一项已经申诉，请等待答复',
    en: 'This item was appealed against already',
  },
  'assessments.notAppealed': { status: 409, zh: '这一项没有申诉', en: 'Nobody appealed against this item' },
  'assessments.appealDecided': { status: 409, zh: '这一项申诉已答复', en: 'This appeal was decided already' },
  'assessments.ownCause': {
    status: 403,
    zh: '本人在被考核单位任职或提出了这一申诉，须由他人答复',
    en: 'Who is of the unit, or made the appeal, does not decide it: another one has to',
  },
  'assessments.changed': {
    status: 409,
    zh: '试算之后指标、案件或规则有变化，请重新计算后再公示',
    en: 'Numbers, cases or rules are other than when this was drafted: draft it again before it is published',
  },
  'assessments.restoredTooMuch': {
    status: 422,
    zh: '退回的分数不能超过这一项的扣分',
    en: 'No more points can be given back than the item cost',
  },
  'assessments.reasonMissing': { status: 422, zh: '请写明理由', en: 'Give a reason' },
  'assessments.appealOpen': {
    status: 409,
    zh: '还有申诉未答复，考核不能生效',
    en: 'An appeal is not decided yet',
  },
  'assessments.appealPossible': {
    status: 409,
    zh: '申诉期限未满，考核不能生效',
    en: 'The unit may still appeal',
  },
  'assessments.noFormula': {
    status: 409,
    zh: '该单位适用的规则没有规定考核公式',
    en: 'The rule book in force there has no formula for an assessment',
  },
  'assessments.periodWrong': {
    status: 422,
    zh: '规则规定的考核周期与所选不符',
    en: 'The rule book assesses by periods of another length',
  },
  'assessments.periodOpen': {
    status: 409,
    zh: '考核周期尚未结束，只能试算，不能公示',
    en: 'The period is not over: the assessment can be drafted, not published',
  },
  'assessments.unitElsewhere': {
    status: 403,
    zh: '所选单位中有不归本单位考核的',
    en: 'Among these units is one that this organisation does not assess',
  },
});

const tags = { capability: 'assessments', access: 'session' } as const;
const id = z.string().min(1).max(100);
const period = z.string().max(10).refine(isAssessmentPeriod, 'a year or half of one');
const ofOrganization = z.object({ organization: id });
const ofAssessment = z.object({ assessment: z.uuid() });
const wordSchema = z.object({ by: z.string(), at: instantSchema, note: z.string() });

export const assessmentLineSchema = z.object({
  assessment: z.string(),
  unit: z.string(),
  unitName: z.string(),
  assessor: z.string(),
  period: z.string(),
  periodName: localizedTextSchema,
  status: z.enum(assessmentStatuses),
  full: z.number(),
  score: z.number(),
  grade: localizedTextSchema.nullable(),
  /** Only where the rule book wants the order, and every unit of the list is final. */
  place: z.number().int().nullable(),
  openAppeals: z.number().int(),
  appealUntil: instantSchema.nullable(),
});

export const assessmentItemSchema = z.object({
  item: z.string(),
  kind: z.enum(['indicator', 'case']),
  /** The case or the indicator behind it. */
  source: z.string(),
  clause: z.string(),
  points: z.number(),
  most: z.number(),
  restored: z.number(),
  sentence: localizedTextSchema,
  appeal: z
    .object({
      word: wordSchema,
      files: z.array(z.object({ file: z.string(), name: z.string() })),
      dueAt: instantSchema,
      decided: wordSchema.extend({ restored: z.number() }).nullable(),
    })
    .nullable(),
});

export const assessmentSchema = assessmentLineSchema.extend({
  assessorName: z.string(),
  items: z.array(assessmentItemSchema),
  /** All indicators with their values, lost points or not. */
  indicators: z.array(
    z.object({
      indicator: z.string(),
      clause: z.string(),
      name: localizedTextSchema,
      value: localizedTextSchema.nullable(),
      threshold: localizedTextSchema,
      points: z.number(),
      lost: z.number(),
    }),
  ),
  /** Of what it was computed from. */
  digest: z.string(),
  policy: z.string(),
  drafted: wordSchema,
  publishedAt: instantSchema.nullable(),
  finalAt: instantSchema.nullable(),
  mayDraft: z.boolean(),
  mayPublish: z.boolean(),
  mayAppeal: z.boolean(),
  mayDecide: z.boolean(),
  mayFinalise: z.boolean(),
});
export type AssessmentAnswer = z.output<typeof assessmentSchema>;

export const listAssessments = defineRoute({
  ...tags,
  id: 'assessments.list',
  method: 'GET',
  path: '/api/v1/organizations/:organization/assessments',
  summary: {
    zh: '本单位的考核，或本单位考核的各单位',
    en: 'How an organisation was assessed, or how it assesses others in a period; what the caller may see',
  },
  params: ofOrganization,
  query: pageQuery.extend({ side: z.enum(['own', 'units']).default('own'), period: period.optional() }),
  response: pageOf(assessmentLineSchema).extend({
    ranking: z.enum(['none', 'grades', 'order']),
    /** On the side of who assesses: units that it may assess and has not in this period. */
    left: z.array(z.object({ unit: z.string(), name: z.string() })),
    /** Units that it may assess, whose assessment is still a draft. */
    drafted: z.array(z.object({ unit: z.string(), name: z.string() })),
    everyMonths: z.number().int().nullable(),
    mayDraft: z.boolean(),
  }),
  command: false,
});

export const readAssessment = defineRoute({
  ...tags,
  id: 'assessments.read',
  method: 'GET',
  path: '/api/v1/assessments/:assessment',
  summary: { zh: '一项考核', en: 'One assessment: each lost point with its reason' },
  params: ofAssessment,
  response: assessmentSchema,
  command: false,
});

export const draftAssessments = defineRoute({
  ...tags,
  id: 'assessments.draft',
  method: 'POST',
  path: '/api/v1/organizations/:organization/assessments',
  summary: {
    zh: '按规则公布的公式计算各单位考核（草稿可重新计算）',
    en: 'Draft assessments of units by the published formula; drafts are drawn up again',
  },
  params: ofOrganization,
  body: z.strictObject({ period, units: z.array(id).min(1).max(500) }),
  response: z.object({ drafted: z.number().int(), unchanged: z.number().int() }),
  command: true,
});

export const publishAssessment = defineRoute({
  ...tags,
  id: 'assessments.publish',
  method: 'POST',
  path: '/api/v1/assessments/:assessment/publish',
  summary: { zh: '向单位公示考核', en: 'Publish an assessment to the unit, which may then appeal' },
  params: ofAssessment,
  body: z.strictObject({}),
  response: noContent,
  command: true,
  status: 204,
});

export const appealAssessment = defineRoute({
  ...tags,
  id: 'assessments.appeal',
  method: 'POST',
  path: '/api/v1/assessments/:assessment/appeals',
  summary: {
    zh: '对一项扣分申诉',
    en: 'Appeal against one item that cost points, with grounds and evidence',
  },
  params: ofAssessment,
  body: z.strictObject({
    item: id,
    grounds: z.string().trim().min(1).max(5000),
    files: z
      .array(z.strictObject({ file: digestSchema, name: z.string().trim().min(1).max(200) }))
      .max(20)
      .default([]),
  }),
  response: noContent,
  command: true,
  status: 204,
});

export const decideAppeal = defineRoute({
  ...tags,
  id: 'assessments.decideAppeal',
  method: 'POST',
  path: '/api/v1/assessments/:assessment/appeals/decision',
  summary: {
    zh: '答复一项申诉：退回分数或维持，写明理由',
    en: 'Decide an appeal: points given back, or none, with the reason',
  },
  params: ofAssessment,
  body: z.strictObject({
    item: id,
    restored: z.number().min(0).max(100),
    reason: z.string().trim().min(1).max(5000),
  }),
  response: noContent,
  command: true,
  status: 204,
});

export const finaliseAssessment = defineRoute({
  ...tags,
  id: 'assessments.finalise',
  method: 'POST',
  path: '/api/v1/assessments/:assessment/final',
  summary: {
    zh: '考核生效（申诉期满、申诉均已答复；到期系统也会自动生效）',
    en: 'Make an assessment final, after the time to appeal and when no appeal is open; it also happens by itself',
  },
  params: ofAssessment,
  body: z.strictObject({}),
  response: noContent,
  command: true,
  status: 204,
});

export const reproduceAssessment = defineRoute({
  ...tags,
  id: 'assessments.reproduce',
  method: 'GET',
  path: '/api/v1/assessments/:assessment/reproduction',
  summary: {
    zh: '用封存的指标和案件重新计算，与考核对照',
    en: 'Compute the assessment again from the frozen periods and the cases, and say what differs',
  },
  params: ofAssessment,
  response: z.object({
    same: z.boolean(),
    digest: z.string(),
    again: z.string(),
    /** Whether every period behind it is frozen. */
    frozen: z.boolean(),
    /** Indicators and cases that are other now. */
    differs: z.array(z.string()),
  }),
  command: false,
});

export const assessmentPdf = defineRoute({
  ...tags,
  id: 'assessments.pdf',
  method: 'GET',
  path: '/api/v1/assessments/:assessment/document.pdf',
  summary: { zh: '考核结果单（PDF）', en: 'The assessment as PDF' },
  params: ofAssessment,
  response: z.string().meta({ format: 'binary' }),
  responseMedia: 'application/pdf',
  command: false,
});

export const assessmentRoutes = [
  listAssessments,
  readAssessment,
  draftAssessments,
  publishAssessment,
  appealAssessment,
  decideAppeal,
  finaliseAssessment,
  reproduceAssessment,
  assessmentPdf,
] as const;
