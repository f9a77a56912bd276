import {
  mostItems,
  type SpotCheckRefusal,
  samplingMethods,
  spotCheckDuties,
  spotCheckStatuses,
} from '@sanshen/domain/spot-checks';
import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, instantSchema, localizedTextSchema, pageOf, pageQuery } from './route.ts';

/** Refusals of the rules; a missing text does not compile. */
export const spotChecksProblems = defineProblems<SpotCheckRefusal>({
  'spotChecks.notYours': {
    status: 403,
    zh: '该次抽查不由您检查或裁定',
    en: 'This spot check is not yours to inspect or settle',
  },
  'spotChecks.submittedAlready': {
    status: 409,
    zh: '您已提交检查意见，不能再改',
    en: 'You have handed in your answers; they stand',
  },
  'spotChecks.incomplete': {
    status: 422,
    zh: '请逐条逐项答完，不多不少',
    en: 'Answer every question of every item, and nothing else',
  },
  'spotChecks.noteMissing': {
    status: 422,
    zh: '判为有问题的，请写明是什么问题',
    en: 'Where you see a fault, say what it is',
  },
  'spotChecks.wrongStatus': {
    status: 409,
    zh: '抽查的阶段已变化，请刷新后再办',
    en: 'The spot check has moved on since; read it again',
  },
  'spotChecks.samePerson': {
    status: 422,
    zh: '两名检查人和裁定人须是三个不同的人',
    en: 'The two inspectors and the one who settles must be three different people',
  },
  'spotChecks.notIndependent': {
    status: 422,
    zh: '检查人、裁定人须是组织抽查的单位或其上级的工作人员；自所查时段开始以来在被抽查单位任过职的，不得组织、检查或裁定',
    en: 'Inspectors and who settles must be of who holds the spot check, or above; nobody draws, inspects or settles who was of a unit that is checked since the period began',
  },
  'spotChecks.unitElsewhere': {
    status: 403,
    zh: '所选单位中有不归本单位领导或指导的',
    en: 'Among these units is one that this organisation neither commands nor guides',
  },
  'spotChecks.periodEmpty': {
    status: 422,
    zh: '时段须已开始，且起止先后正确',
    en: 'The period must have begun, and end after it begins',
  },
  'spotChecks.nothingPublished': {
    status: 422,
    zh: '所选单位在这一时段没有发布内容',
    en: 'These units published nothing in this period',
  },
});

const id = z.string().min(1).max(100);
const tags = { capability: 'spotChecks', access: 'session' } as const;
const ofOrganization = z.object({ organization: id });
const ofCheck = z.object({ check: z.uuid() });
const personSchema = z.object({ person: z.string(), name: z.string() });
const answerSchema = z.strictObject({
  item: z.number().int().min(0).max(mostItems),
  line: id,
  fault: z.boolean(),
  note: z.string().trim().max(1000).default(''),
});
const answers = z.array(answerSchema).max(mostItems * 100);
const lineSchema = z.object({ id: z.string(), clause: z.string(), name: localizedTextSchema });

const head = {
  check: z.string(),
  organization: z.string(),
  title: z.string(),
  from: instantSchema,
  to: instantSchema,
  method: z.enum(samplingMethods),
  size: z.number().int(),
  status: z.enum(spotCheckStatuses),
  drawnAt: instantSchema,
  doubleBlind: z.boolean(),
  /** Inspectors who have answered, of two. */
  submitted: z.number().int(),
  /** Null until both have answered. */
  share: z.number().nullable(),
  kappa: z.number().nullable(),
  /** Items with a fault that stands; null until it is settled. */
  faulty: z.number().int().nullable(),
};

export const spotCheckLineSchema = z.object(head);
export const spotCheckSchema = z.object({
  ...head,
  lines: z.array(lineSchema),
  /** What the caller does here; null for a looker-on. */
  duty: z.enum(spotCheckDuties).nullable(),
  items: z.array(
    z.object({
      item: z.number().int(),
      title: z.string(),
      /** Null for who may not see names. */
      organizationName: z.string().nullable(),
      manuscript: z.string().nullable(),
    }),
  ),
  people: z.object({ inspectors: z.array(personSchema), referee: personSchema }).nullable(),
  /** With these anybody can draw the sample again; null for who may not see names. */
  sample: z
    .object({
      seed: z.string(),
      population: z.number().int(),
      digest: z.string(),
      /** Whether drawing it again just now gave the same items. */
      reproduced: z.boolean(),
    })
    .nullable(),
  /** The caller's own answers once they are in; empty before. */
  own: z.array(answerSchema),
  /** Both answers to each question on which the two differ, without names; empty for who may not see them. */
  differences: z.array(
    z.object({
      item: z.number().int(),
      line: z.string(),
      answers: z.array(z.object({ fault: z.boolean(), note: z.string() })),
      verdict: z.object({ fault: z.boolean(), note: z.string() }).nullable(),
    }),
  ),
  agreed: z.number().int().nullable(),
  questions: z.number().int().nullable(),
  faults: z.array(
    z.object({
      item: z.number().int(),
      line: z.string(),
      note: z.string(),
      /** The case that was opened about it; null for who may not see it. */
      case: z.string().nullable(),
    }),
  ),
  may: z.object({ submit: z.boolean(), settle: z.boolean() }),
});
export type SpotCheckAnswer = z.output<typeof spotCheckSchema>;

export const listSpotChecks = defineRoute({
  ...tags,
  id: 'spotChecks.list',
  method: 'GET',
  path: '/api/v1/organizations/:organization/spot-checks',
  summary: { zh: '本单位组织的抽查', en: 'The spot checks that an organisation holds' },
  params: ofOrganization,
  query: pageQuery,
  response: pageOf(spotCheckLineSchema).extend({
    mayHold: z.boolean(),
    /** The rule book's count for a year, and how many were held in the year so far. */
    perYear: z.number().int(),
    heldThisYear: z.number().int(),
    doubleBlind: z.boolean(),
    lines: z.array(lineSchema),
    /** Empty for who may not hold any. */
    units: z.array(z.object({ organization: z.string(), name: z.string() })),
    people: z.array(personSchema),
  }),
  command: false,
});

export const drawSpotCheck = defineRoute({
  ...tags,
  id: 'spotChecks.draw',
  method: 'POST',
  path: '/api/v1/organizations/:organization/spot-checks',
  summary: {
    zh: '组织抽查：按随机或风险加权抽取已发布内容',
    en: 'Hold a spot check: draw published items by chance or weighted by risk',
  },
  params: ofOrganization,
  body: z.strictObject({
    title: z.string().trim().min(1).max(200),
    from: instantSchema,
    to: instantSchema,
    units: z.array(id).min(1).max(300),
    method: z.enum(samplingMethods),
    size: z.number().int().min(1).max(mostItems),
    inspectors: z.tuple([id, id]),
    referee: id,
  }),
  response: z.object({ check: z.string() }),
  command: true,
  status: 201,
});

export const listOwnSpotChecks = defineRoute({
  ...tags,
  id: 'spotChecks.own',
  method: 'GET',
  path: '/api/v1/session/spot-checks',
  summary: { zh: '等待本人检查或裁定的抽查', en: 'The spot checks that wait for oneself' },
  response: z.object({
    items: z.array(spotCheckLineSchema.extend({ duty: z.enum(spotCheckDuties) })),
  }),
  command: false,
});

export const readSpotCheck = defineRoute({
  ...tags,
  id: 'spotChecks.read',
  method: 'GET',
  path: '/api/v1/spot-checks/:check',
  summary: { zh: '抽查', en: 'A spot check, as far as the caller may see it' },
  params: ofCheck,
  response: spotCheckSchema,
  command: false,
});

export const readSpotCheckItem = defineRoute({
  ...tags,
  id: 'spotChecks.item',
  method: 'GET',
  path: '/api/v1/spot-checks/:check/items/:item',
  summary: {
    zh: '被抽查的内容及其审校经过，不含撰写人和签署人',
    en: 'What was published and how it was reviewed, without who wrote and signed it',
  },
  params: z.object({ check: z.uuid(), item: z.coerce.number().int().min(0).max(mostItems) }),
  response: z.object({
    title: z.string(),
    summary: z.string(),
    paragraphs: z.array(z.string()),
    pictures: z.array(z.object({ file: z.string(), alt: z.string() })),
    /** How it was reviewed, without who did; stages count from 1 in the order in which they signed first. */
    review: z.object({
      signOffs: z.array(
        z.object({
          stage: z.number().int(),
          duty: z.enum(['review', 'proofread']),
          at: instantSchema,
          /** Whether it was given to exactly what was published. */
          samePublished: z.boolean(),
        }),
      ),
      release: z.enum(['reviewed', 'emergency']).nullable(),
      /** What the platform's copy was found to be when it was read last; null where it was not read. */
      verdict: z.string().nullable(),
    }),
  }),
  command: false,
});

export const submitSpotCheck = defineRoute({
  ...tags,
  id: 'spotChecks.submit',
  method: 'POST',
  path: '/api/v1/spot-checks/:check/answers',
  summary: { zh: '提交检查意见', en: 'Hand in one’s answers' },
  params: ofCheck,
  body: z.strictObject({ answers }),
  response: z.object({ status: z.enum(spotCheckStatuses) }),
  command: true,
});

export const settleSpotCheck = defineRoute({
  ...tags,
  id: 'spotChecks.settle',
  method: 'POST',
  path: '/api/v1/spot-checks/:check/verdicts',
  summary: { zh: '裁定意见不一致的各项', en: 'Decide where the two differ' },
  params: ofCheck,
  body: z.strictObject({ verdicts: answers }),
  response: z.object({ status: z.enum(spotCheckStatuses) }),
  command: true,
});

export const spotChecksRoutes = [
  listSpotChecks,
  drawSpotCheck,
  listOwnSpotChecks,
  readSpotCheck,
  readSpotCheckItem,
  submitSpotCheck,
  settleSpotCheck,
] as const;
