import type { LocalizedText } from '@sanshen/domain/kernel';
import {
  type EndReason,
  endReasons,
  type SelectionEvent,
  type SelectionRefusal,
  type SelectionStatus,
  selectionOrigins,
  selectionStatuses,
} from '@sanshen/domain/qualification';
import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, instantSchema, localizedTextSchema } from './route.ts';

/** Refusals of the rules; a missing text does not compile. */
export const selectionProblems = defineProblems<SelectionRefusal>({
  'selection.wrongStatus': {
    status: 409,
    zh: '该遴选的状态已变化，请刷新后再办',
    en: 'It has moved on since; read it again',
  },
  'selection.ownCase': {
    status: 403,
    zh: '不能办理本人的遴选，请由他人办理',
    en: 'Nobody decides about his own selection',
  },
  'selection.secondPerson': {
    status: 403,
    zh: '推荐人不能审核自己推荐的人选，请由他人审核',
    en: 'Somebody else than who recommended the candidate has to check him',
  },
  'selection.openAlready': {
    status: 409,
    zh: '该人员在本单位同一职务已有未办结的遴选',
    en: 'A selection of this person for this office is open already',
  },
  'selection.criteriaIncomplete': {
    status: 400,
    zh: '请对照遴选标准逐条作出结论',
    en: 'Say for every criterion whether it is met',
  },
  'selection.probationTooShort': {
    status: 400,
    zh: '试用期短于审校制度的要求',
    en: 'The probation is shorter than the rule book asks',
  },
  'selection.mentorUnfit': {
    status: 409,
    zh: '带教人须为本单位在任、具备相应资格的其他人员',
    en: 'A mentor works in the unit, is qualified for the office’s work, and is another person',
  },
  'selection.probationRuns': {
    status: 409,
    zh: '试用期未满',
    en: 'The probation is not over yet',
  },
  'selection.mentorOnly': {
    status: 403,
    zh: '试用意见由带教人出具',
    en: 'Only the mentor gives this word',
  },
  'selection.notVouched': {
    status: 409,
    zh: '带教人尚未出具试用意见',
    en: 'The mentor has not given his word yet',
  },
  'selection.notQualified': {
    status: 409,
    zh: '人选尚未取得该职务所需资格，请先参加培训考试',
    en: 'The candidate lacks the qualification for the office’s work: training and examination come first',
  },
  'selection.reasonNotYours': {
    status: 403,
    zh: '撤回由本人提出；其他原因由单位办理',
    en: 'Only the candidate withdraws; other reasons are the unit’s to give',
  },
});

/** What each status is called. */
export const selectionStatusTexts: Readonly<Record<SelectionStatus, LocalizedText>> = {
  proposed: { zh: '待审核', en: 'To be checked' },
  checked: { zh: '待试用', en: 'To go on probation' },
  probation: { zh: '试用中', en: 'On probation' },
  confirmed: { zh: '已确认任职', en: 'Confirmed' },
  ended: { zh: '已终止', en: 'Ended' },
};

/** What each reason is called. */
export const endReasonTexts: Readonly<Record<EndReason, LocalizedText>> = {
  withdrawn: { zh: '本人撤回', en: 'Withdrawn by the candidate' },
  criteriaNotMet: { zh: '未达到遴选标准', en: 'A criterion was not met' },
  notConfirmed: { zh: '试用未通过', en: 'Not confirmed after probation' },
  noNeed: { zh: '岗位不再需要', en: 'Not needed any more' },
};

/** Kinds of entries about the selection of people. */
export type SelectionLedgerKind = `selection.${SelectionEvent['kind']}`;
/** What each of them is called; a missing kind does not compile. */
export const selectionLedgerTexts: Readonly<Record<SelectionLedgerKind, LocalizedText>> = {
  'selection.proposed': { zh: '提出遴选人选', en: 'Candidate proposed' },
  'selection.checked': { zh: '遴选审核通过', en: 'Candidate checked' },
  'selection.probationBegun': { zh: '开始试用', en: 'Probation begun' },
  'selection.vouched': { zh: '带教人出具试用意见', en: 'Word of the mentor' },
  'selection.confirmed': { zh: '遴选确认任职', en: 'Candidate confirmed' },
  'selection.ended': { zh: '遴选终止', en: 'Selection ended' },
};

const id = z.string().min(1).max(100);
const tags = { capability: 'selection', access: 'session' } as const;
const get = { ...tags, method: 'GET', command: false } as const;
const post = { ...tags, method: 'POST', command: true } as const;
const ofUnit = { params: z.object({ organization: id }) } as const;
const ofSelection = { params: z.object({ selection: z.uuid() }) } as const;
const wordSchema = z.object({ name: z.string(), at: instantSchema }).nullable();
const note = z.string().trim().max(1000);
const statusAnswer = z.object({ status: z.enum(selectionStatuses) });

export const selectionSchema = z.object({
  selection: z.string(),
  organization: z.object({ id: z.string(), name: z.string() }),
  candidate: z.object({ id: z.string(), name: z.string() }),
  office: z.object({ id: z.string(), name: localizedTextSchema }),
  origin: z.enum(selectionOrigins),
  status: z.enum(selectionStatuses),
  proposed: z.object({ name: z.string(), at: instantSchema }),
  checked: wordSchema,
  probation: z
    .object({ mentor: z.string(), from: instantSchema, endsAt: instantSchema, over: z.boolean() })
    .nullable(),
  vouched: wordSchema,
  confirmed: wordSchema,
  ended: z.object({ name: z.string(), at: instantSchema, reason: z.enum(endReasons) }).nullable(),
  /** Null for who may not read them, and once they were deleted. */
  words: z
    .object({
      statement: z.string(),
      answers: z.array(z.boolean()).nullable(),
      check: z.string().nullable(),
      vouch: z.string().nullable(),
      end: z.string().nullable(),
    })
    .nullable(),
  may: z.object({
    check: z.boolean(),
    probation: z.boolean(),
    vouch: z.boolean(),
    confirm: z.boolean(),
    withdraw: z.boolean(),
    end: z.boolean(),
  }),
});

export const listMySelections = defineRoute({
  ...get,
  id: 'selection.mine',
  path: '/api/v1/selections',
  summary: {
    zh: '与我有关的遴选：本人的、我推荐的、由我带教的',
    en: 'Selections that concern me: my own, those I recommended, those I mentor',
  },
  response: z.object({ items: z.array(selectionSchema) }),
});

export const listSelections = defineRoute({
  ...get,
  ...ofUnit,
  id: 'selection.list',
  path: '/api/v1/organizations/:organization/selections',
  summary: { zh: '本单位的遴选', en: 'The selections of a unit, newest first' },
  query: z.object({ state: z.enum(['open', 'all']).default('open') }),
  response: z.object({ items: z.array(selectionSchema) }),
});

export const readSelectionForm = defineRoute({
  ...get,
  ...ofUnit,
  id: 'selection.form',
  path: '/api/v1/organizations/:organization/selection-form',
  summary: {
    zh: '遴选标准、可申请的职务、可推荐的人员和带教人',
    en: 'Criteria, offices that can be asked for, who can be recommended and who can be mentor',
  },
  response: z.object({
    criteria: z.array(localizedTextSchema),
    probationMonths: z.number().int(),
    keepDays: z.number().int(),
    offices: z.array(z.object({ id: z.string(), name: localizedTextSchema })),
    mayApply: z.boolean(),
    mayRecommend: z.boolean(),
    /** Empty for who may not recommend. */
    people: z.array(z.object({ id: z.string(), name: z.string() })),
    /** By office; empty for who may not decide. */
    mentors: z.array(
      z.object({ office: z.string(), people: z.array(z.object({ id: z.string(), name: z.string() })) }),
    ),
  }),
});

export const proposeSelection = defineRoute({
  ...post,
  ...ofUnit,
  id: 'selection.propose',
  path: '/api/v1/organizations/:organization/selections',
  summary: { zh: '自荐，或推荐他人', en: 'Apply, or recommend somebody' },
  body: z.strictObject({ candidate: id, office: id, statement: z.string().trim().min(1).max(2000) }),
  response: z.object({ selection: z.string() }),
  status: 201,
});

export const checkSelection = defineRoute({
  ...post,
  ...ofSelection,
  id: 'selection.check',
  path: '/api/v1/selections/:selection/check',
  summary: { zh: '对照遴选标准逐条审核', en: 'Hold the candidate against every criterion' },
  body: z.strictObject({ answers: z.array(z.boolean()).max(500), note }),
  response: statusAnswer,
});

export const beginProbation = defineRoute({
  ...post,
  ...ofSelection,
  id: 'selection.probation',
  path: '/api/v1/selections/:selection/probation',
  summary: { zh: '确定带教人和试用期', en: 'Name the mentor and the end of probation' },
  body: z.strictObject({ mentor: id, endsAt: instantSchema }),
  response: statusAnswer,
});

export const vouchForCandidate = defineRoute({
  ...post,
  ...ofSelection,
  id: 'selection.vouch',
  path: '/api/v1/selections/:selection/vouching',
  summary: { zh: '带教人出具试用意见', en: 'The mentor’s word after probation' },
  body: z.strictObject({ note }),
  response: statusAnswer,
});

export const confirmSelection = defineRoute({
  ...post,
  ...ofSelection,
  id: 'selection.confirm',
  path: '/api/v1/selections/:selection/confirmation',
  summary: { zh: '确认并任命', en: 'Confirm the candidate, which appoints him' },
  body: z.strictObject({}),
  response: statusAnswer,
});

export const endSelection = defineRoute({
  ...post,
  ...ofSelection,
  id: 'selection.end',
  path: '/api/v1/selections/:selection/end',
  summary: { zh: '撤回或终止遴选', en: 'Withdraw, or end for a reason' },
  body: z.strictObject({ reason: z.enum(endReasons).exclude(['criteriaNotMet']), note }),
  response: statusAnswer,
});

export const selectionRoutes = [
  listMySelections,
  listSelections,
  readSelectionForm,
  proposeSelection,
  checkSelection,
  beginProbation,
  vouchForCandidate,
  confirmSelection,
  endSelection,
] as const;
